"""Papers: documents in Word after Nghị định 30/2020/NĐ-CP, made from values; no request, no database, no clock."""
