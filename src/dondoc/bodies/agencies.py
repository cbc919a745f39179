"""Agencies: a head word with a listed name, or with a capitalised or known tail, up to its level or place."""

from __future__ import annotations

import re
from typing import NamedTuple

from dondoc.bodies.groups import group_end
from dondoc.bodies.lexicon import PARTIES, Entry
from dondoc.bodies.mentions import BodyMention, Level
from dondoc.bodies.registry import Body, key
from dondoc.bodies.repairing import misspelt
from dondoc.bodies.scanning import Scan, Tail
from dondoc.bodies.unlisted import NEXT, first_words, run
from dondoc.text.folding import bare
from dondoc.text.phrases import Hit

_BOARDS = frozenset(("ban quản lý", "ban qlda", "bqlda", "ban quản lý dự án", "bql", "ban ql", "trung tâm"))
_TWOFOLD = frozenset(
    ("trung tâm", "cục", "vụ", "viện", "báo", "đài", "quỹ", "tổng cục")
)  # their names hold "và"
_VILLAGES = frozenset(("thôn", "xóm", "ấp", "khóm", "buôn", "khu phố", "khối phố"))  # told apart by numbers
_BRANCH = (" chi", " - chi")
_LISTED = frozenset(("province", "district", "commune", "central", "party"))
_NESTED = frozenset(("body", "level", "field", "open", "firm"))


class Core(NamedTuple):
    """The name itself, before its level or place."""

    end: int
    body: Body | None = None
    repaired: bool = False
    listed: bool = True


def agency(scan: Scan, hit: Hit[Entry]) -> BodyMention | None:
    """The agency whose head stands at the hit, as long as its name goes."""
    entry = hit.value
    if not scan.lex.marks and entry.kind in ("field", "open") and not scan.capital(hit.start):
        return None  # without marks "ban", "so", "phong" are mostly other words
    core = None if _in_symbol(scan, hit) else _READ[entry.kind](scan, hit)
    if core is None:
        return None
    branch = (
        scan.shapes.branch.match(scan.text, core.end) if scan.text.startswith(_BRANCH, core.end) else None
    )
    if branch is not None:
        core = core._replace(end=branch.end())
    owner = scan.entry(core.end + 1) if scan.cased[core.end : core.end + 1] == " " else None
    if owner and _owns(scan, owner) and (inner := scan.deeper(agency, owner)):
        return _mention(scan, hit, core, inner.end, level=inner.level, many=inner.kind == "group")
    numbered = hit.value.name in _VILLAGES and scan.cased[core.end + 1 : core.end + 2].isdigit()
    grouped = core.end if numbered else group_end(scan, core.end)
    if grouped > core.end:
        return _mention(scan, hit, core, grouped, many=True)
    tail = None if scan.shouted(hit) else scan.level(core.end)
    if tail is None and core.end == hit.end and not _alone(scan, hit):
        return _named_before(scan, hit)
    if tail is None:
        return _mention(scan, hit, core, _numbered(scan, core.end))
    zones = scan.shapes.zones.match(scan.text, tail.end) if hit.value.head.startswith("ban") else None
    again = scan.level(zones.end() if zones else tail.end) if tail.level is None and not tail.many else None
    last = again or (Tail(zones.end(), tail.level) if zones else tail)
    return _mention(scan, hit, core, _numbered(scan, last.end), level=last.level, many=last.many)


def _numbered(scan: Scan, end: int) -> int:
    """The end with the number that tells one of several bodies: "Đội Thuế số 3"."""
    number = scan.shapes.number.match(scan.text, end) if scan.text.startswith(" s", end) else None
    return number.end() if number else end


def _mention(
    scan: Scan, hit: Hit[Entry], core: Core, end: int, *, level: Level | None = None, many: bool = False
) -> BodyMention:
    body = core.body.name if core.body else None
    listed: Level | None = core.body.level if core.body and core.body.level in _LISTED else None  # type: ignore[assignment]
    if hit.value.kind == "level" and not many:
        body = official(hit.value.name) + _official_tail(scan, core.end, end)
    return BodyMention(
        start=hit.start,
        end=end,
        kind="group" if many else "agency",
        body=None if many else body,
        repaired=core.repaired,
        level=level or listed,
        confidence=0.6 if not core.listed else 0.8 if core.repaired or not scan.lex.marks else 0.95,
    )


_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "CA": "Công an"}
LEVELS = {
    bare(word): word
    for word in (
        "tỉnh",
        "thành phố",
        "huyện",
        "thị xã",
        "quận",
        "xã",
        "phường",
        "thị trấn",
        "đặc khu",
        "thôn",
        "bản",
    )
}
REFERRING = frozenset(("Sở", "Phòng", "Ban", "Cục", "Bộ", "Trường", "Hội", "Viện"))
_BELONGING = re.compile(r" (?:của|thuộc|trực thuộc|trên địa bàn|toàn|cua|thuoc) ")


