"""Bytes to source text, and facts back out to files."""
