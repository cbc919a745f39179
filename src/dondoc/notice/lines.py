"""The lines of a text as printed: where each stands, how deep, and how far apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sized
from itertools import pairwise
from typing import NamedTuple

from dondoc.notice.plain import plain
from dondoc.text.spans import Span
from dondoc.text.view import View

_EDGE = "\ufeff\u200b\u200c\u200d\u2060"
_EDGES = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029" + _EDGE
_GAP = re.compile(r"(?<=\S)(?:[ \xa0]{2,}|[ \xa0]*\t[ \t\xa0]*)(?=\S)")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \xa0]+")
# Wide blanks that wait to be filled in by hand: `Số:      /TB-UBND`, `ngày     tháng     năm 2026`.
_UNFILLED = re.compile(r"(?:\bso ?:? ?\d{0,5}|,|\bngay ?\d{0,2}|\bthang ?\d{0,2}|\bnam|[.…_])$")
_FILLS = re.compile(r"[-/]|ngay\b|thang\b|nam\b|\d{1,4} ?/|[.…_]")
# Every capital letter, for use inside a character class.
CAPITAL = "A-Z" + "".join(
    [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()]
)
_ODD = (
    "\t\xa0\x0b\x0c\u1680\u202f\u205f\u3000" + _EDGE + "".join([chr(code) for code in range(0x2000, 0x200B)])
)
LONG = 400  # characters: a longer line may hold several items
LINES = 20_000  # 500 pages have no more; what stands behind them is read as one line
_MANY = 1_000  # places in one line are no items where they stand
_DENSE = 12  # characters apart or less


class Line(NamedTuple):
    """One printed line, or one recovered from a text that lost its line breaks."""

    start: int
    end: int
    text: str  # NFC, single blanks, none around
    indent: int  # blanks before it
    gap: int  # blank lines before it

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def right(self) -> int:
        return self.indent + len(self.text)


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank; long ones cut where items were run together."""
    lines = list(_printed(text))
    if _broken(lines, text):
        return [piece for line in lines for piece in _recovered(line, text)]
    return [piece for line in lines for piece in _items(line, text)]


def unread_from(text: str) -> int | None:
    """Where the lines begin that are read as one paragraph, because there are so many; None in an ordinary text."""
    if len(text) < 2 * LINES:
        return None
    offset = found = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        found += bool(body)
        if found > LINES:
            return offset + raw.index(body[0])
        offset += len(raw)
    return None


