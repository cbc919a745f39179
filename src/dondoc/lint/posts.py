"""How posts are officially written."""

from __future__ import annotations

from functools import lru_cache

from dondoc.bodies.registry import rows
from dondoc.text.folding import fold, pattern

_ADDRESS = pattern(r"^(?:giao )?(?:(?:các )?đồng chí|đ/c|ông|bà):?(?: |$)")


@lru_cache(maxsize=1)
def _posts() -> dict[str, str]:
    return {fold(row[0]): row[0] for row in rows("posts.tsv")}


@lru_cache(maxsize=1024)
def official_post(written: str) -> str | None:
    """The longest known post with which the words begin ("đồng chí" aside), officially written."""
    words = without_address(fold(written)).split(" ")
    for size in range(min(len(words), 6), 0, -1):
        official = _posts().get(" ".join(words[:size]))
        if official is not None:
            return official
    return None


def without_address(folded: str) -> str:
    """The words of a post without "đồng chí", "ông", "bà" before them."""
    return _ADDRESS.sub("", folded)
