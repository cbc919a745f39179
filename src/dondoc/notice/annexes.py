"""What is attached behind the signature: a plan issued with a decision is read on, a form or a list is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dondoc.notice.heading import MOTTO, NATION, TYPES, shown
from dondoc.notice.lines import Line
from dondoc.notice.markers import marker_of
from dondoc.notice.plain import is_capitals, plain
from dondoc.notice.tail import is_authority, is_post, opens_appendix

# All on the bare form of a line.
_KIND = re.compile(
    rf"[\W_]*(?P<kind>{'|'.join(TYPES)}|phu luc|phu bieu|danh muc|danh sach|bieu mau|mau|de cuong|bang|bieu|phieu"
    r"|lich|so lieu|nhiem vu|noi dung|phan cong|lo trinh|dieu le|thuyet minh)(?= |$|[\W_]*$)"
)
_ATTACHED = re.compile(
    r"(?:^[\W_]*|\( ?)(?:duoc )?(?:ban hanh |phe duyet |dinh |gui |va ){0,3}kem (?:theo )?"
    r"(?:cong van|van ban|quyet dinh|ke hoach|thong bao|chi thi|cong dien|nghi quyet|bao cao|to trinh|huong dan|so )"
)
_TELLS = re.compile(
    r"[\W_]*(?:ke hoach|de an|phuong an|chuong trinh|quy che|quy dinh|huong dan|nhiem vu|phan cong|lo trinh)\b"
)
_TASKS = re.compile(r"\b(?:nhiem vu|phan cong|ke hoach|tien do|lo trinh|cong viec|to chuc thuc hien)\b")
_FORM = re.compile(
    r"\b(?:mau|bieu|de cuong|so lieu|thong ke|phieu|to khai|bien ban|danh sach|kinh phi|du toan|ket qua|tinh hinh|tong hop)\b"
)
_BLANK = re.compile(r"[.…_]{5,}|…{2,}")
_FILLED = 3  # blanks to be filled in: so many make a form
_TITLE = 12  # lines: no title of an annex is longer
_LETTERHEAD = 8  # lines above it that may be a letterhead of its own


class Annex(NamedTuple):
    """One thing attached: its title, and the lines under it that go on with what the document orders."""

    title: Sequence[Line]
    lines: Sequence[Line]
    orders: bool  # running text, no form and no list


def attached_from(lines: Sequence[Line], first: int) -> int:
    """The first line of what is issued with a document ("(Kèm theo Quyết định số …)"), or how many lines there are."""
    for index in range(first + 1, len(lines)):
        if _is_title(lines[index]) and _says_attached(lines, index):
            start = _letterhead(lines, first, index)
            return start if start > first else index
    return len(lines)


def annexes(lines: Sequence[Line]) -> Iterator[Annex]:
    """What is attached, one after the other."""
    index = 0
    while index < len(lines):
        title_end = _title_end(lines, _kind_line(lines, index))
        end = title_end
        while end < len(lines) and not _opens(lines, end):
            end += 1
        end = _letterhead(lines, title_end, end) if end < len(lines) else end
        title, body = lines[index:title_end], lines[title_end:end]
        yield Annex(title, body, _orders(title, body))
        index = end


def _opens(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    return opens_appendix(line) or (_is_title(line) and _says_attached(lines, index))


def _is_title(line: Line) -> bool:
    match = _KIND.match(plain(line.text[:48]))
    if match is None or (marker_of(line.text) is not None and line.text[0] not in "*#"):
        return False
    return is_capitals(line.text[match.start("kind") : match.end("kind")]) or opens_appendix(line)


def _says_attached(lines: Sequence[Line], index: int) -> bool:
    """Whether a title, or what stands under it before the first item, says with what it was issued."""
    return any(_ATTACHED.search(shown(line)) for line in lines[index : _title_limit(lines, index)])


def _title_limit(lines: Sequence[Line], index: int) -> int:
    end = index + 1
    while end < min(len(lines), index + _TITLE) and not _is_item(lines[end]):
        end += 1
    return end


def _is_item(line: Line) -> bool:
    marker = marker_of(line.text)
    return marker is not None and marker.number is not None


def _kind_line(lines: Sequence[Line], index: int) -> int:
    """The line that names what is attached, behind a letterhead of its own."""
    for place in range(index, min(len(lines), index + _LETTERHEAD)):
        if _is_title(lines[place]):
            return place
    return index


def _title_end(lines: Sequence[Line], index: int) -> int:
    """The line behind the title and the bracket that says with what it was issued."""
    limit = _title_limit(lines, index)
    for place in range(index, limit):
        if _ATTACHED.search(shown(lines[place])):
            while (
                place + 1 < limit
                and "(" in lines[index].text + lines[place].text
                and not _closed(lines[place])
            ):
                place += 1
            return place + 1
    end = index + 1
    while end < limit and is_capitals(lines[end].text):
        end += 1
    return end


def _closed(line: Line) -> bool:
    return line.text.rstrip(" *_./").endswith(")")


def _letterhead(lines: Sequence[Line], first: int, index: int) -> int:
    """Where the letterhead above a title begins; the title itself where it has none."""
    start = index
    for above in range(index - 1, max(first, index - _LETTERHEAD) - 1, -1):
        low = shown(lines[above])
        if NATION.search(low) or MOTTO.search(low):
            start = above
    while start < index and start - 1 > first and _is_agency(lines[start - 1]):
        start -= 1
    return start


def _is_agency(line: Line) -> bool:
    low = shown(line)
    known = low.lstrip("*_| ").startswith(("uy ban", "ubnd", "so ", "bo ", "van phong", "cong an", "ban chi"))
    return known and is_capitals(line.text) and not is_authority(line.text) and not is_post(line.text)


def _orders(title: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether an annex goes on with what is to be done: a plan, a regulation, a list of tasks."""
    if sum(_BLANK.search(line.text) is not None for line in lines) >= _FILLED:
        return False
    names = [plain(line.text) for line in title]
    kind = next((name for name in names if _KIND.match(name)), "")
    if _TELLS.match(kind):
        return True
    words = " ".join(_ATTACHED.split(name)[0] for name in names)
    return _TASKS.search(words) is not None and _FORM.search(words) is None
