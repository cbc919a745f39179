"""The lines of a text as printed: where each stands, how deep, and how far apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dondoc.notice.plain import plain
from dondoc.text.spans import Span
from dondoc.text.view import View

_EDGE = "\ufeff\u200b\u200c\u200d\u2060"
_EDGES = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029" + _EDGE
_COMBINING = re.compile("[\u0300-\u036f]")
_GAP = re.compile(r"(?<=\S)(?:[ \xa0]{2,}|[ \xa0]*\t[ \t\xa0]*)(?=\S)")
# Wide blanks that wait to be filled in by hand: `Số:      /TB-UBND`, `ngày     tháng     năm 2026`.
_UNFILLED = re.compile(
    r"(?:\b[Ss][ốo]\u0301? ?:?|,|\b[Nn]g[àa]\u0300?y|[Tt]h[áa]\u0301?ng|[Nn][ăa]\u0306?m)$", re.IGNORECASE
)
_FILLS = re.compile(r"/|tha?\w|th[áa]|n[ăa]\u0306?m\b|\d{1,4} ?/|ng[àa]\u0300?y\b", re.IGNORECASE)

# Every capital letter, for use inside a character class.
CAPITAL = "A-Z" + "".join(
    [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()]
)
LONG = 400  # characters: a longer line may hold several items


class Line(NamedTuple):
    """One printed line, or one recovered from a text that lost its line breaks."""

    start: int
    end: int
    text: str  # NFC, without the blanks around
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


def cells(line: Line, text: str) -> list[Line]:
    """The parts of a line that wide blanks keep apart, each a line with its own indent."""
    raw = text[line.start : line.end]
    if "  " not in raw and "\t" not in raw and "\xa0\xa0" not in raw:
        return [line]
    cuts = [0]
    for gap in _GAP.finditer(raw):
        if not (_FILLS.match(raw, gap.end()) and _UNFILLED.search(raw[cuts[-1] : gap.start()])):
            cuts += [gap.start(), gap.end()]
    cuts.append(len(raw))
    return [_part(line, raw, cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]


def after(line: Line, text: str, place: int) -> Line:
    """What is left of a line after so many characters of its NFC text, not counting blanks."""
    if len(line.text) != line.end - line.start:
        return cut(line, text, place)[-1]
    rest = line.text[place:].lstrip()
    return Line(line.end - len(rest), line.end, rest, line.right - len(rest), line.gap)


def cut(line: Line, text: str, *places: int) -> list[Line]:
    """A line in parts, cut at places of its NFC text (the blanks around a cut belong to nobody)."""
    if len(line.text) == line.end - line.start:
        offsets = [line.start + place for place in places]
    else:
        view = View(text, [line.span])
        offsets = [view.origin(place, place + 1).start for place in places]
    return list(_between(line, text, offsets))


def _between(line: Line, text: str, offsets: list[int]) -> Iterator[Line]:
    for start, end in zip([line.start, *offsets], [*offsets, line.end], strict=True):
        if text[start:end].strip(_EDGES):
            yield _part(line, text[line.start : line.end], start - line.start, end - line.start)


def _part(line: Line, raw: str, start: int, end: int) -> Line:
    piece = raw[start:end]
    start += len(piece) - len(piece.lstrip(_EDGES))
    piece = piece.strip(_EDGES)
    return Line(
        line.start + start,
        line.start + start + len(piece),
        piece if unicodedata.is_normalized("NFC", piece) else unicodedata.normalize("NFC", piece),
        line.indent + start,
        0 if start else line.gap,
    )


def _printed(text: str) -> Iterator[Line]:
    offset = gap = 0
    decomposed = _COMBINING.search(text) is not None
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body and (body[0] in _EDGE or body[-1] in _EDGE):
            body = body.strip(_EDGES)
        if not body:
            gap += 1
            offset += len(raw)
            continue
        indent = raw.index(body[0]) if raw[0] != body[0] else 0
        start = offset + indent
        shown = unicodedata.normalize("NFC", body) if decomposed else body
        if "\t" in raw[:indent]:
            indent = len(raw[:indent].expandtabs(4))
        yield Line(start, start + len(body), shown, indent, gap)
        gap = 0
        offset += len(raw)


# --- texts that lost their line breaks ------------------------------------------------------

# An item run into the one before it: after a sentence's end stands a mark and then a capital.
_ITEM = re.compile(
    r"(?<=[.;:…/]) +(?=(?:[-–•+*▪] ?|\*{2,3} ?|\(?\d{1,2}[.)] |\d{1,2}\.\d{1,2}\.? |[IVX]{1,5}\. |[a-zđ]\) )"
    rf"[{CAPITAL}])"
)
_TYPES = (
    "thong bao|chi thi|quyet dinh|ke hoach|bao cao|to trinh|cong dien|giay moi|nghi quyet|huong dan"
    "|chuong trinh"
)
# On the bare form of a text without line breaks: what always opened a line of its own.
_ANCHOR = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc|\bso ?: ?\S{0,6} ?/ ?[a-z]"
    r"|kinh gui ?:|noi nhan ?:|(?<![a-z])(?:[*]{2})?(?:tm|kt|tl|tuq|q)\. ?[a-z]{2}|\btren day la|\bv/v "
    rf"|(?<=[\d ])(?:{_TYPES})(?= )|(?<=[a-z\d] )(?:chieu |sang )?ngay \d"
    r"|(?<=[a-z\d] )(?:thuc hien|can cu|xet de nghi) "
    r"|(?<= )[ivx]{1,5}\. (?=[a-z])|(?<= )\*{1,3} ?(?=[a-z])|(?<= )(?:\d{1,2}\.){1,3} (?=[a-z])"
)
_UPPER_ONLY = re.compile(rf"{_TYPES}|cong hoa|(?:[*]{{2}})?(?:tm|kt|tl|tuq|q)\.|[ivx]+\. ")
_OPENS_BODY = re.compile("(?:chieu |sang )?ngay \\d|thuc hien|can cu|xet de nghi")


def _broken(lines: list[Line], text: str) -> bool:
    """Whether the text lost its line breaks: hardly a line for a page."""
    return len(text) > 1200 and len(lines) * 1200 < len(text)


def _items(line: Line, text: str) -> list[Line]:
    if len(line.text) < LONG or "\t" in line.text or line.text[0] == "|":
        return [line]
    places = [match.end() for match in _ITEM.finditer(line.text)]
    return cut(line, text, *places) if places else [line]


def _recovered(line: Line, text: str) -> list[Line]:
    if len(line.text) < LONG:
        return [line]
    cased = line.text
    places = {match.end() for match in _ITEM.finditer(cased)}
    shown = plain(cased)
    opened = False
    for match in _ANCHOR.finditer(shown):
        place, found = match.start(), match.group()
        if _UPPER_ONLY.match(found) and not cased[place : match.end()].strip("* ").isupper():
            continue
        if _OPENS_BODY.match(found):
            if opened or not cased[place].isupper() or cased[place : place + 2].isupper():
                continue
            opened = True
        places.add(place)
    return cut(line, text, *sorted(places - {0}))
