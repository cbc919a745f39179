"""One pass over a document: who is named where, when, and which words decide."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.orders.lexicon import Lexicon, Noise, Words, lexicon
from dondoc.notice.orders.likely import likely_deadlines
from dondoc.notice.orders.patterns import NUMBERS, Opener
from dondoc.text.folding import bare, pattern
from dondoc.values import maker, quick
from dondoc.vietnamese.times import TimeExpression

# What may stand between two names of one list: "A, B", "A và B", "A (cơ quan thường trực), B".
_JOINT = pattern(
    r"\.?\s*(?:\([^()]{0,90}\))?(?:\s*[,;](?: và)?|,? và(?: cả)?| hoặc|"
    r"\s*&| -|\s*/)?\s*(?:đồng chí |đ/c )?"
)
_JOINED = pattern(r"[,;&/-]|và|hoặc")
_MEMBER = pattern(r"(?:,|,? và|;) ")
HOLDER = Opener(
    r"(?:\d+ |hai |ba |bốn )?(?:các |những |mỗi |từng )?(?!<nobody>\b)<holder>(?!\w)",
    f"các|những|mỗi|từng|hai|bốn|{NUMBERS}|<holder>",
)
# Words that no name goes on with: what stands before them is the whole of it.
_NAMELESS = Opener(
    r"(?:do|được (?!giao|phân công|cấp)|bị|để|nhằm|gồm|đến|là|đã|đang|sẽ)\b",
    "do|được|bị|để|nhằm|gồm|đến|là|đã|đang|sẽ",
)
_WIDEST = 140  # characters between two names of a list
_JOINT_SIGNS = (",", " ", ";")
_LONGEST_NAME = 14  # words
_WORD_END = re.compile(r"[ ,;.:()\n]")
_LINK = pattern(r"\s*,?\s*(?:và )?")
_BESIDE = pattern(r"[\s.]*(?:\([^()]{0,120}\))")


@quick
@dataclass(frozen=True, slots=True)
class Cue:
    """A deciding word at `start:end` of the view."""

    start: int
    end: int
    kind: str


_cue = maker(Cue)


class Scan:
    """What the finders saw in a document, asked for by place in the view."""

    def __init__(
        self,
        cased: str,
        folded: str,
        bodies: Sequence[BodyMention],
        times: Sequence[TimeExpression],
        *,
        noise: Noise,
    ) -> None:
        self.cased = cased
        self.folded = folded
        self.noise = noise
        self.text = bare(folded) if noise is Noise.BARE else folded
        self.loose = bare(folded) if noise else folded  # for words of several syllables
        self.words: Lexicon = lexicon(noise)
        self.bodies = bodies
        self.times = tuple(likely_deadlines(times, self.text, noise))
        self._body_starts = [body.start for body in bodies]
        self._first = _first_of_lists(bodies)
        self.cues = self._find_cues()
        self._verbs: dict[int, int] = {}
        self._time_starts = [time.cue_start for time in self.times]
        self._cue_starts = [cue.start for cue in self.cues]
        self._cues_at = dict(zip(self._cue_starts, self.cues, strict=True))
        self._begun = self._cues_at.keys() | set(self._time_starts)

    def _find_cues(self) -> list[Cue]:
        folded, strict = self.folded, self.noise is Noise.NOISY
        plain = self.words.single
        return [
            self._freed(_cue(start, end, kind))
            for start, end, kind in self.words.cues.find(self.loose)
            if not strict or " " in self.loose[start:end] or folded[start:end] in plain
        ]

    def _freed(self, cue: Cue) -> Cue:
        """Where a name begins inside a phrase the first word is free: "Giao Ban Quản lý" is no "giao ban"."""
        if cue.kind == "plain" and self.text.startswith("giao ", cue.start):
            place = cue.start + len("giao ")
            if self.body_at(place) is not None:
                return Cue(cue.start, place - 1, "trigger")
        return cue

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The deciding words that begin in a range."""
        return self.cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def cue_at(self, place: int) -> Cue | None:
        """The deciding word that begins exactly at a place."""
        return self._cues_at.get(place)

    def times_in(self, start: int, end: int) -> Sequence[TimeExpression]:
        """The time expressions that begin in a range."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def bodies_in(self, start: int, end: int) -> Sequence[BodyMention]:
        """The names that begin in a range."""
        return self.bodies[bisect_left(self._body_starts, start) : bisect_left(self._body_starts, end)]

    def body_at(self, place: int) -> BodyMention | None:
        """The name that begins exactly at a place, the head it borrows ("các Sở:") included."""
        index = self._first.get(place)
        return None if index is None else self.bodies[index]

    def body_over(self, place: int) -> BodyMention | None:
        """The name that holds the character before a place."""
        index = bisect_right(self._body_starts, place - 1) - 1
        if index >= 0 and self.bodies[index].end >= place:
            return self.bodies[index]
        return None

    def party_list(
        self, place: int, limit: int, *, since: int | None = None, guess: bool = False
    ) -> tuple[tuple[BodyMention, ...], int]:
        """The names that stand one after the other from a place on, and where they end.

        With `since` the first name may begin anywhere between there and the place; with `guess`
        it may be one that is in no register.
        """
        first = self._first_name(place, limit, since)
        if first is None and guess:
            first = self.stranger(place, limit)
        if first is None:
            return (), place
        found = [first]
        while (member := self._member(found[-1].end, limit)) is not None:
            if self._is_post_of(found[-1], member):
                found[-1] = found[-1]._replace(end=member.end)
            else:
                found.append(member)
        return tuple(found), found[-1].end

    def _is_post_of(self, person: BodyMention, office: BodyMention) -> bool:
        """ "đồng chí A, Phó Chủ tịch UBND xã": the post goes on with the person."""
        if person.kind != "person" or office.kind != "office":
            return False
        return self.text[person.end : office.start] in (", ", " - ")

    def _first_name(self, place: int, limit: int, since: int | None) -> BodyMention | None:
        index = self._first.get(place)
        if index is None and since is not None:
            index = bisect_left(self._body_starts, since)
            if index == len(self.bodies) or self._body_starts[index] > place:
                return None
        if index is None or self.bodies[index].end > limit:
            return None
        return self.bodies[index]

    def _member(self, end: int, limit: int) -> BodyMention | None:
        """The next name of a list that goes on behind `end`."""
        index = bisect_left(self._body_starts, end)
        while index < len(self.bodies) and self._in_bracket(end, self._body_starts[index]):
            index += 1
        if index < len(self.bodies) and self.bodies[index].end <= limit:
            body = self.bodies[index]
            first = body.head[0] if body.head is not None and body.head[0] >= end else body.start
            joint = _JOINT.fullmatch(self.folded, end, first) if first - end < _WIDEST else None
            if joint is not None and _JOINED.search(joint.group()):
                return body
        joint = _MEMBER.match(self.folded, end, limit) if self.folded[end : end + 1] in _JOINT_SIGNS else None
        if joint is None or not self.cased[joint.end() : joint.end() + 1].isupper():
            return None
        return self.stranger(joint.end(), limit)

    def stranger(self, place: int, limit: int) -> BodyMention | None:
        """A name in no register: capitalised, or called as units and posts are, up to the next verb or sign."""
        holder = HOLDER.match(self.text, place, limit, self.noise) is not None
        if self.verb_at(place) > place or not (holder or self.cased[place : place + 1].isupper()):
            return None
        at, words = place, 0
        while words < _LONGEST_NAME:
            stop = _WORD_END.search(self.text, at, limit)
            if stop and stop.group() == "(" and self.text.startswith("(bà)", stop.start()):
                at = stop.start() + 4
                continue
            at, words = (stop.start() if stop else limit), words + 1
            if stop is None or stop.group() != " " or self._breaks_name(at + 1, first=words <= holder):
                break
            at += 1
        return BodyMention(start=place, end=at, kind="agency", confidence=0.5) if at - place > 3 else None

    def _breaks_name(self, place: int, *, first: bool) -> bool:
        """Whether a name is over before a word; the `first` behind what units are called by may look like a verb."""
        if self.cased[place : place + 1].isupper():
            return False
        if _NAMELESS.match(self.text, place, len(self.text), self.noise):
            return True
        if first:
            return False
        if self.verb_at(place) > place or self.word_at(self.words.adverbs, place) > place:
            return True
        return place in self._begun

    def _in_bracket(self, end: int, start: int) -> bool:
        """Whether a name stands in a bracket that explains the name before it."""
        opened = self.folded.rfind("(", end, min(start, end + 120))
        return opened >= 0 and self.folded.find(")", opened, start) < 0

    def beside(self, end: int, limit: int) -> int:
        """Where a bracket that explains the name before it ends; `end` if there is none."""
        match = _BESIDE.match(self.folded, end, limit)
        return match.end() if match else end

    def after_name(self, place: int, limit: int) -> int:
        """Where the words go on after a name: signs and a bracket passed over."""
        text = self.text
        place = self.beside(place, limit)
        while place < limit and text[place] in " ,:-*":
            place += 1
        return place

    def verb_at(self, place: int) -> int:
        """Where the verb that opens at a place ends, the adverbs before it passed over; else the place."""
        end = self._verbs.get(place)
        if end is None:
            end = self._verbs[place] = self._verb_at(place)
        return end

    def _verb_at(self, place: int) -> int:
        at = place
        for _ in range(5):
            end = self.word_at(self.words.verbs, at)
            if end > at:
                return end if self.word_at(self.words.nouns, at) <= end else place  # "Cử tri" is no "cử"
            after = self.word_at(self.words.adverbs, at)
            if after == at:
                return place
            at = _between(self.folded, after)
        return place

    def next_verb(self, place: int, limit: int) -> int:
        """Where the next verb opens within some words of a place, no sign between; else the place."""
        at = place
        for _ in range(12):
            at = self.text.find(" ", at, limit) + 1
            if at > 0 and self.text[at] == "(":
                at = self.beside(at, limit) - 1
                continue
            if at == 0 or not (self.text[at - 2].isalnum() or self.text[at - 2] in "-)"):
                break
            if not self.cased[at].isupper() and self.verb_at(at) > at:
                return at
        return place

    def found(self, word: str, start: int, end: int) -> bool:
        """Whether a word stands in a range, its marks aside where the document has none."""
        return self.text.find(bare(word) if self.noise is Noise.BARE else word, start, end) >= 0

    def opens_with_noun(self, place: int) -> bool:
        """Whether a word opens here that no order opens with."""
        return self.word_at(self.words.nouns, place) > place

    def word_at(self, words: Words, place: int) -> int:
        """Where the longest word of a set ends that opens at a place; the place if there is none."""
        return words.longest(self.loose, self.folded, place)

    def is_before(self, place: int, words: frozenset[str]) -> bool:
        """Whether the syllable before a place is one of these (folded)."""
        end = place - 1 if place and self.folded[place - 1] == " " else place
        start = self.folded.rfind(" ", 0, end) + 1
        return self.folded[start:end].strip("(\"'") in words


def _first_of_lists(bodies: Sequence[BodyMention]) -> dict[int, int]:
    """Where each name begins; the first of "các Sở: A, B" also at its head."""
    first: dict[int, int] = {}
    for index, body in enumerate(bodies):
        first[body.start] = index
        if body.head is not None:
            first.setdefault(body.head[0], index)
    return first


def _between(folded: str, place: int) -> int:
    match = _LINK.match(folded, place)
    return match.end() if match else place
