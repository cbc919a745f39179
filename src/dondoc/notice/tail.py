"""The end of a document: recipients and signature, beside or under each other, and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.notice.heading import shown
from dondoc.notice.joining import Draft, is_noise, is_rule, started
from dondoc.notice.lines import CAPITAL, Line, cells, cut, unbroken
from dondoc.notice.markers import marker_of
from dondoc.notice.names import is_called_truong
from dondoc.notice.plain import is_capitals, plain

# On the bare form of a line.
RECIPIENTS = re.compile(r"[\W_]*n[oơ0][it1l] nh[aâ][nm]\b ?[:.;]?")
APPENDIX = re.compile(r"[\W_]*(?:phu luc|danh muc kem theo|bieu mau|phu bieu|bang phan cong)\b")
_NUMBERED = re.compile(
    r"[\W_]*phu luc(?: so)?(?: [ivx\d]{1,5})?[\W_]*$"
)  # "Phụ lục II" as the decree sets it
_NUMBER_ALONE = 40  # characters
_AUTHORITY = re.compile(r"[\W_]*(?:(?:tm|kt|tl|tuq|q)\s?[.,]|t/m|k/t|t/l)\s?(?=\w)")
_POST = re.compile(
    r"[\W_]*(?:(?:tm|kt|tl|tuq|q)\s?\.\s?)?(?:quyen |pho ){0,2}(?:tong )?(?:chu tich|chanh (?:van phong|vp|thanh tra)"
    r"|giam doc|(?:chi |tong )?cuc truong|bi thu|bo truong|thu truong|hieu truong|vien truong|thu tuong"
    r"|vu truong|chu nhiem|chi huy truong|tham phan|to truong|truong)\b"
)
_SHOUTED = re.compile(rf"(?:(?:TM|KT|TL|TUQ|Q)\s?[.]\s?)?[{CAPITAL}]{{2,}}(?:[ ,-]+[{CAPITAL}]{{2,}})*")
_SHOUTS = (
    "CHỦ",
    "CHÁNH",
    "GIÁM",
    "THỦ TƯỚNG",
    "TRƯỞNG",
    "BÍ THƯ",
    "CHU TICH",
    "CHANH",
    "GIAM",
    "TRUONG",
    "TM.",
    "KT.",
    "TL.",
    "TUQ.",
)
_NEXT_ITEM = re.compile(r"[;.] +(?=[-–+] ?\w)")
_STAMPED = re.compile(
    r"[.;)]\W{0,3}\w{0,2}[^\w\s]+\w{0,2}$"
)  # what recognition makes of a stamp behind the last words
_BEFORE_N = "Nn*_>#~-–—•.,'|" + '"'
_COLUMN = 22  # blanks: text that begins deeper stands in the right column


def tail_start(lines: Sequence[Line], first: int) -> int:
    """The line where recipients or signature begin, searched after line `first`."""
    for index in range(first, len(lines)):
        text = lines[index].text
        if text[0] in _BEFORE_N and RECIPIENTS.match(plain(text[:40])):
            return _signature_above(lines, first, index)
    for index in range(max(first, len(lines) - 60), len(lines)):
        if is_authority(lines[index].text):
            return index
    return _last_post(lines, first)


def is_authority(text: str) -> bool:
    """`TM. ỦY BAN NHÂN DÂN`, `TL.CHỦ TỊCH`: the line that says by what right one signs."""
    return len(text) < 90 and is_capitals(text) and _AUTHORITY.match(plain(text)) is not None


def is_post(text: str) -> bool:
    """`PHÓ CHỦ TỊCH` in capitals: the post that signs."""
    return (
        len(text) < 70
        and is_capitals(text)
        and _POST.match(plain(text)) is not None
        and not is_called_truong(text)
    )


def _signature_above(lines: Sequence[Line], first: int, index: int) -> int:
    """The signature may stand before the recipients."""
    for above in range(max(first, index - 8), index):
        text = lines[above].text
        if (is_authority(text) or is_post(text)) and not any(map(_is_item, lines[above:index])):
            return above
    return index


def _is_item(line: Line) -> bool:
    """An article or an item: whoever is named above it decides, he doesn't sign there."""
    marker = marker_of(line.text)
    return marker is not None and marker.number is not None


def _last_post(lines: Sequence[Line], first: int) -> int:
    for index in range(max(first, len(lines) - 8), len(lines)):
        if is_post(lines[index].text) and not any(map(_is_item, lines[index:])):
            return index
    return len(lines)


def tail_drafts(lines: Sequence[Line], text: str) -> tuple[list[Draft], Sequence[Line]]:
    """Recipients and signature as paragraphs, column by column; and the lines of the appendices."""
    end = next((i for i, line in enumerate(lines) if i and opens_appendix(line)), len(lines))
    left, right = _columns(lines[:end], text)
    drafts = list(_recipients(left, text))
    drafts += [Draft([line], zone="signature") for line in right if not is_rule(line)]
    return drafts, lines[end:]


