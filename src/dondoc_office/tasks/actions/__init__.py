"""Every change of a task; one function a verb, one transaction, the journal inside."""
