"""Sentences, parts between semicolons, and brackets that hold an order of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dondoc.text.folding import pattern

# A full stop ends a sentence before a capital, a digit or a bracket, not after an abbreviation.
# It is tried at the first sign of a row only: a page of dots costs one try.
# Where the blank behind it was lost ("kèm theo.Ủy ban") it stands between a small letter and a capitalised word.
# The pattern begins with the sign itself: what stands before it is looked at only where there is one.
_STOP = pattern(
    r"[.!?…](?:(?<![.!?…]{2})[.!?…]*+[\"')\]*]*+\s++(?=\S)|(?<=[^\W\d_][^\W\d_]\.)(?=[^\W\d_]{2}))"
)
_ABBREVIATION = pattern(
    r"(?:\b(?:tp|tx|tt|ths|ts|pgs|gs|bs|ks|cn|đc|st|vv|v\.v|no|p|q|(?<!\d )[^\W\d])|[/.][^\W\d])\.\s?$"
)
_PART = pattern(r"[;()]")
_ORDER_BRACKET = pattern(
    r"\([\s*]*(?=(?:giao|yêu cầu|đề nghị|phân công|chủ trì) "
    r"|(?:phòng|sở|ban|công an|ubnd|uỷ ban|văn phòng|trung tâm|đồng chí)\b[^()]{3,90}?"
    r"(?:chủ trì(?! *[,;)])|làm đầu mối(?! *[,;)])|có trách nhiệm|trước ngày|chậm nhất)\b)"
)
_EDGE = " \t\n.;:,/…-–+*"
_LONGEST = 4_000  # characters: nobody writes such a sentence, and nothing looks further than its end


class Part(NamedTuple):
    """A stretch that may hold an order: a sentence or what stands between two semicolons."""

    start: int
    end: int
    opens: bool  # at the start of a sentence
    bracket: bool  # inside brackets
    last: int  # where its sentence ends


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """A range without the signs and blanks at its ends."""
    while start < end and folded[start] in _EDGE:
        start += 1
    while end > start and folded[end - 1] in _EDGE:
        end -= 1
    return start, end


def before_blanks(text: str, start: int, end: int) -> int:
    """Where the words before a place end; `start` if there are none."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def before_signs(text: str, start: int, end: int) -> int:
    """Where the words before a place end, signs left out."""
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return end


def parts(cased: str, folded: str, start: int, end: int) -> Iterator[Part]:
    """The parts of a paragraph, in order; a bracket with an order in it after the part it stands in."""
    for first, stop in sentences(cased, folded, start, end):
        begin, last = trimmed(folded, first, stop)
        if begin >= last:
            continue
        if folded.find(";", begin, last) < 0 and folded.find("(", begin, last) < 0:
            yield Part(begin, last, True, False, last)
        else:
            yield from _parts(folded, begin, stop, last)


def sentences(cased: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph."""
    begin = start
    for stop in _STOP.finditer(folded, start, end):
        after = cased[stop.end()]
        if after.islower() or (after.isdigit() and folded[stop.start() - 1].isdigit()):
            continue
        if stop.group() == "." and not (
            cased[stop.start() - 1].islower() and cased[stop.end() + 1].islower()
        ):
            continue
        if stop.group().strip() == "." and _ABBREVIATION.search(
            folded, max(begin, stop.start() - 5), stop.end()
        ):
            continue
        yield from _short(folded, begin, stop.start())
        begin = stop.end()
    yield from _short(folded, begin, end)


def _short(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; one that has no end is cut at blanks, so that its length costs no more than its words."""
    while end - start > _LONGEST:
        blank = folded.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = blank if blank > 0 else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _parts(folded: str, start: int, end: int, last: int) -> Iterator[Part]:
    begin, depth, opens = start, 0, True
    brackets: list[tuple[int, int]] = []
    opened = start
    for sign in _PART.finditer(folded, start, end):
        mark, place = sign.group(), sign.start()
        if mark == "(":
            depth += 1
            opened = place if depth == 1 else opened
        elif mark == ")":
            depth = max(0, depth - 1)
            if depth == 0 and _ORDER_BRACKET.match(folded, opened):
                brackets.append((opened, place))
        elif depth == 0:
            yield from _with_brackets(folded, (begin, place, last), brackets, opens=opens)
            begin, opens, brackets = place + 1, False, []
    yield from _with_brackets(folded, (begin, end, last), brackets, opens=opens)


def _with_brackets(
    folded: str, where: tuple[int, int, int], brackets: list[tuple[int, int]], *, opens: bool
) -> Iterator[Part]:
    start, end, last = where
    begin, stop = trimmed(folded, start, brackets[0][0] if brackets else end)
    if begin < stop:
        yield Part(begin, stop, opens, False, last)
    for opened, closed in brackets:
        begin, stop = trimmed(folded, opened + 1, closed)
        yield Part(begin, stop, True, True, stop)
