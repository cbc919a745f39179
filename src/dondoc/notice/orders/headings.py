"""What a heading or a lead-in says for the orders under it: who, until when, and of what kind."""

from __future__ import annotations

import re
from typing import NamedTuple

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.orders.openings import Mode
from dondoc.notice.orders.parts import trimmed
from dondoc.notice.orders.patterns import Opener, Twin, holds
from dondoc.notice.orders.scan import Scan
from dondoc.vietnamese.times import TimeExpression

_BEFORE = Twin(
    r"(?:(?:giao|yêu cầu|đề nghị|phân công|đối với|về phía|trách nhiệm của|"
    r"nhiệm vụ của)(?: nhiệm vụ)?(?: cho)? )?(?:đồng chí |đ/c )?"
)
_AFTER = Twin(
    r"[\s:;.,*_-]*(?:(?:chủ trì|có trách nhiệm|chịu trách nhiệm|thực hiện|tập trung|"
    r"tập trung thực hiện|triển khai|triển khai thực hiện|phối hợp thực hiện|cần|"
    r"cần tập trung)?[\s:;.,*_]*)"
)
_HOLDER = Opener(r"(?:các )?(?!<nobody>\b)<holder>(?!\w)", "các|<holder>")
_AIMS = Twin(
    r"(?:mục đích|mục tiêu|quan điểm|căn cứ|sự cần thiết)\b(?!.*(?:nhiệm vụ|giải pháp))|yêu cầu(?: chung)?[\s:.*_]*$"
)
_LIST = Twin(
    r"(?:một số |các |những |ngay ){0,3}<listed>(?:(?!thực hiện|triển khai|tập trung| và )[^;.]){0,70}?<follows>?\s*:\s*[*_]*"
)
_FOLLOWS = Twin(r"\b<opens>\s*:\s*[*_]*")


# No full stop: "các thôn dọn vệ sinh." is a sentence whose verb is in no list.
_REST = re.compile(r"(?P<name>(?: \w+){1,3})[\s:*_]*")
# What tells one body from another of its name: its level, its place.
_WHERE = Twin(
    r" (?:(?:cấp (?:xã|phường|huyện|quận|tỉnh|thôn|ấp|tổ|cơ sở|khu vực|quân khu|thành phố|trung ương)|các|trực thuộc|thuộc"
    r"|trên địa bàn|của|có liên quan|liên quan)\b[^:;.()]{0,80})"
)
_ANOTHER = re.compile(r"(?:,|;| va| và) $")


class Head(NamedTuple):
    """What holds for everything under a heading or after a lead-in."""

    leads: tuple[BodyMention, ...] = ()
    mode: Mode | None = None
    time: TimeExpression | None = None


def unit_heading(scan: Scan, start: int, end: int) -> tuple[BodyMention, ...]:
    """The names, where a paragraph is nothing but names ("1. Sở Tài chính:")."""
    before = _BEFORE.of(scan.noise).match(scan.text, start, end)
    leads, last = scan.party_list(before.end() if before else start, end)
    if not leads:
        leads, last = scan.party_list(start, end)
    if not leads and _HOLDER.match(scan.text, start, end, scan.noise):
        leads, last = scan.party_list(start, end, guess=True)
    if not leads:
        return ()
    if _ends_heading(scan, last, end):
        return leads
    whole = _whole_name(scan, leads, last, end)
    return (whole,) if whole else ()


def _whole_name(scan: Scan, leads: tuple[BodyMention, ...], last: int, end: int) -> BodyMention | None:
    """ "Các tổ tự quản": the register knows the beginning of a name; a word or three more end the heading.

    With a full stop behind them the words are a task whose verb is in no list.
    """
    if len(leads) != 1 or scan.verb_at(last + 1) > last + 1:
        return None
    rest = _REST.fullmatch(scan.text, last, end)
    if rest is not None:
        return leads[0]._replace(end=rest.end("name"), confidence=0.5)
    if scan.text[last:end].rstrip(" *_").endswith("."):
        return None
    stranger = scan.stranger(leads[0].start, end)
    return stranger if stranger and stranger.end > last and _ends_heading(scan, stranger.end, end) else None


def titled_units(scan: Scan, start: int, end: int) -> tuple[BodyMention, ...]:
    """The names a numbered title is made of, where the finder knows only how each begins.

    "4. Tổ tự quản cấp thôn, Tổ tự quản các xã trực thuộc thành phố" over a list heads it with both.
    """
    start, end = trimmed(scan.folded, start, end)
    known = list(scan.bodies_in(start, end))
    if not known or known[0].start != start:
        return ()
    firsts = [body for body in known if body.start == start or _ANOTHER.search(scan.text, start, body.start)]
    whole = []
    for body, after in zip(firsts, [*firsts[1:], None], strict=True):
        joint = _ANOTHER.search(scan.text, body.end, after.start) if after else None
        last = joint.start() if joint else end
        if last > body.end and not _WHERE.of(scan.noise).fullmatch(scan.text, body.end, last):
            return ()
        whole.append(body._replace(end=last, confidence=0.5) if last > body.end else body)
    return tuple(whole)


def _ends_heading(scan: Scan, last: int, end: int) -> bool:
    """Whether nothing follows the names but a bracket, a sign, or words that say no more than "thực hiện"."""
    after = _AFTER.of(scan.noise).match(scan.text, scan.beside(last, end), end)
    return after is not None and after.end() >= end


def heading_mode(scan: Scan, start: int, end: int) -> Mode | None:
    """Whether a title announces tasks or looks back; None where it says neither."""
    if _AIMS.of(scan.noise).match(scan.text, start, end):
        return Mode.ASSESSMENT
    assesses = holds("assesses", scan.text[start:end], scan.noise)
    if assesses:
        ahead = holds("ahead", scan.text[start:end], scan.noise)
        return Mode.MIXED if ahead else Mode.ASSESSMENT
    return Mode.ORDERS if holds("orders", scan.text[start:end], scan.noise) else None


def heading_time(scan: Scan, start: int, end: int) -> TimeExpression | None:
    """The deadline a heading sets for the orders under it ("… thực hiện trong Quý II như sau:")."""
    for time in scan.times_in(start, end):
        if time.role == "deadline":
            return time
    return None


def list_tail(scan: Scan, work: int, end: int) -> int | None:
    """Where "… thực hiện các nhiệm vụ sau:" begins at the end of a lead-in; None if it is none.

    What stands between `work` and that place is content of its own.
    """
    text = scan.text
    if not text[work:end].rstrip(" *_").endswith(":"):
        return None
    for match in _LIST.of(scan.noise).finditer(text, max(work, end - 160), end):
        if match.end() >= end:
            return max(work, _clause_start(text, work, match.start()))
    if _FOLLOWS.of(scan.noise).search(text, max(work, end - 30), end):
        return max(work, _clause_start(text, work, end - 10))
    return None


def _clause_start(text: str, work: int, place: int) -> int:
    """The last end of a sentence, comma or "và" before a place."""
    cut = max([text.rfind(sign, work, place) for sign in (". ", ", ", " và ", " va ")])
    return max(cut, work)
