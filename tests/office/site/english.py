"""What a page in English still says in Vietnamese: words that stand in our own source, not in the office's data."""

from __future__ import annotations

import ast
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

OFFICE = Path(__file__).parents[3] / "src" / "dondoc_office"
NAMES = frozenset({"Đôn Đốc", "Tiếng Việt"})
"""The product and a language are called the same everywhere."""
_VIETNAMESE = re.compile(r"[À-ỹĐđ]")
_EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_UNSEEN = ("migrations", "demonstration", "papers", "data")


class _Words(HTMLParser):
    """Every text that a reader meets, those of attributes too; but for what says that it is Vietnamese."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        foreign = said.get("lang") == "vi" or self._inside
        if tag not in _EMPTY:
            self._open.append((tag, foreign))
        if foreign:
            return
        for name in ("aria-label", "title", "placeholder", "data-label"):
            self._add(said.get(name) or "")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self._add(data)

    @property
    def _inside(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _add(self, data: str) -> None:
        words = " ".join(data.split())
        if _VIETNAMESE.search(words):
            self.found.append(words)


@cache
def sentences() -> frozenset[str]:
    """The Vietnamese that our modules write, and the fixed parts of what they put together."""
    found = set()
    for path in OFFICE.rglob("*.py"):
        if any(part in path.parts for part in _UNSEEN):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(" ".join(node.value.split()).strip(" ;:,."))
    return frozenset(one for one in found if _VIETNAMESE.search(one) and "\n" not in one)


def left_in_vietnamese(page: str, data: frozenset[str] = frozenset()) -> list[str]:
    """The words of a page that our own source says in Vietnamese; `data` are words that only look like them."""
    parser = _Words()
    parser.feed(page)
    own = sentences() - data - NAMES
    return [words for words in dict.fromkeys(parser.found) if words.strip(" ;:,.") in own]
