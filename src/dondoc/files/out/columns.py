"""The columns of a tracker, in one order for every spreadsheet; the keys are stable, the titles are for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from dondoc.errors import Message
from dondoc.files.out.sheet import FigureRow, OrderRow, ProblemRow, Sheet
from dondoc.files.out.wording import DELIVERABLES, KINDS, MISSING, SEVERITIES, due

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: what stands in it for a row of a sheet, in a language."""

    key: str
    title: Message
    width: int
    cell: Callable[[Sheet, Row, str], str]


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


def _said(words: Mapping[str, Message], value: str, language: str) -> str:
    return words[value].in_language(language) if value in words else value


def _number_and_symbol(sheet: Sheet) -> str:
    number, symbol = sheet.heading["number"], sheet.heading["symbol"]
    return "/".join(part for part in (number or "…", symbol) if part) if number or symbol else ""


ORDER_COLUMNS: tuple[Column[OrderRow], ...] = (
    Column("file", Message("Tệp", "File"), 24, lambda sheet, _, __: sheet.name),
    Column(
        "document", Message("Số, ký hiệu", "Document"), 16, lambda sheet, _, __: _number_and_symbol(sheet)
    ),
    Column("date", Message("Ngày văn bản", "Dated"), 13, lambda sheet, _, __: sheet.heading["date"]),
    Column("number", Message("STT", "No."), 6, lambda _, row, __: str(row.number)),
    Column("section", Message("Mục", "Section"), 8, lambda _, row, __: row.section),
    Column("order", Message("Nội dung giao", "Order"), 70, lambda _, row, __: row.words),
    Column("kind", Message("Loại", "Kind"), 12, lambda _, row, to: _said(KINDS, row.kind, to)),
    Column("leads", Message("Chủ trì", "Lead"), 30, lambda _, row, __: _listed(row.leads)),
    Column(
        "coordinating", Message("Phối hợp", "Coordinating"), 30, lambda _, row, __: _listed(row.coordinating)
    ),
    Column(
        "adviser_to", Message("Tham mưu cho", "Adviser to"), 22, lambda _, row, __: _listed(row.adviser_to)
    ),
    Column("supervisors", Message("Chỉ đạo", "Supervisors"), 22, lambda _, row, __: _listed(row.supervisors)),
    Column("report_to", Message("Báo cáo", "Report to"), 22, lambda _, row, __: _listed(row.report_to)),
    Column(
        "deadline",
        Message("Thời hạn", "Deadline"),
        20,
        lambda _, row, to: due(row.deadline, "", row.deadline_words, to),
    ),
    Column("latest", Message("Ngày cuối", "Last day"), 12, lambda _, row, __: row.latest),
    Column(
        "deadline_words",
        Message("Thời hạn (nguyên văn)", "Deadline (as written)"),
        26,
        lambda _, row, __: row.deadline_words,
    ),
    Column(
        "deliverable",
        Message("Sản phẩm", "Product"),
        12,
        lambda _, row, to: _said(DELIVERABLES, row.deliverable, to),
    ),
    Column(
        "deliverable_words",
        Message("Sản phẩm (nguyên văn)", "Product (as written)"),
        30,
        lambda _, row, __: row.deliverable_words,
    ),
    Column(
        "missing",
        Message("Còn thiếu", "Missing"),
        24,
        lambda _, row, to: "; ".join(_said(MISSING, one, to) for one in row.missing),
    ),
    Column("confidence", Message("Độ tin cậy", "Confidence"), 10, lambda _, row, __: str(row.confidence)),
)

FIGURE_COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("file", Message("Tệp", "File"), 24, lambda sheet, _, __: sheet.name),
    Column("metric", Message("Chỉ tiêu", "Metric"), 44, lambda _, row, __: row.metric),
    Column("value", Message("Giá trị", "Value"), 14, lambda _, row, __: row.value),
    Column("unit", Message("Đơn vị tính", "Unit"), 12, lambda _, row, __: row.unit),
    Column("pct_of_plan", Message("% kế hoạch", "% of plan"), 12, lambda _, row, __: row.pct_of_plan),
    Column(
        "implied_plan", Message("Kế hoạch suy ra", "Implied plan"), 14, lambda _, row, __: row.implied_plan
    ),
    Column("period", Message("Kỳ", "Period"), 12, lambda _, row, __: row.period),
    Column("estimate", Message("Ước", "Estimate"), 6, lambda _, row, __: "x" if row.estimate else ""),
    Column("words", Message("Nguyên văn", "As written"), 40, lambda _, row, __: row.words),
)

PROBLEM_COLUMNS: tuple[Column[ProblemRow], ...] = (
    Column("file", Message("Tệp", "File"), 24, lambda sheet, _, __: sheet.name),
    Column("code", Message("Mã", "Code"), 8, lambda _, row, __: row.code),
    Column(
        "severity", Message("Mức", "Severity"), 10, lambda _, row, to: _said(SEVERITIES, row.severity, to)
    ),
    Column("words", Message("Chỗ sai", "Words"), 40, lambda _, row, __: row.words),
    Column("message", Message("Lỗi", "Problem"), 60, lambda _, row, to: row.en if to == "en" else row.vi),
    Column("replacement", Message("Sửa thành", "Change to"), 30, lambda _, row, __: row.replacement or ""),
    Column("basis", Message("Căn cứ", "Basis"), 40, lambda _, row, __: row.basis),
)
NUMBERS = frozenset({"number", "value", "pct_of_plan", "implied_plan", "confidence"})
DATES = frozenset({"date", "latest"})
