"""Reports: Word, Excel and registers made from the office."""
