"""The heading block as facts: who issued what, under which number, where and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dondoc.bodies.repairing import match
from dondoc.notice.document import Document, Paragraph
from dondoc.notice.heading import ABOUT, DATE, MOTTO, NATION, NUMBER, SENT_TO, TYPE_LINE, TYPES
from dondoc.notice.joining import is_stamp
from dondoc.notice.lines import CAPITAL
from dondoc.notice.model import Fact, Header
from dondoc.notice.names import person_within
from dondoc.notice.plain import is_capitals
from dondoc.text.folding import bare

# Abbreviations of Phụ lục III, Nghị định 30/2020/NĐ-CP, as they begin a symbol.
_ABBREVIATED = {
    "tb": "thông báo",
    "ct": "chỉ thị",
    "kh": "kế hoạch",
    "bc": "báo cáo",
    "ttr": "tờ trình",
    "cđ": "công điện",
    "gm": "giấy mời",
    "nq": "nghị quyết",
    "qđ": "quyết định",
    "hd": "hướng dẫn",
    "kl": "kết luận",
    "ctr": "chương trình",
    "pa": "phương án",
    "bb": "biên bản",
}
_DIGITS = re.compile(r"\d{1,5}[a-zđ]?")
_SYMBOL = re.compile(r"\w+(?: ?[-–/&.+] ?\w+)*")
_URGENCY = re.compile(r"[\W_]*(hoa toc(?: hen gio)?|thuong khan|khan)[\W_]*(?:\d.*)?$")
_CIRCULATION = re.compile(r"[\W_]*(xem xong tra lai|luu hanh noi bo|khong pho bien)[\W_]*$")
_PARTY = r"(?:huyen|tinh|thanh|thi|quan|dang|xa|phuong) uy"
_HEAD = re.compile(
    rf"{_PARTY}|dang bo|uy ban|ubnd|ub |hdnd|hoi dong|so |van phong|ban |bo |cuc |chi cuc|tong cuc|phong (?!chong)|trung tam"
    r"|cong an|thanh tra|vien |truong |benh vien|kho bac|bao hiem|hoi |lien doan|mat tran|cong ty|tap doan|chinh phu"
    r"|thu tuong|toa an|dai |bao |hat |quan khu|to (?:cong tac|chi dao)|tieu ban|dai hoc|hoc vien|tong cong ty|ngan hang"
)
_TELLS_AGENCY = re.compile(r"\b(?:\wan nh\wn d\wn|nhan dan|van phong|chi dao|huyen uy|tinh uy)\b")
_RULED = re.compile(
    r"(?:hdnd|ubnd|uy ban|hoi dong|chinh phu|doan |ban chi dao|ban chi huy|quoc hoi|dang uy|trung uong)"
)
_SHOUTED = re.compile(rf"(?:(?<=\s)|^)(?:ỦY BAN|UỶ BAN|UBND)[{CAPITAL}, -]{{4,}}$")
_SECOND = re.compile(
    r"(?:ubnd|uy ban nhan dan|bo|tinh uy|huyen uy) .{3,40}? ((?:so|van phong|phong|ban|chi cuc|trung tam|thanh tra)(?= |$).*)"
)
# Who decides, in a line of its own between the title of a decision and its grounds.
_DECIDES = re.compile(
    r"(?:chu tich )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)(?: (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)\b[^,;]*)?$"
    r"|(?:thu tuong chinh phu|bo truong|giam doc|cuc truong|truong ban|truong phong)\b[^,;]*$"
)
_BETWEEN = re.compile(r"\([^()]*+\)|(?P<sign>;)|$")  # a semicolon inside brackets parts no addressees
_YEAR = re.compile(r"(?:19|20)\d\d$")
# Lines beside the agency that are none of its name: stamps, and what a wrapped motto or date left.
_ASIDE = re.compile(
    rf".*[|\[\]{{}}]|{_URGENCY.pattern}|{_CIRCULATION.pattern}|(?:viet )?nam$|chu nghia|hanh phuc$|{_YEAR.pattern}"
)
_CITED = re.compile(r" ngay \d{1,2}[/-]\d")  # the number of another document, named in a title
_OPEN_END = re.compile(r"(?:nhan dan|\bva|,|-|quan ly|chi dao|chi huy|dieu phoi|nong thon|cua|hoi dong)$")


class _Row(NamedTuple):
    """A paragraph of the heading block in the two forms that are read."""

    paragraph: Paragraph
    cased: str
    low: str

    @property
    def start(self) -> int:
        return self.paragraph.start


def read_header(document: Document) -> Header:
    """What the heading block says; a field that is not there is None."""
    rows = _rows(document)
    number, symbol = _number(document, rows)
    place, day = _place_and_date(document, rows)
    parent, issuer = _agencies(document, rows)
    title = _title(document, rows)
    return Header(
        issuing_agency=issuer,
        parent_agency=parent,
        number=number,
        symbol=symbol,
        place=place,
        date=day,
        doc_type=_doc_type(document, rows, symbol),
        title=title,
        concluding_person=_concluding_person(document, title),
        urgency=_stamp(document, rows, _URGENCY, rule="header.urgency"),
        circulation=_stamp(document, rows, _CIRCULATION, rule="header.circulation"),
    )


def read_addressees(document: Document) -> tuple[Fact[str], ...]:
    """Who a letter is sent to (`Kính gửi`), one fact each."""
    found: list[tuple[int, int]] = []
    listed = marked = False
    for row in _rows(document):
        sent = SENT_TO.match(row.low)
        end = row.start + len(row.cased.rstrip(" .;,"))
        if sent:
            listed, found, marked = True, [], False
            rest = row.low[sent.end() :]
            start = sent.end() + len(rest) - len(rest.lstrip(" :*-–"))
            if start < len(row.low):
                found.append((row.start + start, end))
                marked = start > sent.end() and row.low[start - 2 : start] in ("- ", "– ")
        elif listed and found and _goes_on(document, found[-1][1], row, marked=marked):
            found[-1] = (found[-1][0], end)
        elif listed:
            marked = marked or bool(row.paragraph.marker)
            found.append((row.start, end))
    return tuple(
        [
            _ranged(document, start, end, rule="header.addressee")
            for first, last in found
            for start, end in _one_by_one(document, first, last)
        ]
    )


def _one_by_one(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The addressees of a line ("Sở A; Sở B")."""
    text, begin = document.view.cased[start:end], 0
    for sign in _BETWEEN.finditer(text):
        if sign["sign"] or not sign.group():
            one = text[begin : sign.start()]
            if one.strip():
                yield start + begin + len(one) - len(one.lstrip()), start + begin + len(one.rstrip())
            begin = sign.end()


