"""Lists of names that share one head: "các Sở: Tài chính, Xây dựng", "UBND các xã: Hoa Mai, Bình Yên"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from dondoc.bodies.agencies import official
from dondoc.bodies.lexicon import PLURALS, POSTS, Entry
from dondoc.bodies.mentions import BodyKind, BodyMention
from dondoc.bodies.registry import words
from dondoc.bodies.repairing import misspelt
from dondoc.bodies.scanning import UPPER, Scan
from dondoc.bodies.unlisted import run
from dondoc.text.folding import fold
from dondoc.text.phrases import Hit

# Heads whose names are listed without repeating them; "Trung tâm Y tế, Điện lực" are two bodies.
_SHARED = frozenset(("sở", "phòng", "bộ", "hội", "ban", "chi cục", "trạm"))
_LONG_NOUNS = sorted((fold(noun) for noun in words("group_nouns.tsv") if " " in noun), key=len, reverse=True)
_NOUN = re.compile(rf"(?:{'|'.join(map(re.escape, _LONG_NOUNS))}|\w+)$")
_OPENING = re.compile(r":? ")
_BETWEEN = re.compile(r" ?[,;] ?(?:và )?| và | & ")
_BETWEEN_BARE = re.compile(r" ?[,;] ?(?:va )?| va | & ")
_PLACES = re.compile(rf"(?:[{UPPER}][\w']*)(?: [{UPPER}][\w']*){{0,3}}")
_KINDS_OF_PLACE = (
    "xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|tỉnh|thôn|bản|ấp|khóm|buôn|xóm|khu phố|tổ dân phố"
)
_KINDS_BARE = "xa|phuong|thi tran|huyen|thi xa|thanh pho|quan|tinh"
_LOCAL = re.compile(rf"(?<!\w)(?:{_KINDS_OF_PLACE}|{_KINDS_BARE})$")
_LOCAL_ANY = re.compile(rf"(?<!\w)(?:{_KINDS_OF_PLACE}|{_KINDS_BARE})(?!\w)")
_LOCAL_FIRST = re.compile(rf"(?:{_KINDS_OF_PLACE}) ")


def plural_head(scan: Scan, hit: Hit[Entry]) -> list[BodyMention]:
    """The members after "các Sở:", "các phòng"; nothing where the words are a group of their own."""
    head = scan.lex.plain(hit.value.name)
    opening = _OPENING.match(scan.cased, hit.end)
    if opening is None:
        return []
    return list(_members(scan, head, opening.end(), (hit.start, hit.end)))


def further(scan: Scan, mention: BodyMention, head: str, head_end: int) -> list[BodyMention]:
    """The names that go on after one of a head: "Phòng Kinh tế, Văn hóa - Xã hội"."""
    between = _joint(scan).match(scan.cased, mention.end)
    if between is None or head not in _SHARED:
        return []
    return list(_members(scan, head, between.end(), (mention.start, head_end)))


def _joint(scan: Scan) -> re.Pattern[str]:
    return _BETWEEN if scan.lex.marks else _BETWEEN_BARE


def _members(scan: Scan, head: str, pos: int, span: tuple[int, int]) -> Iterator[BodyMention]:
    first = True
    while (member := _member(scan, head, pos, span)) is not None:
        yield _with_noun(scan, member) if first else member
        first = False
        between = _joint(scan).match(scan.cased, member.end)
        if between is None:
            return
        pos = between.end()


def _with_noun(scan: Scan, member: BodyMention) -> BodyMention:
    """The first of a list after a plural noun, with the noun: "Sở: Tài chính", "xã Hoa Mai"."""
    if member.head is None or scan.text[member.head[1] : member.start] not in (": ", " "):
        return member
    opening = _NOUN.search(scan.text, *member.head)
    return member._replace(start=opening.start()) if opening else member


def _member(scan: Scan, head: str, pos: int, span: tuple[int, int]) -> BodyMention | None:
    listed = scan.lex.members(scan.lex.plain(fold(head)))
    if listed is None or not scan.capital(pos):
        return None
    window = scan.text[pos : pos + 120].split("\n", 1)[0]
    found = next(iter(listed.find(window)), None)
    end = pos + found.end if found is not None and found.start == 0 else pos
    if _other(scan, pos) and (end == pos or scan.level(end) is not None):
        return None  # "Công an tỉnh" is no ministry, "Công an" behind "các Bộ:" is
    if found is not None and end > pos and not _goes_on(scan, end):
        body, repaired = found.value, False
    elif end > pos:
        return _unlisted(scan, pos, span)
    else:
        near = misspelt(fold(head), window)
        if near is None:
            return _unlisted(scan, pos, span) if scan.text[span[1] : span[1] + 1] == ":" else None
        end, body, repaired = pos + near[1], near[0], True
    tail = scan.level(end)
    end = tail.end if tail and tail.level else end
    return BodyMention(
        start=pos, end=end, kind="agency", body=body.name, repaired=repaired, head=span, confidence=0.85
    )


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether a capital follows that begins no place: "Giáo dục Mầm non" is more than "Giáo dục"."""
    return scan.cased[end : end + 1] == " " and scan.capital(end + 1) and scan.place(end) == end


