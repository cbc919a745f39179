"""Bytes to source text, and facts back out to files."""

from dondoc.files.reading import refuse_secret_file, source_of

__all__ = ["refuse_secret_file", "source_of"]
