"""Reports as papers after Nghị định 30/2020: the same values as the pages, laid out for signing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc_office.documents.models import Document
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.paper import Block, Column, Heading, Paper, Paragraph, Run, Signature, Table
from dondoc_office.reports.accounts import Sentence, written_day
from dondoc_office.reports.session import COLUMNS, Result, Row
from dondoc_office.units.models import Kind, Membership, Role, Unit

_COLUMN_WIDTHS = (20.0, 20.0, 21.0, 21.0, 13.0, 17.0)


def signature_of(office: Unit, *, on: date) -> Signature:
    """The head of the committee's own office signs by order of the chair; any other unit's head for itself."""
    committee = office.kind in (Kind.COMMITTEE, Kind.COMMUNE)
    signing = (
        Membership.objects.held(on=on)
        .filter(
            role=Role.HEAD,
            **({"unit__parent": office, "unit__kind": Kind.OFFICE} if committee else {"unit": office}),
        )
        .select_related("person")
        .order_by("unit__sort_key", "pk")
        .first()
    )
    return signed_for(office, head=signing.person.name if signing else "", on_behalf="TL")


def linked(sentence: Sentence, address: str, mark: str = "- ") -> Paragraph:
    """A sentence whose task is one click away; the letters stay black."""
    what = Run(
        sentence.what.rstrip("."),
        link=f"{address}/nhiem-vu/{sentence.task}/",
        tip=f"Nhiệm vụ số {sentence.task}",
    )
    return Paragraph((Run(f"{mark}{sentence.lead}: "), what, Run(f"; {sentence.rest.vi}.")))


def session_paper(
    result: Result, documents: Sequence[Document], *, office: Unit, today: date, address: str
) -> Paper:
    """Báo cáo kết quả thực hiện kết luận phiên họp."""
    named = documents[0].meeting_name if len(documents) == 1 else ""
    title = f"Kết quả thực hiện kết luận {named or 'của Chủ tịch tại các phiên họp'}".strip()
    references = "; ".join(_reference(document) for document in documents)
    opening = f"Thực hiện {references}, {office.name} báo cáo kết quả đến ngày {written_day(today)} như sau:"
    blocks: list[Block] = [
        Paragraph(opening),
        Heading("Kết quả chung"),
        Paragraph(result.summary.vi),
        _table(result),
    ]
    blocks.append(Heading("Kết quả cụ thể"))
    for section in result.sections[:-1]:
        blocks.append(Heading(f"{section.title.vi} ({len(section.sentences)})", 2))
        blocks.extend(_sentences(section.sentences, section.none.vi, address))
    proposals = result.sections[-1]
    blocks.append(Heading(proposals.title.vi))
    blocks.extend(_sentences(proposals.sentences, proposals.none.vi, address))
    blocks.append(
        Paragraph(f"Trên đây là kết quả thực hiện kết luận, {office.name} báo cáo phiên họp xem xét.")
    )
    return Paper(
        kind="báo cáo",
        letterhead=letterhead_of(office),
        title=title,
        blocks=tuple(blocks),
        signature=signature_of(office, on=today),
        dated=today,
        recipients=("Chủ tịch, các Phó Chủ tịch", "Các phòng, ban, đơn vị"),
        archive="VT, TH",
    )


def _reference(document: Document) -> str:
    """`Thông báo số 12/TB-UBND ngày 27/3/2023`."""
    kind = (document.doc_type or "văn bản").capitalize()
    sign = f" số {document.number or '…'}/{document.symbol}" if document.symbol else ""
    day = f" ngày {written_day(document.issued_on)}" if document.issued_on else ""
    return f"{kind}{sign}{day}" if sign or day else f"{kind} “{document.title or document.file_name}”"


def _sentences(sentences: Sequence[Sentence], none: str, address: str) -> list[Block]:
    return [linked(sentence, address) for sentence in sentences] or [Paragraph(none)]


def _table(result: Result) -> Table:
    counts = (
        Column(name.vi, width, "center") for (name, _), width in zip(COLUMNS, _COLUMN_WIDTHS, strict=True)
    )
    columns = (Column("Văn bản", 37), Column("Tổng số", 15, "center"), *counts)
    return Table(columns, tuple(_cells(row) for row in result.rows), total=_cells(result.total))


def _cells(row: Row) -> tuple[str, ...]:
    return (row.name, str(row.total), *(str(count) for count in row.counts))
