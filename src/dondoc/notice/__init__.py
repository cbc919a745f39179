"""The notice: its model (the contract `dondoc.notice/1`) and the reader that fills it."""
