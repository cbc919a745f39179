"""Everything that is looked up while reading names, built once from the data files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from typing import Literal

from dondoc.bodies.registry import Body, bodies, key, rows, words, writings
from dondoc.text.folding import bare, fold, pattern
from dondoc.text.phrases import Phrases

EntryKind = Literal[
    "field", "open", "level", "firm", "body", "post", "title", "group", "whole", "noun", "refused"
]
EntryKinds = frozenset[EntryKind]
NAMES: EntryKinds = frozenset(("body", "level"))
POSTS: EntryKinds = frozenset(("post",))
PLURALS: EntryKinds = frozenset(("group",))
PARTIES: EntryKinds = frozenset(("body", "level", "post", "title", "group", "whole"))
NAMED: EntryKinds = frozenset(("body", "level", "open", "post", "title"))
ALL: EntryKinds = frozenset(
    ("field", "open", "level", "firm", "body", "post", "title", "group", "whole", "noun")
)
Alone = Literal["yes", "capital", "no"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase that begins a name is, and how to read on."""

    kind: EntryKind
    name: str
    alone: Alone = "yes"
    head: str = ""
    body: Body | None = None
    noisy: bool = False


# Heads that without their marks are commoner as other words ("quý", "đón", "báo" ...).
_AMBIGUOUS_BARE = frozenset(
    ("Quỹ", "Đồn", "Vụ", "Hạt", "Báo", "Đài", "Trường", "Đội", "Viện", "Trạm", "Đoàn", "CA")
)
# How clerks shorten the head of a name.
_SHORT = (("Phòng ", "P. "), ("Phòng ", "P."), ("VP ", "VP."), ("Trung tâm ", "TT "), ("Văn phòng ", "VP "))
_INSIDE = (
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban nhân dân", "UBND"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("đại biểu Quốc hội", "ĐBQH"),
)
_TITLES = ("đồng chí", "đ/c", "đc", "ông", "bà", "các đồng chí", "các đ/c", "các ông", "các bà")
_PLURALS = ("các", "những", "tất cả các", "toàn thể các", "toàn bộ các", "một số", "nhiều", "mỗi")


class Lexicon:
    """Phrases, words and patterns, either with their marks or, for texts that lost them, without."""

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks
        stops = words("stops.txt")
        noisy = (found for word in stops for found in _scanned(fold(word)))
        self.stops = frozenset(self.plain(fold(word)) for word in (*stops, *noisy))
        self.compounds = frozenset(self.plain(word) for word in words("compounds.txt"))
        self.surnames = frozenset(self.plain(fold(name)) for name in words("surnames.txt"))
        self.heads = {fold(row[0]): row[0] for row in rows("heads.tsv")}

    def plain(self, folded: str) -> str:
        """The phrase as it is looked for in this kind of text."""
        return folded if self.marks else bare(folded)

    def compile(self, regex: str) -> re.Pattern[str]:
        """A pattern to be matched on this kind of text."""
        return pattern(regex) if self.marks else re.compile(bare(pattern(regex).pattern))

    @cached_property
    def phrases(self) -> Phrases[Entry]:
        """Every phrase at which reading may begin; the longest at a place decides."""
        table: dict[str, Entry] = {}
        for phrase, entry in self._entries():
            table[self.plain(phrase)] = entry
        return Phrases(table, are_folded=True)

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        yield from self._worn()  # first, so that what is really written so wins
        yield from (found for found in _heads() if self.marks or found[1].name not in _AMBIGUOUS_BARE)
        yield from self._listed()
        yield from _posts()
        for title in _TITLES:
            yield fold(title), Entry("title", title)
        for phrase in map(fold, words("refused.txt")):
            yield phrase, Entry("refused", phrase)
            yield from ((f"{plural} {phrase}", Entry("refused", phrase)) for plural in _PLURALS)
        yield from _groups()

    def _worn(self) -> Iterator[tuple[str, Entry]]:
        """Names and heads of more than one syllable as scans leave them."""
        if not self.marks:
            return
        for body in bodies():
            entry = Entry("body", body.name, "capital", self.head_of(body.name), body, noisy=True)
            spelt_out = (name for name in (*body.aliases, body.name) if not _ABBREVIATED.search(name))
            yield from ((worn, entry) for name in spelt_out for worn in _scanned(fold(name)))
        for name, entry in (*_heads(), *_posts()):
            yield from ((worn, entry) for worn in _scanned(name))

    def _listed(self) -> Iterator[tuple[str, Entry]]:
        common = frozenset(words("common.txt"))
        names = frozenset(key(name) for _, name in self._names())
        for body, name in self._names():
            entry = Entry(
                "body", name, "capital" if fold(name) in common else "yes", self.head_of(body.name), body
            )
            for writing in writings(name):
                if "," not in writing or not _two_names(writing, name, entry.head, names):
                    yield writing, entry

    @staticmethod
    def _names() -> Iterator[tuple[Body, str]]:
        """Aliases first, so that a canonical name wins where both are written alike."""
        known = bodies()
        for body in known:
            for name in (body.name, *body.aliases):
                yield from (
                    (body, f"{short}{name.removeprefix(head)}")
                    for head, short in _SHORT
                    if name.startswith(head)
                )
        yield from ((body, short) for body in known for alias in body.aliases for short in _shortened(alias))
        yield from ((body, short) for body in known for short in _shortened(body.name))

    @lru_cache(maxsize=1024)  # noqa: B019 - the two lexicons live as long as the program
    def head_of(self, name: str) -> str:
        """The longest known head word a name begins with, folded; else nothing."""
        folded = fold(name)
        parts = folded.split()
        for size in range(min(len(parts) - 1, 4), 0, -1):
            if (head := " ".join(parts[:size])) in self.heads:
                return head
        return ""

    @cached_property
    def _by_head(self) -> dict[str, list[tuple[Body, str]]]:
        named: dict[str, list[tuple[Body, str]]] = {}
        for body, name in self._names():
            if head := self.head_of(name):
                named.setdefault(self.plain(head), []).append((body, name))
        return named

    @lru_cache(maxsize=128)  # noqa: B019 - the two lexicons live as long as the program
    def members(self, head: str) -> Phrases[Body] | None:
        """The names that may follow a head alone: "Tài chính" after "các Sở:"."""
        known = {
            self.plain(writing[len(head) + 1 :]): body
            for body, name in self._by_head.get(head, ())
            for writing in writings(name)
            if len(writing) > len(head) + 1
        }
        return Phrases(known, are_folded=True) if known else None

    @cached_property
    def beginnings(self) -> dict[str, Body | None]:
        """Names cut after any syllable, and the only name that begins so (None where several do)."""
        cut: dict[str, Body | None] = {}
        whole = {self.plain(key(body.name)): body for body in bodies()}
        for body in bodies():
            parts = key(body.name).split()
            for size in range(3, len(parts)):
                start = self.plain(" ".join(parts[:size]))
                cut[start] = body if cut.get(start, body) == body else None
        cut.update(whole)
        return cut