def official(head: str) -> str:
    """The head of a local body in full."""
    return _FULL.get(head, head)


def _official_tail(scan: Scan, start: int, end: int) -> str:
    """The level and place after the head, the level in lower case: " xã Hoa Mai"."""
    if start == end:
        return ""
    written = _BELONGING.sub(" ", scan.cased[start:end])
    level = scan.shapes.level.match(scan.text, start)
    if level is None:
        return written
    return f" {LEVELS.get(bare(level[1]), level[1])}{scan.cased[level.end() : end]}"


def _named_before(scan: Scan, hit: Hit[Entry]) -> BodyMention | None:
    """A head alone with a capital inside a sentence ("gửi về Sở"): the one that was named before."""
    if hit.value.name not in REFERRING or not scan.capital(hit.start) or scan.shouted(hit):
        return None
    before = scan.cased[max(hit.start - 10, 0) : hit.start].split(" ")
    inside = len(before) > 1 and before[-2].isalnum() and before[-2].islower() and not scan.runs_on(hit.end)
    word = NEXT.match(scan.text, hit.end)
    if not inside and not (word and word[1] == " " and scan.stops(*word.span(2))):
        return None
    return BodyMention(start=hit.start, end=hit.end, kind="agency", confidence=0.6)


_SYMBOL = re.compile(r"/ ?\w{0,5}-?$|\d ?/$")


def _in_symbol(scan: Scan, hit: Hit[Entry]) -> bool:
    """Whether the head is part of a document's symbol: "12/TB-UBND", "Số: /UBND-KT"."""
    if scan.cased[hit.start - 1 : hit.start] not in ("-", "/") or hit.value.kind != "level":
        return False
    return _SYMBOL.search(scan.cased[max(hit.start - 9, 0) : hit.start]) is not None


def _owns(scan: Scan, hit: Hit[Entry]) -> bool:
    """Whether a body named right after another is the one it belongs to ("Ban Pháp chế HĐND xã")."""
    return hit.value.kind in ("body", "level", "field") and scan.capital(hit.start) and not scan.shouted(hit)


def _alone(scan: Scan, hit: Hit[Entry]) -> bool:
    alone = hit.value.alone
    return alone == "yes" or (alone == "capital" and scan.capital(hit.start))


def _level(scan: Scan, hit: Hit[Entry]) -> Core | None:
    return Core(hit.end)


def _listed(scan: Scan, hit: Hit[Entry]) -> Core | None:
    """A name of the registry; the words after it may still belong to a longer one that was cut or misspelt."""
    body = hit.value.body
    if hit.value.noisy:
        return Core(hit.end, body, repaired=True)
    following = NEXT.match(scan.text, hit.end)
    if following is None or not hit.value.head:
        return Core(hit.end, body)
    if (goes_on := _two_parts(scan, hit, following)) is not None:
        return goes_on
    if (longer_end := _longer(scan, hit)) > hit.end:
        return Core(longer_end, listed=False)
    joined = following[1] != " " or following[2] == scan.shapes.conj or scan.capital(following.start(2))
    if joined and not following[1].startswith(","):
        longer = _cut_name(scan, hit, hit.end) or _misspelt_name(scan, hit, longer_than=hit.end)
        if longer:
            return longer
        if hit.value.head in _BOARDS and following[1] != " " and scan.capital(following.start(2)):
            return Core(run(scan, following.end(), first=False), listed=False)
    return Core(hit.end, body)


def _two_parts(scan: Scan, hit: Hit[Entry], following: re.Match[str]) -> Core | None:
    """A registered name with the part that tells one of several by it, or with a second half behind `và`."""
    if scan.shapes.longer.match(scan.text, hit.end):
        return Core(run(scan, hit.end), hit.value.body)
    if following[1].strip() in ("-", "–") and scan.capital(following.start(2)) and _is_field(scan, following):
        return Core(run(scan, hit.end), listed=False)  # "Ban Văn hóa – Thông tin"
    if following[2] != scan.shapes.conj or hit.value.head not in _TWOFOLD:
        return None
    return Core(run(scan, hit.end), listed=False) if _second_half(scan, following.end()) else None


def _is_field(scan: Scan, word: re.Match[str]) -> bool:
    return any(phrase in scan.shapes.fields for phrase, _ in first_words(scan, word))


def _longer(scan: Scan, hit: Hit[Entry]) -> int:
    """Where another body's longer name ends that begins with a registered one; else the hit's own end."""
    end = hit.end
    if scan.cased[end : end + 1] != " ":
        return end
    if scan.capital(end + 1):
        place = scan.place(end)
        if (place > end and hit.value.head not in _BOARDS) or scan.entry(end + 1):
            return end
        ran = run(scan, end) if not scan.stops(end + 1, _word_end(scan, end + 1)) else end
        return ran if ran > place else end
    word = NEXT.match(scan.text, end)
    if word is None or hit.value.head not in _BOARDS or scan.stops(*word.span(2)):
        return end
    starts = [after for phrase, after in first_words(scan, word) if phrase in scan.shapes.starters]
    return run(scan, starts[-1], first=False) if starts else end


