"""Units from an Excel file: read, compared with what stands, shown, and only then taken in, all or nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO
from zipfile import BadZipFile

from django.db import transaction

from dondoc.errors import Message
from dondoc.text.folding import fold
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError
from dondoc_office.units.actions import add_unit, change_unit
from dondoc_office.units.models import Kind, Level, Unit

MOST_ROWS = 5_000
COLUMNS: Mapping[str, str] = {
    "code": "Mã",
    "name": "Tên đầy đủ",
    "short_name": "Tên gọn",
    "parent": "Mã đơn vị cấp trên",
    "kind": "Loại",
    "level": "Cấp",
    "valid_from": "Có từ ngày",
    "valid_until": "Ngày cuối cùng",
    "email": "Thư điện tử",
    "aliases": "Tên gọi khác (cách nhau dấu chấm phẩy)",
    "source": "Căn cứ",
}
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LENGTHS = {"name": 200, "short_name": 80, "source": 200, "email": 254}


class NotATable(HouseError):
    """The file is no Excel table of units."""

    code = "units-not-a-table"
    http_status = 422
    message = Message(
        vi="Tệp này không phải bảng đơn vị: cần tệp .xlsx có dòng đầu là tên cột như tệp mẫu, không quá {most} dòng.",
        en="This is no table of units: an .xlsx file is needed, first row as in the template, at most {most} rows.",
    )


@dataclass(frozen=True)
class Line:
    """One row of the file: what it would do, or why it cannot."""

    number: int
    fields: Mapping[str, Any]
    unit: Unit | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    refused: Message | None = None

    @property
    def adds(self) -> bool:
        return self.refused is None and self.unit is None

    @property
    def shown(self) -> list[tuple[str, Any, Any]]:
        """Column, from, to: as the preview prints them."""
        return [(COLUMNS[name], old, new) for name, (old, new) in self.changes.items()]


@dataclass(frozen=True)
class Plan:
    """Everything a file would do."""

    lines: Sequence[Line]

    @property
    def refused(self) -> list[Line]:
        return [line for line in self.lines if line.refused]

    @property
    def added(self) -> list[Line]:
        return [line for line in self.lines if line.adds]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.unit is not None and line.changes and not line.refused]


def template() -> bytes:
    """An empty table with the columns and one example."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Đơn vị")
    sheet.append(list(COLUMNS.values()))
    sheet.append(
        ["phong-tckh", "Phòng Tài chính - Kế hoạch", "TC-KH", "huyen", "Phòng, ban, sở", "Cấp huyện"]
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def planned(file: BinaryIO) -> Plan:
    """Read a file and compare it with the units that stand; nothing is changed."""
    rows = list(_rows(file))
    standing = {unit.code: unit for unit in Unit.objects.prefetch_related("aliases")}
    codes = {str(row["code"]) for _, row in rows}
    seen: set[str] = set()
    lines = []
    for number, row in rows:
        line = _line(number, row, standing, codes - {str(row["code"])} | standing.keys())
        if row["code"] in seen:
            line = Line(
                number, row, refused=Message("mã này đã có ở dòng trên.", "the code stands above already.")
            )
        seen.add(str(row["code"]))
        lines.append(line)
    return Plan(lines)


def _rows(file: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    from openpyxl import load_workbook

    try:
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=len(COLUMNS) + 10)
        heads = [fold(_text(cell)) for cell in next(rows)]
        taken = list(rows)
    except (BadZipFile, KeyError, ValueError, IndexError, OSError, StopIteration, TypeError) as error:
        raise NotATable(most=MOST_ROWS) from error
    places = {name: heads.index(fold(title)) for name, title in COLUMNS.items() if fold(title) in heads}
    if not {"code", "name"} <= places.keys() or len(taken) > MOST_ROWS:
        raise NotATable(most=MOST_ROWS)
    for number, cells in enumerate(taken, 2):
        row = {name: _text(cells[places[name]]) if name in places else "" for name in COLUMNS}
        if any(row.values()):
            yield number, row


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else " ".join(str(cell).split())


def _line(number: int, row: Mapping[str, str], standing: Mapping[str, Unit], codes: set[str]) -> Line:
    fields: dict[str, Any] = {name: row[name] for name in ("code", "name", "short_name", "email", "source")}
    fields["aliases"] = tuple(dict.fromkeys(filter(None, (one.strip() for one in row["aliases"].split(";")))))
    fields["parent"] = row["parent"]
    try:
        fields["kind"] = _choice(row["kind"], Kind.choices, Kind.DEPARTMENT)
        fields["level"] = _choice(row["level"], Level.choices, Level.OTHER)
        fields["valid_from"], fields["valid_until"] = _day(row["valid_from"]), _day(row["valid_until"])
    except ValueError as error:
        return Line(number, fields, refused=_not_understood(str(error)))
    unit = standing.get(row["code"])
    refused = _why_not(fields, unit, codes)
    if refused or unit is None:
        return Line(number, fields, refused=refused)
    return Line(number, fields, unit, _changes(unit, fields))


def _changes(unit: Unit, fields: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    now = {name: getattr(unit, name) for name in fields if name not in ("aliases", "parent", "code")}
    now["aliases"] = tuple(sorted(alias.name for alias in unit.aliases.all()))
    said = {**fields, "aliases": tuple(sorted(fields["aliases"]))}
    return {name: (old, said[name]) for name, old in now.items() if old != said[name]}


def _choice(said: str, choices: Sequence[tuple[str, Any]], default: str) -> str:
    if not said:
        return default
    for value, name in choices:
        if fold(said) in (fold(str(name)), value):
            return value
    raise ValueError(said)


def _day(said: str) -> date | None:
    if not said:
        return None
    parts = [int(part) for part in re.split(r"[/.-]", said)]
    if len(parts) != 3:
        raise ValueError(said)
    day, month, year = parts if parts[2] > 31 else parts[::-1]
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(said) from error


def _not_understood(said: str) -> Message:
    return Message(f"không hiểu “{said}”.", f"“{said}” is not understood.")


def _why_not(fields: Mapping[str, Any], unit: Unit | None, codes: set[str]) -> Message | None:
    since, until = fields["valid_from"], fields["valid_until"]
    long = next((name for name, most in _LENGTHS.items() if len(fields[name]) > most), None)
    reasons = (
        (
            not _CODE.fullmatch(fields["code"]),
            Message(
                "mã chỉ gồm chữ thường không dấu, số, gạch nối.",
                "the code may hold small letters, digits and hyphens only.",
            ),
        ),
        (not fields["name"], Message("thiếu tên đầy đủ.", "the full name is missing.")),
        (
            long is not None,
            Message(f"cột “{COLUMNS[long or 'name']}” quá dài.", f"the column {long} is too long."),
        ),
        (bool(fields["email"]) and not _EMAIL.fullmatch(fields["email"]), _not_understood(fields["email"])),
        (
            bool(since and until and until < since),
            Message("ngày cuối trước ngày đầu.", "the last day is before the first."),
        ),
        (
            bool(fields["parent"]) and fields["parent"] not in codes,
            Message(
                f"không có đơn vị cấp trên “{fields['parent']}”.",
                f"there is no unit “{fields['parent']}” above.",
            ),
        ),
        (
            unit is not None
            and bool(fields["parent"])
            and fields["parent"] != (unit.parent.code if unit.parent else ""),
            Message(
                "đơn vị cấp trên không đổi được; hãy lập đơn vị mới kế thừa.",
                "the unit above cannot change; make a new unit that succeeds it.",
            ),
        ),
    )
    return next((why for wrong, why in reasons if wrong), None)


@transaction.atomic
def take_in(plan: Plan, *, by: Person, at: datetime) -> int:
    """Carry out a plan without refused rows; parents first, whatever the order of the file."""
    if plan.refused:
        raise ValueError("a plan with refused rows is not carried out")
    waiting = list(plan.added)
    while waiting:
        standing = {unit.code: unit for unit in Unit.objects.all()}
        ready = [line for line in waiting if not line.fields["parent"] or line.fields["parent"] in standing]
        if not ready:
            raise NotATable(most=MOST_ROWS)  # units that stand above each other in a ring
        for line in ready:
            said = {name: value for name, value in line.fields.items() if name != "aliases"}
            said["parent"] = standing.get(line.fields["parent"])
            add_unit(said, aliases=line.fields["aliases"], by=by, at=at)
        waiting = [line for line in waiting if line not in ready]
    for line in plan.changed:
        assert line.unit is not None
        said = {name: new for name, (_, new) in line.changes.items() if name != "aliases"}
        change_unit(line.unit, said, aliases=line.fields["aliases"], by=by, at=at)
    return len(plan.added) + len(plan.changed)
