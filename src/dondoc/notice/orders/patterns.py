"""Patterns that exist twice: for texts with marks and for texts that lost them."""

from __future__ import annotations

import re
from functools import cache, cached_property

from dondoc.notice.orders.lexicon import Noise, rows
from dondoc.text.folding import bare, fold, fold_nfc, pattern

_SIGNS = {ord(sign): " " for sign in ",.;:()*_/\"'\n-"}
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


# What a number in front of a name may begin with.
NUMBERS = "|".join(
    [f"{digit} " for digit in range(1, 10)]
    + [str(number) for number in range(100)]
    + [f"0{n}" for n in range(10)]
)


class Opener(Twin):
    """A Twin that begins with one of a few words: where none of them begins it is not even tried."""

    def __init__(self, regex: str, firsts: str) -> None:
        super().__init__(regex)
        self._firsts = firsts

    @cached_property
    def _heads(self) -> frozenset[str]:
        words = [fold_nfc(word) for word in self._firsts.split("|") if not word.startswith("<")]
        for name in _SET.findall(self._firsts):
            words += _sets()[name]
        return frozenset(form[:2] for word in words for form in (word, bare(word)))

    def match(self, text: str, place: int, end: int, noise: Noise) -> re.Match[str] | None:
        """The match that begins at a place, if any."""
        if text[place : place + 2] not in self._heads:
            return None
        return self.of(noise).match(text, place, end)


def holds(name: str, text: str, noise: Noise) -> bool:
    """Whether a short text holds any word of a set."""
    words = f" {text.translate(_SIGNS)} "
    return any(word in words for word in _padded(name, noise is Noise.BARE))


@cache
def members(name: str, noise: Noise) -> frozenset[str]:
    """The words of a set in the form a document is searched in."""
    return frozenset(bare(word) if noise is Noise.BARE else word for word in _sets()[name])


@cache
def _padded(name: str, lost_marks: bool) -> tuple[str, ...]:
    return tuple(f" {bare(word) if lost_marks else word} " for word in _sets()[name])


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