def _goes_on(document: Document, end: int, row: _Row, *, marked: bool) -> bool:
    """Whether a line is the rest of the addressee before it, which ran over the end of its line."""
    if row.paragraph.marker or (marked and document.view.cased[end : row.start].strip(" ,\n")):
        return False
    return marked or row.cased[:1].islower()


def _rows(document: Document) -> list[_Row]:
    head = list(document.of("heading"))
    if not head:
        return []
    low = bare(document.view.folded[: head[-1].end])
    return [_Row(p, document.cased(p), low[p.start : p.end]) for p in head]


def _fact(document: Document, row: _Row, start: int, end: int, *, rule: str) -> Fact[str]:
    return _ranged(document, row.start + start, row.start + max(end, start + 1), rule=rule)


def _ranged(document: Document, start: int, end: int, *, rule: str, confidence: float = 0.97) -> Fact[str]:
    value = document.view.cased[start:end].replace("\n", " ")
    return Fact(document.view.origin(start, end), value, confidence, rule)


# --- number, symbol, place, date ------------------------------------------------------------


def _number(document: Document, rows: list[_Row]) -> tuple[Fact[str] | None, Fact[str] | None]:
    for row in rows:
        match = NUMBER.match(row.low)
        if match is None:
            continue
        start, end = match.span("number")
        said = row.low[start:end].strip(" .…_*")
        spans = document.view.origin(row.start, row.start + (match.start("symbol") if not said else end))
        number: Fact[str] = Fact(spans, None, 0.9, "header.number-blank")
        if _DIGITS.fullmatch(said):
            at = start + row.low[start:end].index(said)
            number = _fact(document, row, at, at + len(said), rule="header.number")
        symbol = _SYMBOL.match(row.cased, match.start("symbol"))
        if symbol is None:
            return number, None
        mark = _fact(document, row, symbol.start(), symbol.end(), rule="header.symbol")
        value = re.sub(r" ?([-–/&.+]) ?", r"\1", mark.value or "").replace("–", "-")
        return number, Fact(mark.span, value, mark.confidence, mark.rule)
    return None, None