def cells(line: Line, text: str) -> list[Line]:
    """The parts of a line that wide blanks keep apart, each a line with its own indent."""
    raw = text[line.start : line.end]
    if raw[0] == "|" and raw.count("|") > 1:
        bars = [place for place, sign in enumerate(raw) if sign == "|"]
        return [_part(line, raw, a + 1, b) for a, b in pairwise([*bars, len(raw)]) if raw[a + 1 : b].strip()]
    if "  " not in raw and "\t" not in raw and "\xa0\xa0" not in raw:
        return [line]
    usual = min([len(blank) for blank in _BLANKS.findall(raw)], default=1)
    cuts = [0]
    for gap in _GAP.finditer(raw):
        if usual == 2 and len(gap.group()) == 2 and "\t" not in gap.group():
            continue  # every blank of the line is a double one
        if not _waits(raw[cuts[-1] : gap.start()], raw[gap.end() :]):
            cuts += [gap.start(), gap.end()]
    cuts.append(len(raw))
    return [_part(line, raw, cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]


def _waits(before: str, following: str) -> bool:
    """Whether wide blanks between two pieces are left to be filled in."""
    return (
        _FILLS.match(plain(_shown(following[:12]))) is not None
        and _UNFILLED.search(plain(_shown(before))) is not None
    )


def after(line: Line, text: str, place: int) -> Line:
    """What is left of a line after so many characters of its NFC text, not counting blanks."""
    if len(line.text) != line.end - line.start:
        return cut(line, text, place)[-1]
    rest = line.text[place:].lstrip()
    return Line(line.end - len(rest), line.end, rest, line.right - len(rest), line.gap)


def cut(line: Line, text: str, *places: int) -> list[Line]:
    """A line in parts, cut at places of its NFC text (the blanks around a cut belong to nobody)."""
    if not places:
        return [line]
    if len(line.text) == line.end - line.start:
        offsets = [line.start + place for place in places]
    else:
        view = View(text, [line.span])
        offsets = [view.origin(place, place + 1).start for place in places]
    return list(_between(line, text, offsets))


def unbroken(cell: Line, text: str) -> list[Line]:
    """The lines of a cell of Markdown, which `<br>` keeps apart."""
    ends = {place for mark in _BREAK.finditer(cell.text) for place in mark.span()} - {0, len(cell.text)}
    return [part for part in cut(cell, text, *sorted(ends)) if _BREAK.fullmatch(part.text) is None]


def stretch(line: Line, text: str, start: int, end: int) -> Line | None:
    """What stands between two places of a line's NFC text; None where only a cut of the whole line tells."""
    raw = text[line.start : line.end]
    if len(line.text) != len(raw) or not raw[start:end].strip(_EDGES):
        return None
    return _part(line, raw, start, end)


def _between(line: Line, text: str, offsets: list[int]) -> Iterator[Line]:
    raw = text[line.start : line.end]
    for start, end in zip([line.start, *offsets], [*offsets, line.end], strict=True):
        if text[start:end].strip(_EDGES):
            yield _part(line, raw, start - line.start, end - line.start)


def _part(line: Line, raw: str, start: int, end: int) -> Line:
    piece = raw[start:end]
    start += len(piece) - len(piece.lstrip(_EDGES))
    piece = piece.strip(_EDGES)
    end = line.start + start + len(piece)
    return Line(line.start + start, end, _shown(piece), line.indent + start, 0 if start else line.gap)


def _shown(piece: str) -> str:
    """The text of a line as it is compared: composed, every run of blanks one space; tabs stay."""
    if not unicodedata.is_normalized("NFC", piece):
        piece = unicodedata.normalize("NFC", piece)
    if piece.isprintable() and "  " not in piece:
        return piece
    if "\t" in piece:
        return piece.replace("\xa0", " ")
    return " ".join(piece.split())


def _printed(text: str) -> Iterator[Line]:
    offset = gap = 0
    even = unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, _ODD))
    found = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body and (body[0] in _EDGE or body[-1] in _EDGE):
            body = body.strip(_EDGES)
        if not body:
            gap += 1
            offset += len(raw)
            continue
        indent = 0
        start = offset
        if raw[0] != body[0]:
            indent = raw.index(body[0])
            start += indent
            if "\t" in raw[:indent]:
                indent = len(raw[:indent].expandtabs(4))
        shown = body if even and "  " not in body else _shown(body)
        found += 1
        if found > LINES:
            rest = text[start:].rstrip(_EDGES)
            yield Line(start, start + len(rest), " ".join(_shown(rest).split()), indent, gap)
            return
        yield Line(start, start + len(body), shown, indent, gap)
        gap = 0
        offset += len(raw)


# --- texts that lost their line breaks ------------------------------------------------------

