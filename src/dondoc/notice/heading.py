"""Where the heading block of a document ends, and its lines with the two columns apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.notice.joining import Draft, is_noise, is_rule, started
from dondoc.notice.lines import Line, cells, cut, unbroken
from dondoc.notice.markers import marker_of
from dondoc.notice.plain import is_capitals, plain

DEEPEST = 70  # lines: no heading block is longer
TYPES = {
    "thong bao": "thông báo",
    "chi thi": "chỉ thị",
    "quyet dinh": "quyết định",
    "ke hoach": "kế hoạch",
    "bao cao": "báo cáo",
    "to trinh": "tờ trình",
    "cong dien": "công điện",
    "giay moi": "giấy mời",
    "nghi quyet": "nghị quyết",
    "huong dan": "hướng dẫn",
    "chuong trinh": "chương trình",
    "phuong an": "phương án",
    "de an": "đề án",
    "quy che": "quy chế",
    "quy dinh": "quy định",
    "bien ban": "biên bản",
    "thong cao": "thông cáo",
    "ket luan": "kết luận",
    "cong van": "công văn",
}
_TYPE = "|".join(TYPES)
# All on the bare form of a line.
TYPE_LINE = re.compile(rf"[\W_]*(?P<type>{_TYPE})(?= |$|[\W_]*$)")
# A letter that recognition got wrong is any letter: `CỘNG HOẢ XẢ HỘl CHỦ NGHĨA`.
NATION = re.compile(
    r"c\wng ?h\w\w ?x\w ?h\w[i1l] ?ch[\w.]{1,2} ?ngh[\w.]{0,3}(?: ?\w{0,3}nam\b| ?v\w\wt(?: ?n\wm)?)?"
    r"|h\wa x\w h\w[i1l] ch\w ngh\w\w(?: v\w\wt(?: n\wm)?)?"
    r"|chu nghia viet nam|dang cong san viet nam"
)
MOTTO = re.compile(
    r"d\wc ?l\wp ?[-~.,]{0,2} ?t\w ?d\w ?[-~.,]{0,2} ?h\wnh ?ph\wc|t\w d\w [-~.,]{1,2} h\wnh ph\wc"
)
NUMBER = re.compile(
    r"[\W_]*s[\w] ?[:.;,]{0,2} ?(?P<number>[^/]{0,14}?) ?[/-] ?(?P<symbol>[a-z]{1,8}\d{0,2} ?[-/&].*)"
)
DATE = re.compile(
    r"(?<!\w)ng\wy ?(?P<day>.{0,12}?) ?th.{1,3}ng ?(?P<month>.{0,12}?) ?n\wm ?(?P<year>[\d.…_ ]{0,8})"
)
ABOUT = re.compile(r"[\W_]*(?:v ?/ ?v\b|(?:ve viec|trich yeu)\b)")
SENT_TO = re.compile(
    r"[\W_]*k\wnh g\w\w\b ?:|[\W_]*kinh gui\b|[\W_]*(?!(?:noi|nguoi|ngay) )\w{3,5} gui ?:"
    r"|[\W_]*(?:thu tuong|chinh phu|chu tich|uy ban|ubnd|ban chi|bo ).{0,60}\bdien ?:"  # who wires, to whom
)
_BODY = re.compile(
    r"(?:sang |chieu |toi |vua qua,? |hom nay,? )?(?:ngay|vao ngay|tu ngay) \d|thuc hien |can cu |theo |trong "
    r"|sau khi |de |xet |tiep tuc |tai |nham |trien khai |qua |truoc |hien nay|vua qua|thoi gian|duoi su"
    r"|(?:uy ban nhan dan|ubnd|so|van phong) .{0,60}nhan duoc"
)
# "Kính gửi: Các trường. Thực hiện Công văn số …": the line break between them was lost.
_BODY_BEHIND = re.compile(rf"\. +(?={_BODY.pattern})")


def shown(line: Line) -> str:
    """The first words of a line without marks and case, for the fixed words of a heading."""
    return plain(line.text[:480])


def heading_end(lines: Sequence[Line]) -> int:
    """How many of the first lines are the heading block; 0 where the text begins with its body."""
    end = 0
    for index, line in enumerate(lines[:DEEPEST]):
        low = shown(line)
        if SENT_TO.match(low):
            return _addressees(lines, index, low)
        if _is_type(line, low):
            return _with_addressees(lines, _title(lines, index))
        if ABOUT.match(low):
            end = max(end, _title(lines, index))
        elif NATION.search(low) or MOTTO.search(low) or _is_number(low) or _is_date(low):
            end = max(end, index + 1)
        elif line.text[0] == "|" and NUMBER.match(low):
            end = index + 1  # a row of the form, however long the title in it
        elif len(low) > 130 and index >= end:
            break
    return end


def addressees_apart(lines: list[Line], head: int, text: str) -> list[Line]:
    """The lines with the body cut off where it runs on behind whom a letter is sent to."""
    if not head or SENT_TO.match(shown(lines[head - 1])) is None:
        return lines
    line = lines[head - 1]
    for opens in _BODY_BEHIND.finditer(shown(line)):
        if line.text[opens.end() : opens.end() + 1].isupper():
            return [*lines[: head - 1], *cut(line, text, opens.end()), *lines[head:]]
    return lines


def heading_drafts(lines: Sequence[Line], text: str) -> Iterator[Draft]:
    """The cells of the heading block, a paragraph each; the markers of a list of addressees taken off."""
    listed = False
    for line in _heading_lines(lines, text):
        listed = listed or SENT_TO.match(shown(line)) is not None
        if not listed:
            yield Draft([line], zone="heading")
            continue
        for item in cut(line, text, *[match.end() for match in _NEXT_ADDRESSEE.finditer(line.text)]):
            yield started(item, text, "heading")


def _heading_lines(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """Columns apart, also where one blank is all that is left between them; without the rules under them."""
    for line in lines:
        for piece in [piece for cell in cells(line, text) for piece in unbroken(cell, text)]:
            for part in _columns(piece, text):
                ruled = _RULED.search(part.text)
                part = cut(part, text, ruled.start())[0] if ruled and ruled.start() else part
                if not is_rule(part):
                    yield part


def _columns(cell: Line, text: str) -> Iterator[Line]:
    """A cell cut where another line of the form begins: a table puts all lines of a cell into one."""
    low = shown(cell)
    if len(low) > 300:
        yield cell
        return
    places = {match.start() + 1 for match in _INSIDE.finditer(low)}
    for fixed in (NATION.search(low), MOTTO.search(low)):
        places.update(fixed.span() if fixed else ())
    for part in cut(cell, text, *sorted(place for place in places if 0 < place < len(low))):
        number = NUMBER.match(shown(part))
        place = _place_after(part.text, number.start("symbol")) if number else 0
        yield from cut(part, text, place) if place else [part]


# On the plain form of a cell: what opens a line of its own.
_RULED = re.compile(r"(?:(?<![-–—_=])| )[-–—_=]{4,}+ ?$")  # tried once in a long rule
_NEXT_ADDRESSEE = re.compile(r"; +(?=[-–] ?\w)")
_INSIDE = re.compile(r" \*{0,2}(?:so ?: ?[^/ ]{0,8} ?/ ?[a-z]|v ?/ ?v |kinh gui ?:)")
_SYMBOL = re.compile(r"[A-ZĐ]+\d{0,2}(?!\w)(?: ?[-/&.] ?[A-ZĐ][\w.]*)*")


def _place_after(cased: str, start: int) -> int:
    """Where the place begins in `Số: 44 /CT-UBND Quảng Ngãi, ngày …`, or 0."""
    symbol = _SYMBOL.match(cased, start)
    rest = cased[symbol.end() :] if symbol else ""
    if symbol is None or "ng" not in plain(rest):
        return 0
    return symbol.end() + len(rest) - len(rest.lstrip(" ,.")) if len(rest) > 8 else 0


def _is_type(line: Line, low: str) -> bool:
    match = TYPE_LINE.match(low)
    if match is None or len(low) > 440:
        return False
    name = line.text[match.start("type") : match.end("type")]
    return is_capitals(name) and (len(low) < 30 or "ket luan" in low or len(low) < match.end() + 160)


def _is_number(low: str) -> bool:
    return low.lstrip("*_ ").startswith("s") and NUMBER.match(low) is not None and len(low) < 110


def _is_date(low: str) -> bool:
    match = DATE.search(low)
    return match is not None and len(low) < 110 and low[match.end() :].strip(" .*_") == "" and "," in low[:60]


def _title(lines: Sequence[Line], index: int) -> int:
    """The end of a title that begins on line `index` or after it."""
    end = index + 1
    first = TYPE_LINE.match(shown(lines[index]))
    begun = 1 if first is None or len(lines[index].text) > first.end() + 8 else 0
    while end < min(len(lines), index + 14):
        line, before = lines[end], lines[end - 1]
        low = shown(line)
        if is_noise(line) or SENT_TO.match(low) or _is_body(line, low, end - index + begun):
            break
        if line.gap and end > index + 1 and not (line.text[0].islower() or before.text[-1] in ",-"):
            break
        end += 1
    return end


def _with_addressees(lines: Sequence[Line], end: int) -> int:
    """The end of the heading where whom it is sent to stands under the title: "Kính gửi:", "… điện:"."""
    if end >= len(lines) or SENT_TO.match(low := shown(lines[end])) is None:
        return end
    return _addressees(lines, end, low)


def _is_body(line: Line, low: str, count: int) -> bool:
    if marker_of(line.text) and not line.text.startswith("**"):
        return True
    if NATION.search(low) or MOTTO.search(low) or _is_date(low) or _is_number(low):
        return False
    if count > 1 or line.gap:
        opens = _BODY.match(low) is not None and line.text[0].isupper() and not line.text.isupper()
        return opens or len(low) > 260
    return len(low) > 400


def _addressees(lines: Sequence[Line], index: int, low: str) -> int:
    """The end of `Kính gửi: …`: the rest of its line, the list under it, or the table it stands in."""
    end = index + 1
    if lines[index].text[0] == "|":
        return next((i for i in range(end, len(lines)) if lines[i].text[0] != "|"), len(lines))
    inline = len(SENT_TO.sub("", low).strip(" :*")) > 2
    while end < min(len(lines), index + 40):
        line = lines[end]
        marked = marker_of(line.text) is not None
        if not marked and (inline or lines[end - 1].text[-1] in ".") and (line.gap or _ended(lines[end - 1])):
            break
        if (
            not marked
            and (len(line.text) > 130 or (inline and _BODY.match(shown(line))))
            and _new(line, inline)
        ):
            break
        if marked and marker_of(line.text).number:  # type: ignore[union-attr]
            break
        end += 1
    return end


def _new(line: Line, inline: bool) -> bool:
    """Whether a line behind whom a letter is sent to begins its body: one that goes on begins small."""
    return not inline or line.text[0].isupper()


def _ended(line: Line) -> bool:
    return line.text[-1] in ".;" or not line.text
