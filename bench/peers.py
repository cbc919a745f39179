"""What runs offline and does a part of the work, measured where it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Peer = tuple[str, Callable[[str], object]]


def peers() -> Iterator[Peer]:
    """The peers that can be imported, by name."""
    for found in (_dateparser, _underthesea):
        try:
            yield found()
        except ImportError:
            continue


def _dateparser() -> Peer:
    from dateparser.search import search_dates

    return "dateparser `search_dates` (days only)", lambda text: search_dates(text, languages=["vi"])


def _underthesea() -> Peer:
    from underthesea import ner

    def read(text: str) -> list[object]:
        return [ner(line) for line in text.split("\n") if line.strip()]

    return "underthesea `ner` (names only)", read