# An item run into the one before it: after a sentence's end stands a mark and then a capital.
_ITEM = re.compile(
    r"[.;:…/*] +(?=(?:[-–•+*▪] ?|\*{2,3} ?|\(?\d{1,2}[.)] |\d{1,2}\.\d{1,2}\.? |[IVX]{1,5}\. |[a-zđ]\) )"
    rf"[{CAPITAL}])"
)
_TYPES = (
    "thong bao|chi thi|quyet dinh|ke hoach|bao cao|to trinh|cong dien|giay moi|nghi quyet|huong dan"
    "|chuong trinh"
)
# On the plain form of a text without line breaks: what always opened a line of its own.
_ANCHOR = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc|\bso ?: ?\S{0,6} ?/ ?[a-z]"
    r"|kinh gui ?:|noi nhan ?:|(?<![a-z])(?:[*]{2})?(?:tm|kt|tl|tuq|q)\. ?[a-z]{2}|\btren day la|\bv/v "
    rf"|(?<=[\d ])(?:{_TYPES})(?= )|(?<=[a-z\d_*.-] )(?:chieu |sang )?ngay \d"
    r"|(?<=[a-z\d_*.-] )(?:thuc hien|can cu|xet de nghi) "
    r"|(?<= )[ivx]{1,5}\. (?=[a-z])|(?<= )\*{1,3} ?(?=[a-z])"
    r"|(?<= )(?P<item>\d{1,2})\. (?=[a-z])|(?<= )\d{1,2}\.\d{1,2}\.? (?=[a-z])"
)
# A unit as a heading and the first item under it: `2. Phòng Nội vụ - Rà soát …`.
_UNIT_THEN_ITEM = re.compile(rf" \d{{1,2}}\. [{CAPITAL}][^.;:\d]{{3,70}}:? (?P<first>[-–+] (?=[{CAPITAL}]))")
# Behind a title stood a line break: after capitals, after the stars of Markdown, or where a sentence opens
# with a capital and no sentence has ended.
_AFTER_TITLE = re.compile(
    rf"\b[IVX]{{1,5}}\. (?:[{CAPITAL}]+[ ,:;–-]+)+(?=[{CAPITAL}][^\W\d_{CAPITAL}])|[^\s*]\*\* (?=[{CAPITAL}])"
    r"|[^\W_] (?=(?:Trong|Để|Tuy nhiên|Bên cạnh|Theo|Tiếp tục|Tập trung|Khẩn trương|Chủ trì|Chủ động|Phối hợp|Tham mưu"
    r"|Rà soát|Tăng cường|Giao|Yêu cầu|Đề nghị|Xác định|Đồng thời|Nhằm|Ngày|Nơi nhận)\b)"
)
_UPPER_ONLY = re.compile(rf"{_TYPES}|cong hoa|(?:[*]{{2}})?(?:tm|kt|tl|tuq|q)\.|[ivx]+\. ")
_OPENS_BODY = re.compile("(?:chieu |sang )?ngay \\d|thuc hien|can cu|xet de nghi")


def _broken(lines: list[Line], text: str) -> bool:
    """Whether the text lost its line breaks: most of it stands in one long line."""
    if len(text) <= 600 or len(lines) * 600 >= len(text):
        return False
    return 2 * max([len(line.text) for line in lines], default=0) > len(text.strip())


def _items(line: Line, text: str) -> list[Line]:
    if len(line.text) < LONG or "\t" in line.text or line.text[0] == "|":
        return [line]
    places = [match.end() for match in _ITEM.finditer(line.text)]
    return _fresh(cut(line, text, *places), line.indent) if _are_items(places, line) else [line]


def _are_items(places: Sized, line: Line) -> bool:
    """Whether places in a line begin items; where they follow one another every other word, they begin none."""
    if not 0 < len(places) <= LINES:
        return False
    return len(places) <= _MANY or len(places) * _DENSE <= len(line.text)


def _fresh(lines: list[Line], indent: int) -> list[Line]:
    """Lines recovered from a longer one: where they stood in it says nothing."""
    return [piece._replace(indent=indent) for piece in lines]


def _recovered(line: Line, text: str) -> list[Line]:
    if len(line.text) < LONG:
        return [line]
    cased = line.text
    places = {match.end() for match in _ITEM.finditer(cased)}
    places.update(match.start("first") for match in _UNIT_THEN_ITEM.finditer(cased))
    places.update(match.end() for match in _AFTER_TITLE.finditer(cased))
    opened, number = False, 0
    for match in _ANCHOR.finditer(plain(cased)):
        place, found = match.start(), match.group()
        if match["item"]:
            if int(match["item"]) not in (1, number + 1) or not cased[match.end()].isupper():
                continue
            number = int(match["item"])
        elif _UPPER_ONLY.match(found) and not cased[place : match.end()].strip("* ").isupper():
            continue
        elif _OPENS_BODY.match(found):
            if opened or not cased[place].isupper() or cased[place : place + 2].isupper():
                continue
            opened = True
        places.add(place)
    places.discard(0)
    return _fresh(cut(line, text, *sorted(places)), 0) if _are_items(places, line) else [line]
