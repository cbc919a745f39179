"""A list of tasks as a worksheet: the columns, and each task's cells, in few queries for many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from dondoc.errors import Message
from dondoc_office.documents.models import referred_to
from dondoc_office.sheets.writing import Cell, Column, Link, Listing
from dondoc_office.tasks.models import Coordination, TaskQuerySet
from dondoc_office.tasks.states import STATE_NAMES, State
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness, days_late, timeliness
from dondoc_office.units.models import OfficeSetting

CODE = "Mã"
CHANGEABLE: dict[str, Message] = {
    "title": Message("Tên việc", "Title"),
    "content": Message("Nội dung", "Content"),
    "lead": Message("Đơn vị chủ trì", "Lead unit"),
    "officer": Message("Người xử lý", "Officer"),
    "product": Message("Sản phẩm", "Product"),
    "receiver": Message("Nơi nhận sản phẩm", "Receiver of the product"),
    "field": Message("Lĩnh vực", "Field"),
    "due_on": Message("Hạn cuối", "Due"),
}
"""What may be changed in the file and taken in again; every other column only informs."""

_TOLD: tuple[Message, ...] = (
    Message("Trạng thái", "State"),
    Message("Tình trạng thời hạn", "Timeliness"),
    Message("Số ngày quá hạn", "Days late"),
    Message("Ngày hoàn thành", "Finished"),
    Message("Hạn ban đầu", "First date"),
    Message("Ước đạt, %", "Percent"),
    Message("Đơn vị phối hợp", "Coordinating units"),
    Message("Lãnh đạo chỉ đạo", "Supervisor"),
    Message("Văn bản giao", "Document"),
)
_WIDTHS = (8, 40, 60, 30, 24, 24, 24, 16, 12, 18, 22, 9, 12, 12, 9, 30, 24, 24)
_FIELDS = (
    *("pk", "office", "title", "content", "lead__name", "lead_text", "officer__name", "product", "receiver"),
    *("field", "due_on", "state", "finished_on", "first_due_on", "percent", "supervisor__name"),
    *("document__number", "document__symbol", "document__issued_on", "document__file_name"),
)
_LATE = frozenset({Timeliness.OPEN_OVERDUE, Timeliness.DONE_LATE})
_CHUNK = 2_000


def listing(tasks: TaskQuerySet, *, today: date, address: str, language: str) -> Listing:
    """The worksheet; its rows are fetched as it is written."""
    names = [CODE, *(name.in_language(language) for name in (*CHANGEABLE.values(), *_TOLD))]
    # The titles by which a file comes back in are Vietnamese, whatever the language of the page.
    names[1 : len(CHANGEABLE) + 1] = [name.vi for name in CHANGEABLE.values()]
    changeable = range(1, len(CHANGEABLE) + 1)
    columns = [
        Column(name, width, place in changeable)
        for place, (name, width) in enumerate(zip(names, _WIDTHS, strict=True))
    ]
    title = Message("Danh sách nhiệm vụ", "List of tasks").in_language(language)
    remark = Message(
        f"Lập ngày {today:%d/%m/%Y}. Cột nền vàng sửa được rồi đưa lại; giữ nguyên cột “Mã”.",
        f"Made on {today:%d/%m/%Y}. Yellow columns may be changed and sent back; leave the column “Mã”.",
    )
    rows = rows_of(tasks, today=today, address=address, language=language)
    return Listing(title, columns, rows, (title, remark.in_language(language)))


def rows_of(tasks: TaskQuerySet, *, today: date, address: str, language: str) -> Iterator[Sequence[Cell]]:
    """The cells of each task; coordinators are fetched by the chunk."""
    states = {state: name.in_language(language) for state, name in STATE_NAMES.items()}
    cells = {cell: name.in_language(language) for cell, name in TIMELINESS_NAMES.items()}
    near = OfficeSetting.objects.soon()
    fetched = tasks.values_list(*_FIELDS).iterator(chunk_size=_CHUNK)
    while chunk := list(islice(fetched, _CHUNK)):
        partners = _coordinators([row[0] for row in chunk])
        for row in chunk:
            pk, office, title, content, lead, lead_text, officer, product, receiver, field = row[:10]
            due_on, stands, finished_on, first_due_on, percent, supervisor, *source = row[10:]
            state = State(stands)
            cell = timeliness(state, due_on, finished_on, today=today, soon=near.of(office))
            late = days_late(due_on, finished_on, today=today) if cell in _LATE else None
            yield (
                Link(str(pk), f"{address}/nhiem-vu/{pk}/"),
                *(title, content, lead or lead_text, officer, product, receiver, field, due_on),
                *(states[state], cells[cell], late, finished_on, first_due_on, percent),
                *(partners.get(pk), supervisor, _reference(*source)),
            )


def _coordinators(tasks: Sequence[int]) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Coordination.objects.filter(task__in=tasks).order_by("unit__sort_key")
    for task, name in rows.values_list("task", "unit__name"):
        found[task].append(name)
    return {task: "; ".join(names) for task, names in found.items()}


def _reference(number: str, symbol: str, issued_on: date | None, file_name: str | None) -> str | None:
    return None if file_name is None else referred_to(number, symbol, issued_on, file_name)
