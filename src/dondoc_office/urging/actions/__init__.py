"""Every change of urging; one function a verb, one transaction, the journal inside."""