def _two_names(writing: str, name: str, head: str, names: frozenset[str]) -> bool:
    """Whether a comma would part one name into two registered ones: "Phòng Nội vụ, Lao động ..."."""
    first, comma, second = writing.partition(", ")
    if not comma or key(first) == key(name.partition(",")[0]):
        return False
    return key(first) in names and key(f"{head} {second}") in names


_ABBREVIATED = re.compile(r"[A-ZĐ]{2}|&")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def _scanned(name: str) -> Iterator[str]:
    """How a scan may leave a longer name: one syllable without its tone, or without any mark."""
    parts = name.split()
    for at, part in enumerate(parts):
        for worn in _worn_syllable(part) if len(parts) > 1 else ():
            yield " ".join([*parts[:at], worn, *parts[at + 1 :]])


@lru_cache(maxsize=2048)
def _worn_syllable(part: str) -> frozenset[str]:
    toneless = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", part)))
    return frozenset((toneless, bare(part))) - {part}


def _shortened(name: str) -> Iterator[str]:
    """The name with the long names inside it shortened, then the name as it is."""
    for long, short in _INSIDE:
        if long in name:
            yield name.replace(long, short)
    every = reduce(lambda part, pair: part.replace(*pair), _INSIDE, name)
    yield from dict.fromkeys((every, name))


def _heads() -> Iterator[tuple[str, Entry]]:
    for name, kind, alone in rows("heads.tsv"):
        yield fold(name), Entry(kind, name, alone)  # type: ignore[arg-type]  # the file's own words


def _posts() -> Iterator[tuple[str, Entry]]:
    for name, head, alone in rows("posts.tsv"):
        post = Entry("post", name, alone, "" if head == "-" else head)  # type: ignore[arg-type]
        yield from ((writing, post) for writing in writings(name))


def _groups() -> Iterator[tuple[str, Entry]]:
    for noun in map(fold, words("group_nouns.tsv")):
        for plural in _PLURALS:
            yield f"{plural} {noun}", Entry("group", noun)
    for phrase, kind in rows("groups.tsv"):
        yield fold(phrase), Entry(kind, phrase)  # type: ignore[arg-type]  # the file's own words


def lexicon(*, marks: bool = True) -> Lexicon:
    """The lexicon for texts with or without Vietnamese marks."""
    return _WITH_MARKS() if marks else _WITHOUT_MARKS()


_WITH_MARKS = cache(lambda: Lexicon(marks=True))
_WITHOUT_MARKS = cache(lambda: Lexicon(marks=False))
