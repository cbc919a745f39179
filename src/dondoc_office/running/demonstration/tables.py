"""The lists under data/: one row a line, columns by tabs, `#` for remarks."""

from __future__ import annotations

from importlib import resources


def table(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
