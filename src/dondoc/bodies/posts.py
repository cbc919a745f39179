"""Posts and persons: "Giám đốc Sở Y tế", "đồng chí Trần Văn Bình - Phó Chủ tịch UBND xã"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from dondoc.bodies.agencies import agency
from dondoc.bodies.groups import group, group_end
from dondoc.bodies.lexicon import Entry
from dondoc.bodies.mentions import BodyKind, BodyMention, Level
from dondoc.bodies.scanning import UPPER, Scan
from dondoc.text.phrases import Hit

_AGENCIES = frozenset(("body", "level", "field", "open", "firm"))
_GROUPS = frozenset(("group", "noun", "whole"))
_JOIN = re.compile(r" \(|,? (?:[-–] )?| ?[-–] ?")
_MANY = ("các", "cac")
_AMONG = re.compile(r" (?:trong|thuộc|thuoc) ")
_GIVEN = re.compile(rf"[{UPPER}][^\W\d_]+(?=[^\w ]| [^{UPPER}]|$)")
_OF_PLACES = ("thôn", "bản", "xóm", "phố")
_SHORT = re.compile(r" (?:thường trực|tt)(?!\w)")


class Reach(NamedTuple):
    """How far a post goes and what it is over."""

    end: int
    kind: BodyKind
    body: str | None = None
    level: Level | None = None
    person: tuple[int, int] | None = None


def post(scan: Scan, hit: Hit[Entry]) -> BodyMention | None:
    """A post with what it is over and, where it is given, the name of its holder."""
    reach = _holding(scan, hit)
    if (
        reach.end == hit.end
        and hit.value.name.endswith(_OF_PLACES)
        and (place := scan.place(reach.end)) > reach.end
    ):
        reach = reach._replace(end=place)
    named = scan.person(reach.end) if reach.kind != "group" else None
    if named is not None and named[0] - reach.end <= 3:
        reach = reach._replace(end=named[1], kind="person", person=named)
    elif reach.end == hit.end and not _alone(scan, hit):
        return None
    return _mention(hit.start, reach)


def titled(scan: Scan, hit: Hit[Entry]) -> BodyMention | None:
    """Who follows "đồng chí", "ông", "bà": a name with a post, a post, or several of them."""
    start = hit.end + 1
    many = hit.value.name.startswith(_MANY)
    inner = scan.entry(start)
    if inner is not None and inner.value.kind == "post":
        reach = _holding(scan, inner)
        named = scan.person(reach.end)
        if named is not None:
            reach = reach._replace(end=named[1], kind="person", person=named)
        return _mention(hit.start, reach._replace(kind="group") if many else reach)
    if many and inner is not None and inner.value.kind in _GROUPS:
        found = group(scan, inner)
        return _mention(hit.start, Reach(found.end, "group")) if found else None
    if many and (member := _among(scan, hit.end)):
        return _mention(hit.start, Reach(member, "group"))
    named = scan.person(hit.end) or _given_name(scan, start)
    if named is None or named[0] > start + 1:
        return None
    return _mention(hit.start, _with_post(scan, named))


def _among(scan: Scan, pos: int) -> int | None:
    """Where "trong Ban Chấp hành" ends after "các đồng chí"."""
    inside = _AMONG.match(scan.text, pos)
    following = scan.entry(inside.end()) if inside else None
    found = agency(scan, following) if following and following.value.kind in _AGENCIES else None
    return found.end if found else None


def _given_name(scan: Scan, start: int) -> tuple[int, int] | None:
    """A person called by the given name alone: "đồng chí Nam"."""
    name = _GIVEN.match(scan.cased, start)
    return name.span() if name and scan.entry(start) is None else None


def _with_post(scan: Scan, named: tuple[int, int]) -> Reach:
    """The post that follows a name: "Trần Văn Bình - Phó Chủ tịch UBND xã", "…, Trưởng phòng"."""
    join = _JOIN.match(scan.cased, named[1])
    following = scan.entry(join.end()) if join else None
    if following is None or following.value.kind != "post":
        return Reach(named[1], "person", person=named)
    reach = _over(scan, following)
    end = (
        reach.end + 1
        if join and join.group() == " (" and scan.cased[reach.end : reach.end + 1] == ")"
        else reach.end
    )
    return reach._replace(end=end, kind="person", person=named)


def _mention(start: int, reach: Reach) -> BodyMention:
    return BodyMention(
        start=start,
        end=reach.end,
        kind=reach.kind,
        body=reach.body,
        level=reach.level,
        person=reach.person,
        confidence=0.95,
    )


def _alone(scan: Scan, hit: Hit[Entry]) -> bool:
    alone = hit.value.alone
    return alone == "yes" or (alone == "capital" and scan.capital(hit.start))


def _holding(scan: Scan, hit: Hit[Entry]) -> Reach:
    """What a post is over, where a name in capitals after it may be its holder's."""
    scan.after_post = True
    try:
        return _over(scan, hit)
    finally:
        scan.after_post = False


def _over(scan: Scan, hit: Hit[Entry]) -> Reach:
    """What a post is over: an agency, a group, or a level."""
    pos = hit.end
    extra = _SHORT.match(scan.text, pos)
    if extra:
        pos = extra.end()
    if scan.shouted(hit):
        return Reach(hit.end, "office")
    if hit.value.head and (reach := _swallowed(scan, hit)):
        return reach
    grouped = group_end(scan, pos)
    if grouped > pos:
        return Reach(grouped, "group")
    following = scan.entry(pos + 1) if scan.cased[pos : pos + 1] == " " else None
    if following is not None and (reach := _entity(scan, following)):
        return reach
    tail = scan.level(pos)
    if tail is None or (tail.level is None and scan.person(pos)):
        return Reach(pos, "office")
    many = tail.many or scan.text.endswith((" các", " cac"), 0, pos)
    return Reach(tail.end, "group" if many else "office", level=tail.level)


def _entity(scan: Scan, hit: Hit[Entry]) -> Reach | None:
    if hit.value.kind in _AGENCIES:
        found = agency(scan, hit)
    elif hit.value.kind in _GROUPS:
        found = group(scan, hit)
    elif hit.value.kind == "post" and hit.value.head != hit.value.name:
        return scan.deeper(_over, hit)
    else:
        return None
    if found is None:
        bare_head = hit.value.kind == "field" and scan.capital(hit.start)
        return Reach(hit.end, "office") if bare_head else None
    return Reach(found.end, "group" if found.kind == "group" else "office", found.body, found.level)


def _swallowed(scan: Scan, hit: Hit[Entry]) -> Reach | None:
    """The agency whose head stands inside the post: "Trưởng phòng Nội vụ", "Chánh Văn phòng UBND tỉnh"."""
    start = hit.end - len(hit.value.head)
    line_end = scan.text.find("\n", start)
    window = scan.text[start : min(start + 120, line_end if line_end >= 0 else len(scan.text))]
    inner = next(iter(scan.lex.phrases.find(window)), None)
    if inner is None or inner.start > 0 or inner.value.kind not in _AGENCIES:
        return None
    found = agency(scan, Hit(start, start + inner.end, replace(inner.value, alone="yes")))
    if found is None or found.end <= hit.end:
        return None
    return Reach(found.end, "group" if found.kind == "group" else "office", found.body, found.level)
