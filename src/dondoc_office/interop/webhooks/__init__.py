"""Telling other programs what happened: the journal is the outbox, nothing is sent that was not committed."""
