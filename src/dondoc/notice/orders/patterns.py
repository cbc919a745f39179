"""Patterns that exist twice: for texts with marks and for texts that lost them."""

from __future__ import annotations

import re
from functools import cache, cached_property

from dondoc.notice.orders.lexicon import Noise, rows
from dondoc.text.folding import bare, fold, pattern

_SET = re.compile(r"<([a-z]+)>")


class Twin:
    """One regex over folded text and the same over text without marks, compiled when first used.

    `<prefix>` in it stands for any of the words of that set (`data/sets.tsv`).
    """

    def __init__(self, regex: str) -> None:
        self._regex = regex

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return pattern(self._spelled())

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return re.compile(bare(self._spelled()))

    def _spelled(self) -> str:
        return _SET.sub(lambda match: any_of(match.group(1)), self._regex)

    def of(self, noise: Noise) -> re.Pattern[str]:
        """The form that fits a document."""
        return self._bare if noise is Noise.BARE else self._marked


def any_of(name: str) -> str:
    """A regex for any word of a set, longer ones first."""
    words = sorted(_sets()[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in words) + ")"


@cache
def _sets() -> dict[str, list[str]]:
    sets: dict[str, list[str]] = {}
    for name, words in rows("sets.tsv"):
        sets.setdefault(name, []).extend(fold(word) for word in words.split("|"))
    return sets