def _second_half(scan: Scan, end: int) -> bool:
    """Whether `và` goes on with a name of its own kind, in no list: "Trung tâm Khuyến công và Xúc tiến thương mại"."""
    return scan.capital(end + 1) and scan.entry(end + 1) is None


def _word_end(scan: Scan, start: int) -> int:
    word = NEXT.match(scan.text, start - 1)
    return word.end() if word else start


def _cut_name(scan: Scan, hit: Hit[Entry], end: int) -> Core | None:
    """The only registered name that begins with the words written, at least one more than at `end`."""
    known = scan.lex.beginnings
    written, pos, capital = scan.lex.plain(key(scan.text[hit.start : end])), end, False
    while (word := NEXT.match(scan.text, pos)) is not None:
        if word[2] == scan.shapes.conj or word[2].isdigit():  # a page number may stand inside a wrapped name
            pos = word.end()
            continue
        longer = f"{written} {word[2]}"
        if longer not in known or scan.entry(word.start(2), PARTIES):
            break
        written, pos, end = longer, word.end(), word.end()
        capital = capital or scan.capital(word.start(2))
    body = known.get(written)
    if body is None or not capital or end == hit.end or _names_on(scan, end):
        return None
    return Core(end, body, repaired=written != scan.lex.plain(key(body.name)))


def _names_on(scan: Scan, end: int) -> bool:
    """Whether a longer name goes on where one that was cut would end."""
    after = NEXT.match(scan.text, end)
    if after is None:
        return False
    if scan.runs_on(end) or scan.shapes.one_word.match(scan.text, end):
        return True
    if after[2] == scan.shapes.conj:
        return _second_half(scan, after.end())
    return not after[1].startswith(",") and after[1] != "/" and scan.capital(after.start(2))


def _misspelt_name(scan: Scan, hit: Hit[Entry], longer_than: int) -> Core | None:
    head = hit.value.head or scan.text[hit.start : hit.end]
    found = misspelt(head, scan.text[hit.start + len(head) : hit.start + 120].split("\n", 1)[0])
    if found is None:
        return None
    body, size = found
    end = hit.start + len(head) + size
    return Core(end, body, repaired=True) if end > longer_than and not _names_on(scan, end) else None


def _field(scan: Scan, hit: Hit[Entry]) -> Core | None:
    """A head with an unlisted field of work; its first word has a capital."""
    first = hit.end + 1
    if (
        scan.cased[hit.end : first] != " "
        or scan.shouted(hit)
        or not (scan.capital(first) or scan.cased[first : first + 1].isdigit())
    ):
        return Core(hit.end)
    return _named(scan, hit)


def _open(scan: Scan, hit: Hit[Entry]) -> Core | None:
    """A board or centre, whose longer name may go on in lower case."""
    word = NEXT.match(scan.text, hit.end)
    if word is None:
        return Core(hit.end)
    starts = [end for phrase, end in first_words(scan, word) if phrase in scan.shapes.starters]
    if starts:
        return _cut_name(scan, hit, hit.end) or Core(run(scan, starts[-1], first=False), listed=False)
    if word[1] == " " and (scan.capital(word.start(2)) or word[2][0].isdigit()):
        return _named(scan, hit)
    return Core(hit.end)


def _firm(scan: Scan, hit: Hit[Entry]) -> Core | None:
    form = scan.shapes.firm.match(scan.text, hit.end)
    if form is not None:
        return Core(run(scan, form.end()), listed=False)
    return _named(scan, hit) if scan.capital(hit.end + 1) else Core(hit.end)


def _named(scan: Scan, hit: Hit[Entry]) -> Core | None:
    """The unlisted tail after a head; a registered name that was cut or misspelt wins over it."""
    if hit.value.name == "Đoàn" and scan.person(hit.start - 1) and not scan.level(hit.end + 1):
        family = run(scan, hit.end)
        if scan.cased[hit.end : family].istitle():
            return None  # a person of that family, as in a signature
    repaired = _cut_name(scan, hit, hit.end) or _misspelt_name(scan, hit, longer_than=hit.end)
    if repaired:
        return repaired
    nested = scan.entry(hit.end + 1)
    inner = scan.deeper(agency, nested) if nested and nested.value.kind in _NESTED else None
    if (
        nested
        and inner
        and (nested.value.kind in ("body", "level") or nested.value.alone == "yes" or inner.end > nested.end)
    ):
        return Core(inner.end, listed=False)
    return Core(run(scan, hit.end), listed=False)


_READ = {"level": _level, "body": _listed, "field": _field, "open": _open, "firm": _firm}