def _place_and_date(document: Document, rows: list[_Row]) -> tuple[Fact[str] | None, Fact[str] | None]:
    for index, row in enumerate(rows):
        match = DATE.search(row.low)
        if match and not match["year"] and index + 1 < len(rows) and _YEAR.match(rows[index + 1].low):
            row = _Row(
                row.paragraph, f"{row.cased} {rows[index + 1].cased}", f"{row.low} {rows[index + 1].low}"
            )
            match = DATE.search(row.low)
        if match is None or match.start() > 60 or len(row.low) - match.end() > 12:
            continue
        before = row.cased[: match.start()].rstrip(" ,.*_;")
        skip = len(before) - len(before.lstrip(" *_(.,"))
        place = (
            _fact(document, row, skip, len(before), rule="header.place") if len(before) > skip + 1 else None
        )
        value = date_value(match["day"], match["month"], match["year"])
        span = document.view.origin(
            row.start + match.start(), row.start + len(row.low[: match.end()].rstrip())
        )
        return place, Fact(span, value, 0.97 if value and len(value) == 10 else 0.9, "header.date")
    return None, None


def date_value(day: str, month: str, year: str) -> str | None:
    """The ISO date of what was written by hand or left blank; as much of it as is sure."""
    digits = re.sub(r"\D", "", year)
    if not re.fullmatch(r"(?:19|20)\d\d", digits):
        return None
    month, day = month.strip(" .…_"), day.strip(" .…_")
    if not re.fullmatch(r"\d{1,2}", month) or not 1 <= int(month) <= 12:
        return digits
    partial = f"{digits}-{int(month):02}"
    if not re.fullmatch(r"\d{1,2}", day):
        return partial
    try:
        return datetime.date(int(digits), int(month), int(day)).isoformat()
    except ValueError:
        return partial


# --- type and title -------------------------------------------------------------------------


def _type_row(rows: list[_Row]) -> tuple[int, re.Match[str]] | None:
    for index, row in enumerate(rows):
        match = TYPE_LINE.match(row.low)
        if match and is_capitals(row.cased[match.start("type") : match.end("type")]):
            return index, match
    return None


def _doc_type(document: Document, rows: list[_Row], symbol: Fact[str] | None) -> Fact[str] | None:
    found = _type_row(rows)
    if found:
        index, match = found
        fact = _fact(document, rows[index], match.start("type"), match.end("type"), rule="header.type")
        return Fact(fact.span, TYPES[match["type"]], fact.confidence, fact.rule)
    for row in rows:
        about = ABOUT.match(row.low)
        if about:
            fact = _fact(document, row, 0, about.end(), rule="header.type-letter")
            return Fact(fact.span, "công văn", 0.93, fact.rule)
    kind = _ABBREVIATED.get(re.split(r"\W", (symbol.value or "").lower())[0]) if symbol else None
    if symbol and kind:
        return Fact(symbol.span, kind, 0.8, "header.type-from-symbol")
    if symbol and any(SENT_TO.match(row.low) for row in rows):
        return Fact(symbol.span, "công văn", 0.8, "header.type-letter")
    return None


def _title(document: Document, rows: list[_Row]) -> Fact[str] | None:
    found = _type_row(rows)
    if found:
        index, match = found
        first = rows[index]
        rest = len(first.low) - len(first.low[match.end() :].lstrip(" .:*_"))
        parts = [(first, rest)] if rest < len(first.low) - 1 else []
        parts += [(row, 0) for row in rows[index + 1 :]]
    else:
        about = next((i for i, row in enumerate(rows) if ABOUT.match(row.low)), None)
        if about is None:
            return None
        parts = [(row, 0) for row in rows[about:]]
    parts = _title_parts(parts)
    if not parts:
        return None
    start = parts[0][0].start + parts[0][1]
    value = " ".join([row.cased[skip:] for row, skip in parts])
    span = document.view.origin(start, parts[-1][0].paragraph.end)
    return Fact(span, value.strip(" *_"), 0.95, "header.title")


def _title_parts(parts: list[tuple[_Row, int]]) -> list[tuple[_Row, int]]:
    kept: list[tuple[_Row, int]] = []
    for row, skip in parts:
        if SENT_TO.match(row.low) or (kept and _DECIDES.match(row.low) and is_capitals(row.cased)):
            break
        if not _is_furniture(row):
            kept.append((row, skip))
    return kept


