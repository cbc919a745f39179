"""The registers of Nghị định 30/2020, Phụ lục IV: which columns each has and what stands in them. Pure but for rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Direction, Document
from dondoc_office.tasks.models import Task

Value: TypeAlias = str | int | date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a register (dòng trong sổ): a document, and a task of it where the register follows tasks."""

    document: Document
    tasks: Sequence[Task] = ()
    progress: str = ""

    @property
    def task(self) -> Task | None:
        return self.tasks[0] if self.tasks else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the decree names it (cột); `width` in millimetres on paper."""

    title: str
    width: float
    value: Callable[[Entry], Value]


@dataclass(frozen=True, slots=True)
class Register:
    """One register (sổ): its address, its title, its columns in the order of the decree."""

    slug: str
    title: Promise
    paper_title: str
    direction: Direction
    columns: tuple[Column, ...]
    follows_tasks: bool = False


def _sign(document: Document) -> str:
    return f"{document.number or '…'}/{document.symbol}" if document.symbol else document.number


def _type_and_title(document: Document) -> str:
    return ": ".join(filter(None, (document.doc_type.capitalize(), document.title or document.file_name)))


def _by_hand(entry: Entry) -> Value:
    """Filled with a pen when the paper goes from hand to hand."""
    return None


def _units(entry: Entry) -> str:
    names = dict.fromkeys(task.lead.name if task.lead else task.lead_text for task in entry.tasks)
    return "; ".join(filter(None, names))


def _handler(entry: Entry) -> str:
    task = entry.task
    if task is None:
        return ""
    unit = task.lead.name if task.lead else task.lead_text
    return f"{unit} ({task.officer.name})" if task.officer else unit


def _document_line(entry: Entry) -> str:
    """Type, number, day, body and subject on one line."""
    document = entry.document
    day = f"ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    head = " ".join(filter(None, (_sign(document), day, f"của {document.issuer}" if document.issuer else "")))
    return " - ".join(filter(None, (head, _type_and_title(document))))


def _remark(entry: Entry) -> str:
    document = entry.document
    withdrawn = f"Đã thu hồi: {document.withdrawn_because}" if document.withdrawn_at else ""
    return "; ".join(filter(None, (document.note, withdrawn)))


def _answer(entry: Entry) -> str:
    """Number and sign of what answered it: the accepted product."""
    accepted = list(entry.task.results.all()) if entry.task else []
    if not accepted:
        return ""
    return accepted[0].document.reference if accepted[0].document else accepted[0].document_text


OUTGOING = Register(
    "van-ban-di",
    _("Sổ đăng ký văn bản đi"),
    "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    Direction.OUTGOING,
    (
        Column("Số, ký hiệu văn bản", 26, lambda entry: _sign(entry.document)),
        Column("Ngày tháng văn bản", 26, lambda entry: entry.document.issued_on),
        Column("Tên loại và trích yếu nội dung văn bản", 60, lambda entry: _type_and_title(entry.document)),
        Column("Người ký", 28, lambda entry: entry.document.signer),
        Column("Nơi nhận văn bản", 36, lambda entry: entry.document.recipients),
        Column("Đơn vị, người nhận bản lưu", 22, lambda entry: entry.document.kept_by),
        Column("Số lượng bản", 14, lambda entry: entry.document.copies),
        Column("Ngày chuyển", 19, _by_hand),
        Column("Ký nhận", 14, _by_hand),
        Column("Ghi chú", 16, _remark),
    ),
)
INCOMING = Register(
    "van-ban-den",
    _("Sổ đăng ký văn bản đến"),
    "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    Direction.INCOMING,
    (
        Column("Ngày đến", 26, lambda entry: entry.document.arrived_on),
        Column("Số đến", 12, lambda entry: entry.document.arrival_number),
        Column("Tác giả", 34, lambda entry: entry.document.issuer),
        Column("Số, ký hiệu văn bản", 26, lambda entry: _sign(entry.document)),
        Column("Ngày tháng văn bản", 26, lambda entry: entry.document.issued_on),
        Column("Tên loại và trích yếu nội dung văn bản", 60, lambda entry: _type_and_title(entry.document)),
        Column("Đơn vị hoặc người nhận", 32, _units),
        Column("Ngày chuyển", 19, _by_hand),
        Column("Ký nhận", 14, _by_hand),
        Column("Ghi chú", 16, _remark),
    ),
)
FOLLOW_UP = Register(
    "giai-quyet",
    _("Sổ theo dõi giải quyết văn bản đến"),
    "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
    Direction.INCOMING,
    (
        Column("Số đến", 14, lambda entry: entry.document.arrival_number),
        Column("Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", 78, _document_line),
        Column("Đơn vị hoặc người nhận", 46, _handler),
        Column("Thời hạn giải quyết", 26, lambda entry: entry.task.due_on if entry.task else None),
        Column("Tiến độ giải quyết", 36, lambda entry: entry.progress),
        Column("Số, ký hiệu văn bản trả lời", 34, _answer),
        Column("Ghi chú", 26, _remark),
    ),
    follows_tasks=True,
)
REGISTERS: dict[str, Register] = {one.slug: one for one in (OUTGOING, INCOMING, FOLLOW_UP)}


def place(number: str | int | None, issued_on: date | None, key: int) -> tuple[float, date, int]:
    """Where a document stands: as the numbers run; what has no number yet stands last."""
    digits = re.match(r"\d+", str(number or ""))
    return (int(digits[0]) if digits else float("inf"), issued_on or date.max, key)
