"""Rows of an office's own list of units: which unit each is about, where its paper has names and no codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dondoc_office.sheets.reading import Row
from dondoc_office.site.searching import folded_words
from dondoc_office.units.models import Level, Unit
from dondoc_office.units.naming import code_for, kind_of, level_of


class Names:
    """What names of units may mean (đối chiếu tên): those that stand and have not ended, then those of the file."""

    def __init__(self, standing: Iterable[Unit]) -> None:
        self.units = {unit.code: unit for unit in standing}
        self.tops = [
            code for code, unit in self.units.items() if unit.parent is None and not unit.valid_until
        ]
        self._called: dict[str, list[str]] = defaultdict(list)
        self._full: dict[str, list[str]] = defaultdict(list)
        for unit in self.units.values():
            if not unit.valid_until:
                self._full[folded_words(unit.name)].append(unit.code)
                self.call(
                    unit.code, unit.name, unit.short_name, *(alias.name for alias in unit.aliases.all())
                )

    def call(self, code: str, *names: str) -> None:
        for name in {folded_words(name) for name in names if name}:
            if code not in self._called[name]:
                self._called[name].append(code)

    def code_of(self, words: str) -> str:
        """The code of the one unit called so; the words themselves where there is none, or more than one."""
        found = self.codes_of(words)
        return found[0] if len(found) == 1 else words

    def codes_of(self, words: str) -> list[str]:
        """The codes of all units called so."""
        return self._called.get(folded_words(words), [])

    def same(self, name: str, parent: str) -> list[str]:
        """The standing units of this full name, those under `parent` alone where it is said."""
        found = self._full.get(folded_words(name), [])
        above = self.code_of(parent)
        return [code for code in found if not parent or self._above(code) == above]

    def _above(self, code: str) -> str:
        unit = self.units[code]
        return unit.parent.code if unit.parent else ""


def resolved(rows: Sequence[Row], standing: Iterable[Unit]) -> list[Row | None]:
    """The rows with codes, and with kind and level of new units as their names say; None: several units are meant."""
    names = Names(standing)
    taken = {code for row in rows if (code := row.words.get("code"))} | names.units.keys()
    coded: list[Row | None] = []
    for row in rows:
        one = _coded(row, names, taken)
        coded.append(one)
        if one is not None:
            taken.add(one.words["code"])
            names.call(one.words["code"], one.words["name"], one.words.get("short_name", ""))
    levels = {code: Level(unit.level) for code, unit in names.units.items()}
    levels |= {row.words["code"]: level_of(row.words["name"]) for row in coded if row}
    return [row and _placed(row, names, levels) for row in coded]


def _coded(row: Row, names: Names, taken: set[str]) -> Row | None:
    name, code = row.words["name"], row.words.get("code", "")
    if code or not name:
        return replace(row, words={**row.words, "code": code})
    same = names.same(name, row.words.get("parent", ""))
    if len(same) > 1:
        return None
    return replace(row, words={**row.words, "code": same[0] if same else code_for(name, taken)})


def _placed(row: Row, names: Names, levels: Mapping[str, Level]) -> Row:
    words = dict(row.words)
    if words.get("parent") and words["parent"] not in levels:
        words["parent"] = names.code_of(words["parent"])
    if words["code"] in names.units:
        return replace(row, words=words)
    if "parent" not in words and len(names.tops) == 1:
        words["parent"] = names.tops[0]
    words["kind"] = words.get("kind") or kind_of(words["name"]).value
    own = level_of(words["name"])
    above = levels.get(words.get("parent", ""), Level.OTHER)
    words["level"] = words.get("level") or (above if own is Level.OTHER else own).value
    return replace(row, words=words)