def _is_furniture(row: _Row) -> bool:
    """The fixed words of the other column, between the lines of a title."""
    return _is_fixed(row.low) or is_stamp(row.cased)


@lru_cache(maxsize=256)
def _is_fixed(low: str) -> bool:
    day = DATE.search(low)
    if day is not None and len(low) - day.end() < 12 and "," in low[: day.start()]:
        return True
    return bool(NATION.search(low) or MOTTO.search(low) or (NUMBER.match(low) and not _CITED.search(low)))


def _concluding_person(document: Document, title: Fact[str] | None) -> Fact[str] | None:
    if title is None or "ket luan" not in bare((title.value or "")[:40].lower()):
        return None
    view = document.view
    start = view.position(title.span.start)
    end = view.position(title.span.end - 1) + 1
    cased = view.cased.replace("\n", " ")
    name = person_within(cased, start, end)
    return _ranged(document, *name, rule="header.concluding-person", confidence=0.93) if name else None


# --- agencies and stamps --------------------------------------------------------------------


def _agencies(document: Document, rows: list[_Row]) -> tuple[Fact[str] | None, Fact[str] | None]:
    groups: list[list[_Row]] = []
    for row in _agency_rows(rows):
        if groups and _continues(groups[-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    if not groups:
        return None, None
    facts = [_joined(document, group) for group in groups[-2:]]
    return (facts[0] if len(facts) > 1 else None), facts[-1]


def _agency_rows(rows: list[_Row]) -> list[_Row]:
    """The lines of the left column above the number; what stamps left above them is dropped."""
    found: list[_Row] = []
    for row in [part for whole in rows for part in _apart(whole)]:
        if TYPE_LINE.match(row.low) or ABOUT.match(row.low) or SENT_TO.match(row.low):
            if found:
                break
            continue
        if _is_furniture(row) or _ASIDE.match(row.low):
            if is_stamp(row.cased):
                found.clear()
            continue
        letters = is_capitals(row.cased) and len(row.low) > 2
        if letters and (found or _HEAD.match(row.low.strip("* _")) or _TELLS_AGENCY.search(row.low)):
            found.append(row)
        elif not letters:
            found.clear()
    return found


def _apart(row: _Row) -> list[_Row]:
    """Two agencies that lost the line break between them; and what a stamp left before the first."""
    if len(row.low) < 20 or not any(word in row.low for word in ("ubnd", "uy ban", "bo ", "tinh uy")):
        return [row]
    if not is_capitals(row.cased):
        shouted = _SHOUTED.search(row.cased)
        return (
            [_slice(row, shouted.start(), len(row.cased))]
            if shouted and NATION.search(row.low) is None
            else [row]
        )
    second = _SECOND.match(row.low)
    return [_slice(row, 0, second.start(1)), _slice(row, second.start(1), len(row.low))] if second else [row]


def _slice(row: _Row, start: int, end: int) -> _Row:
    end = start + len(row.cased[start:end].rstrip())
    paragraph = row.paragraph._replace(start=row.start + start, end=row.start + end)
    return _Row(paragraph, row.cased[start:end], row.low[start:end])


def _continues(group: list[_Row], row: _Row) -> bool:
    low, before = row.low.strip("* _"), group[-1].low.strip("* _")
    if _HEAD.match(low) is None:
        return True
    if len(group) == 1 and before in ("van phong", "vp", "ban chi huy", "ban chi dao"):
        return _RULED.match(low) is not None
    return _OPEN_END.search(before) is not None and before != "uy ban nhan dan"


def _joined(document: Document, group: list[_Row]) -> Fact[str]:
    value = " ".join([row.cased.strip("* _") for row in group])
    known = match(value)
    if known is not None and known.how == "marks":  # recognition lost a mark: "TỎNG CỤC THUÊ"
        value = known.body.name.upper()
    span = document.view.origin(group[0].start, group[-1].paragraph.end)
    return Fact(span, value, 0.95, "header.agency")


def _stamp(document: Document, rows: list[_Row], mark: re.Pattern[str], rule: str) -> Fact[str] | None:
    for row in rows:
        match = mark.match(row.low)
        if match and row.cased.upper() == row.cased:
            return _fact(document, row, match.start(1), match.end(1), rule=rule)
    return None
