"""Puts back marks that recognition lost, where the words of orders leave one reading ("phôi hơp vơi", "gưi").

Only syllables that stand in no known word are touched, and only when the words and names that decide know exactly
these letters with other marks. Lengths stay, so that places do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from dondoc.bodies.registry import bodies
from dondoc.bodies.registry import rows as body_rows
from dondoc.notice.orders.lexicon import rows
from dondoc.text.folding import bare, fold
from dondoc.text.view import View
from dondoc.vietnamese.words import administrative, is_known, stands_in_words

_SYLLABLE = re.compile(r"[^\W\d_]+")
_LISTS = ("meant.txt", "verbs.txt", "adverbs.txt", "nouns.txt", "cues.tsv", "closing.txt", "products.tsv")
_BODIES = ("heads.tsv", "groups.tsv", "group_nouns.tsv", "posts.tsv")


def restored(view: View) -> View:
    """The view with marks put back where the words leave no choice; the same letters, the same places."""
    syllables = list(_SYLLABLE.finditer(view.folded))
    words = [syllable.group() for syllable in syllables]
    plain = bare("\n".join(words)).split("\n")
    right: dict[int, str] = {}
    for at, meant in _meant(view.folded, syllables, words, plain):
        if right.get(at, meant[0]) == meant[0] and right.get(at + 1, meant[1]) == meant[1]:
            right[at], right[at + 1] = meant
    for at, word in enumerate(words):
        if at not in right and not stands_in_words(word):
            right[at] = _singles().get(plain[at], word)
    changed = {syllables[at].start(): word for at, word in right.items() if word != words[at]}
    return view.written(_rewritten(view.cased, changed)) if changed else view


def _meant(
    folded: str, syllables: Sequence[re.Match[str]], words: Sequence[str], plain: Sequence[str]
) -> list[tuple[int, tuple[str, str]]]:
    """The pairs that may be written otherwise, those the reader knows best first."""
    found = []
    pairs = _pairs()
    for at, pair in enumerate(pairwise(plain)):
        meant = pairs.get(" ".join(pair))
        if meant is None or folded[syllables[at].end() : syllables[at + 1].start()] != " ":
            continue
        around = words[at - 1], words[(at + 2) % len(words)]
        if not is_known(words[at], words[at + 1]) and _may_change(around, words[at : at + 2], meant[1]):
            found.append((-meant[0], at, meant[1]))
    return [(at, pair) for _, at, pair in sorted(found)]


def _may_change(around: Sequence[str], said: Sequence[str], meant: tuple[str, str]) -> bool:
    """A good syllable stays that makes a word with its other neighbour, or beside a good one that changes as well."""
    (before, after), (first, second) = around, said
    good_first, good_second = stands_in_words(first), stands_in_words(second)
    if good_first and good_second and first != meant[0] and second != meant[1]:
        return False
    if good_first and first != meant[0] and is_known(before, first):
        return False
    return not (good_second and second != meant[1] and is_known(second, after))


def _rewritten(cased: str, right: Mapping[int, str]) -> str:
    letters = list(cased)
    for place, syllable in right.items():
        for at, letter in enumerate(syllable, place):
            letters[at] = letter.upper() if letters[at].isupper() else letter
    return "".join(letters)


@cache
def _pairs() -> Mapping[str, tuple[int, tuple[str, str]]]:
    """Two syllables without marks to the only pair with marks that the reader's words have, and how often; folded."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for phrase in _phrases():
        for first, second in pairwise(_SYLLABLE.findall(phrase)):
            counts.setdefault(f"{bare(first)} {bare(second)}", Counter())[(first, second)] += 1
    found = {}
    for key, forms in counts.items():
        (best, often), *rest = forms.most_common(2)
        if key != " ".join(best) and (not rest or often >= 2 * rest[0][1]):
            found[key] = often, best
    return found


@cache
def _singles() -> Mapping[str, str]:
    words = (fold(row[0]) for row in rows("meant.txt"))
    return {bare(word): word for word in words if " " not in word}


def _phrases() -> Iterator[str]:
    for name in _LISTS:
        yield from (fold(row[0]) for row in rows(name))
    for row in rows("sets.tsv"):
        yield from map(fold, row[1].split("|"))
    yield from (f"{first} {second}" for first, second in administrative())
    yield from map(fold, _names())
    for name in _BODIES:
        yield from (fold(row[0]) for row in body_rows(name))


def _names() -> Iterable[str]:
    return (name for body in bodies() for name in (body.name, *body.aliases))
