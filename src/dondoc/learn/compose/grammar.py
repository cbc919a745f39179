"""Templates that write sentences: lists of alternatives that refer to one another.

    == partners            a list and its name; one alternative a line
    *3 ⟦C|{agency}⟧         drawn three times as often
    {agency}               an alternative of that list (of `agency.district` in a district)
    {agency?} {agency?20}  the same, half of the time, 20 times of 100
    {agency^}              its first letter a capital
    <a|b|>                 one of these words, or nothing

A list that the data does not have is asked of the `words` given: places, days, deadlines.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from random import Random

_PART = re.compile(r"\{([\w.]+)(\^?)(\?(\d*))?\}|<([^<>]*)>")
_FIRST_LETTER = re.compile(r"^((?:⟪|⟦[A-Z]\|)*)(\w)")
_DOUBLE = re.compile(r" {2,}")
_LOOSE = re.compile(r" +(?=[,;.:)⟫])")

Words = Mapping[str, Callable[[], str]]
Lists = Mapping[str, tuple[tuple[str, ...], tuple[int, ...]]]


class Grammar:
    """Lists of templates, and one document's way through them."""

    def __init__(self, lists: Lists, words: Words, chance: Random, scope: str) -> None:
        self._lists, self._words, self._chance, self._scope = lists, words, chance, scope
        self._recent: deque[str] = deque(maxlen=8)

    def write(self, name: str) -> str:
        """An alternative of a list with everything in it written out."""
        written = _DOUBLE.sub(" ", self._expand("{" + name + "}"))
        return _LOOSE.sub("", written)

    def has(self, name: str) -> bool:
        return f"{name}.{self._scope}" in self._lists or name in self._lists

    def _expand(self, template: str) -> str:
        # A loop over what is still to be written, so that depth costs no recursion.
        while (part := _PART.search(template)) is not None:
            template = template[: part.start()] + self._part(part) + template[part.end() :]
        return template

    def _part(self, part: re.Match[str]) -> str:
        name, capital, maybe, percent, choices = part.groups()
        if choices is not None:
            options: list[str] = choices.split("|")
            return self._chance.choice(options)
        if maybe and self._chance.randrange(100) >= int(percent or 50):
            return ""
        if not capital:
            return self._draw(name)
        written = self._expand(self._draw(name))
        return _FIRST_LETTER.sub(_capital, written)

    def _draw(self, name: str) -> str:
        found = self._lists.get(f"{name}.{self._scope}") or self._lists.get(name)
        if found is None:
            return self._words[name]()
        lines, weights = found
        for _ in range(4):  # the same words twice in one sentence are rare in real text
            drawn: str = self._chance.choices(lines, weights)[0]
            if drawn not in self._recent:
                break
        self._recent.append(drawn)
        return drawn


def _capital(first: re.Match[str]) -> str:
    return str(first[1]) + str(first[2]).upper()


def parse_lists(lines: Iterable[str]) -> Lists:
    """The lists of a template file."""
    raw: dict[str, list[tuple[str, int]]] = {}
    current: list[tuple[str, int]] = []
    for line in lines:
        text = line.rstrip("\n")
        text = text.replace("\\t", "\t")
        if text.startswith("== "):
            current = raw.setdefault(text[3:].strip(), [])
        elif text and not text.startswith("# "):
            weighed = re.match(r"\*(\d+) ", text)
            current.append((text[weighed.end() :], int(weighed[1])) if weighed else (text, 1))
    return {name: (tuple(t for t, _ in found), tuple(w for _, w in found)) for name, found in raw.items()}


@cache
def load_lists() -> Lists:
    """Every template and word list of the training composer."""
    folder = files("dondoc.learn.compose") / "data"
    lists: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {}
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".txt"):
            lists |= parse_lists(file.read_text(encoding="utf-8").splitlines())
    return lists
