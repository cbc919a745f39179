"""Bytes to source text, and facts back out to files."""

from dondoc.files.reading import source_of

__all__ = ["source_of"]
