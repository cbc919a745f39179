"""The parts of a notice: what is assessed, what is decided, what all must do and what each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dondoc.notice.document import Document, Paragraph
from dondoc.notice.model import Fact, Section, SectionKind
from dondoc.text.folding import bare
from dondoc.text.spans import Span

# On the bare form of a title, the first that fits decides.
_KINDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "drafts",
        re.compile(
            r"(?:ve |hoan thien |thong nhat |thong qua |cho y kien ).{0,40}(?:du thao|to trinh|de an\b)"
        ),
    ),
    (
        "assessment",
        re.compile(
            r"(?:ve )?(?:mot so |nhung |cong tac |ket luan |phan )?(?:danh gia|tinh hinh|ket qua|uu diem|han che|ton tai|nhan xet"
            r"|thuc trang|nhung (?:han che|viec|ton tai)|kho khan|nguyen nhan|mat (?:duoc|chua duoc)|thanh tich)\b"
        ),
    ),
    (
        "specific",
        re.compile(
            r".*(?:cu the|phan cong|giao (?:nhiem vu|viec)|nhiem vu cua (?:cac|tung)|trach nhiem (?:cua|cac))"
        ),
    ),
    (
        "common",
        re.compile(
            r".*(?:nhiem vu|giai phap|phuong huong|thoi gian toi|trong tam|yeu cau chung|nhung viec can lam)"
        ),
    ),
    ("specific", re.compile(r".*to chuc thuc hien")),
    (
        "specific",
        re.compile(
            r"(?:giao |de nghi |yeu cau |doi voi )?(?:cac |thu truong |lanh dao |chu tich |giam doc |truong |dong chi )*"
            r"(?:so|phong|ban|ubnd|uy ban|cong an|van phong|bo chi huy|ban chi huy|trung tam|chi cuc|cuc|hoi|doan|cong ty"
            r"|vien|toa|truong|kho bac|ngan hang|bao hiem|mat tran|xa|phuong|thon|don vi|dia phuong|chu dau tu|dai|bao|hat)\b"
        ),
    ),
)


def read_sections(document: Document) -> tuple[Section, ...]:
    """Every titled part with its parent, the opening, the closing, and what stands under no title."""
    found: list[Section] = []
    known: dict[int, Section] = {}
    paragraphs = document.paragraphs
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        if paragraph.zone in ("preamble", "closing") or _untitled(paragraph):
            end = _run(paragraphs, index)
            kind: SectionKind = paragraph.zone if paragraph.zone in ("preamble", "closing") else "other"
            found.append(_plain(document, f"S{len(found)}", paragraphs[index : end + 1], kind))
            index = end + 1
            continue
        if paragraph.zone == "body" and paragraph.heading:
            section = _titled(document, f"S{len(found)}", paragraph, known)
            known[paragraph.index] = section
            found.append(section)
        index += 1
    return tuple(found)


class Outline:
    """The sections of a notice, to be asked which one a place belongs to."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sorted(sections, key=lambda section: section.span.start)
        self._starts = [section.span.start for section in self._sections]
        self._by_id = {section.id: section for section in sections}

    def at(self, offset: int) -> Section | None:
        """The innermost section that holds an offset of the text."""
        index = bisect_right(self._starts, offset) - 1
        section = self._sections[index] if index >= 0 else None
        while section is not None and section.span.end <= offset:
            section = self.above(section)
        return section

    def above(self, section: Section) -> Section | None:
        return self._by_id.get(section.parent) if section.parent else None


def _untitled(paragraph: Paragraph) -> bool:
    return paragraph.zone == "body" and not paragraph.heading and paragraph.parent is None


def _run(paragraphs: Sequence[Paragraph], index: int) -> int:
    """The last paragraph of an opening, a closing, or of items under no title."""
    first = paragraphs[index]
    end = index
    while end + 1 < len(paragraphs):
        after = paragraphs[end + 1]
        if after.zone != first.zone or after.heading:
            break
        if first.zone == "body" and after.parent is not None and paragraphs[after.parent].heading:
            break
        end += 1
    return end


def _plain(document: Document, id_: str, run: Sequence[Paragraph], kind: SectionKind) -> Section:
    span = document.view.origin(run[0].start, run[-1].end)
    return Section(id=id_, number=None, title=None, span=span, parent=None, kind=kind)


def _titled(document: Document, id_: str, heading: Paragraph, known: dict[int, Section]) -> Section:
    last = heading
    paragraphs = document.paragraphs
    for index in range(heading.index + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.zone != "table" and (
            paragraph.zone != "body" or not _under(document, paragraph, heading.index)
        ):
            break
        last = paragraph
    parent = known.get(heading.parent) if heading.parent is not None else None
    shown = document.cased(heading).rstrip(" :*")
    title = document.view.origin(heading.start, heading.start + max(1, len(shown)))
    return Section(
        id=id_,
        number=heading.number,
        title=Fact(title, shown, 0.95, "section.title"),
        span=Span(title.start, document.span(last).end),
        parent=parent.id if parent else None,
        kind=_kind(bare(document.folded(heading)), parent),
    )


def _under(document: Document, paragraph: Paragraph, heading: int) -> bool:
    above = paragraph.parent
    while above is not None:
        if above == heading:
            return True
        above = document.paragraphs[above].parent
    return False


def _kind(title: str, parent: Section | None) -> SectionKind:
    for kind, pattern in _KINDS:
        if pattern.match(title):
            if parent and parent.kind == "assessment" and kind == "common":
                continue
            return kind
    return parent.kind if parent else "other"