def _unlisted(scan: Scan, pos: int, span: tuple[int, int]) -> BodyMention:
    return BodyMention(
        start=pos, end=run(scan, pos - 1, commas=False), kind="agency", head=span, confidence=0.6
    )


def _other(scan: Scan, pos: int) -> bool:
    """Another party begins here, so it is no member of the list."""
    hit = scan.entry(pos)
    return hit is not None and hit.value.kind != "noun"


def places(scan: Scan, mention: BodyMention) -> list[BodyMention]:
    """The places that follow a group of local bodies: "UBND các xã: Hoa Mai, Bình Yên và thị trấn Hạ"."""
    if not _LOCAL.search(scan.text, mention.start, mention.end):
        return []
    opening = _OPENING.match(scan.cased, mention.end)
    return [] if opening is None else list(_place_list(scan, opening.end(), (mention.start, mention.end)))


def more_places(scan: Scan, mention: BodyMention, head_end: int) -> list[BodyMention]:
    """Places that go on after one local body: "UBND xã Hoa Mai, xã Bình Yên"."""
    between = _joint(scan).match(scan.cased, mention.end)
    if between is None:
        return []
    return list(_place_list(scan, between.end(), (mention.start, head_end)))


def _place_list(scan: Scan, pos: int, span: tuple[int, int]) -> Iterator[BodyMention]:
    first = pos
    kind: BodyKind = "office" if scan.entry(span[0], POSTS) else "agency"
    while (end := _place(scan, pos)) > pos:
        local = _local(scan, pos, span)
        body = f"{_head_name(scan, span)} {local}{scan.cased[pos:end]}" if local is not None else None
        found = BodyMention(start=pos, end=end, kind=kind, body=body, head=span, confidence=0.85)
        yield _with_head(scan, found) if pos == first else found
        between = _joint(scan).match(scan.cased, end)
        if between is None:
            return
        pos = between.end()


def _with_head(scan: Scan, member: BodyMention) -> BodyMention:
    """The first place of a list with what its head says of it: "UBND các xã: Hoa Mai", "xã Hoa Mai" of "các xã"."""
    noun = _with_noun(scan, member)
    if noun is member or member.head is None or scan.entry(member.head[0], PLURALS) is not None:
        return noun
    return noun._replace(start=member.head[0])


def _head_name(scan: Scan, span: tuple[int, int]) -> str:
    """The local body that a head names: "UBND các xã", also inside "Chủ tịch UBND các xã"."""
    at = bisect_left(scan.hits, span[0], key=lambda hit: hit.start)
    inside = takewhile(lambda hit: hit.start < span[1], islice(scan.hits, at, None))
    return next((official(hit.value.name) for hit in inside if hit.value.kind == "level"), "Ủy ban nhân dân")


def _local(scan: Scan, pos: int, span: tuple[int, int]) -> str | None:
    """The kind of place a bare name borrows: "xã " in "UBND các xã: Hoa Mai"; None where the head names several."""
    if _LOCAL_FIRST.match(scan.text, pos):
        return ""
    kinds = _LOCAL_ANY.findall(scan.text, span[0], span[1])
    return f"{kinds[0]} " if len(kinds) == 1 else None if kinds else ""


def _place(scan: Scan, pos: int) -> int:
    word = _LOCAL_FIRST.match(scan.text, pos)
    start = word.end() if word else pos
    found = _PLACES.match(scan.cased, start)
    if found is None or scan.entry(start) is not None:
        return pos
    end = scan.cut(start, found.end(), pos)
    return end if end == found.end() else pos