def opens_appendix(line: Line) -> bool:
    """`PHỤ LỤC 2`, `DANH MỤC KÈM THEO …`: where what stands behind a signature begins."""
    text = line.text
    if text[:1] == "P" and len(text) < _NUMBER_ALONE and _NUMBERED.match(shown(line)):
        return True
    return len(text) < 160 and text[:3].isupper() and APPENDIX.match(shown(line)) is not None


def _columns(lines: Sequence[Line], text: str) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    column = 1000
    signing = False
    for line in lines:
        for cell, beside in _tail_cells(line, text):
            marked = marker_of(cell.text) is not None and not cell.text.startswith("**")
            if beside:
                right.append(cell)
                continue
            if RECIPIENTS.match(shown(cell)):
                signing = False
            elif not marked and (is_authority(cell.text) or is_post(cell.text)):
                signing = cell.indent < _COLUMN or not left
                column = min(column, cell.indent) if cell.indent >= _COLUMN else column
                right.append(cell)
                continue
            elif marked:
                signing = False
            target = right if signing or cell.indent >= min(column - 8, 3 * _COLUMN) >= _COLUMN else left
            target.append(cell)
            if _archive(cell) and cell.indent < _COLUMN:
                signing = True
    return left, right


def _archive(cell: Line) -> bool:
    """`- Lưu: VT.` is the last of the recipients: what follows under it signs."""
    if re.match(r"[\W_]*l[uư]u ?[:;,.]? ?v", shown(cell)) is None:
        return False
    return cell.text[-1] in ".;)" or _STAMPED.search(cell.text) is not None


def _tail_cells(line: Line, text: str) -> Iterator[tuple[Line, bool]]:
    """The cells of a line in their parts, each with whether it surely stands beside the recipients."""
    tabular = line.text[0] == "|"
    for cell in cells(line, text):
        for piece in unbroken(cell, text):
            for part, beside in _apart(piece, text):
                yield part._replace(indent=cell.indent) if tabular else part, beside


def _apart(cell: Line, text: str) -> Iterator[tuple[Line, bool]]:
    match = RECIPIENTS.match(shown(cell))
    if match and len(cell.text) > match.end() + 3:
        first, second = cut(cell, text, match.end())
        yield first, False
        plain_post = marker_of(second.text) is None and _signs(second.text)
        yield from [(second, True)] if plain_post else _run_in(second, text)
    else:
        yield from _run_in(cell, text)


def _run_in(cell: Line, text: str) -> Iterator[tuple[Line, bool]]:
    """Authorities and posts that lost the line break, or the gap, before the recipients beside them."""
    shouts = not cell.text.isupper() and any(map(cell.text.__contains__, _SHOUTS))
    runs = [run for run in _SHOUTED.finditer(cell.text) if _signing(run.group())] if shouts else []
    if not runs:
        yield from (
            (item, False) for item in cut(cell, text, *[m.end() for m in _NEXT_ITEM.finditer(cell.text)])
        )
        return
    parts = cut(cell, text, *[place for run in runs for place in run.span() if 0 < place < len(cell.text)])
    for part in parts:
        after_post = part is parts[-1] and len(parts) > 1 and marker_of(part.text.strip("* ")) is None
        signs = marker_of(part.text) is None and _signing(part.text)
        beside = signs or (after_post and ";" not in part.text)
        items = [] if beside else [match.end() for match in _NEXT_ITEM.finditer(part.text)]
        yield from ((item, beside) for item in cut(part, text, *items))


def _signing(text: str) -> bool:
    return is_authority(text) or (len(text) > 7 and is_post(text))


def _signs(text: str) -> bool:
    """Capitals, or capitals after what recognition made of a stamp: `¬¬ 5A CHỦ TỊCH`."""
    return is_capitals(text) or is_post(text) or is_post(text[text.find(" ") :].strip())


def _recipients(lines: Sequence[Line], text: str) -> Iterator[Draft]:
    draft: Draft | None = None
    for line in lines:
        if is_noise(line):
            continue
        if draft is None or _opens_item(draft, line):
            if draft is not None:
                yield draft
            draft = started(line, text, "recipients")
        else:
            draft.lines.append(line)
    if draft is not None:
        yield draft


def _opens_item(draft: Draft, line: Line) -> bool:
    last = draft.lines[-1].text
    if marker_of(line.text) is not None or not last or last[-1] in ";.:" or RECIPIENTS.match(shown(line)):
        return True
    return draft.marker is None and not line.text[0].islower()
