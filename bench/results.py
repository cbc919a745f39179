"""The page of results: each measurement has its part under a heading of its own, and leaves the others alone."""

from __future__ import annotations

from pathlib import Path

RESULTS = Path("bench/RESULTS.md")


def put(head: str, said: str) -> None:
    """`said` becomes what stands under `# head`, up to the next heading of that rank."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    before, found, behind = old.partition(f"# {head}\n")
    after = behind.partition("\n# ")[2] if found else ""
    part = f"{before.rstrip()}\n\n# {head}\n\n{said.strip()}\n"
    RESULTS.write_text(part + (f"\n# {after}" if after else ""), encoding="utf-8")
