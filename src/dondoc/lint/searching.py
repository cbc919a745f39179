"""The fixed words and signs of all rules, searched in one pass each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dondoc.lint.rule import Rule
from dondoc.text.folding import fold
from dondoc.text.phrases import Phrases

Places = Mapping[str, Sequence[tuple[int, int]]]


class Searches:
    """What the rules want to be shown, by the code of the rule."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = tuple(rules)
        words: dict[str, list[str]] = {}
        signs: dict[str, list[str]] = {}
        for rule in rules:
            for phrase in rule.phrases:
                words.setdefault(fold(phrase), []).append(rule.code)
            for sign in rule.signs:
                signs.setdefault(sign, []).append(rule.code)
        self._phrases = Phrases(words)
        self._sign_codes = tuple(signs.values())
        self._signs = AhoCorasick(
            list(signs), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def phrases(self, folded: str) -> Places:
        """Where fixed words stand, none inside another word; the longest of those that begin together."""
        places: dict[str, list[tuple[int, int]]] = {}
        for start, end, codes in self._phrases.find(folded):
            for code in codes:
                places.setdefault(code, []).append((start, end))
        return places

    def signs(self, text: str) -> Places:
        """Where fixed characters stand, overlapping ones too."""
        places: dict[str, list[tuple[int, int]]] = {}
        for index, start, end in self._signs.find_matches_as_indexes(text, overlapping=True):
            for code in self._sign_codes[index]:
                places.setdefault(code, []).append((start, end))
        return places
