"""Units from an Excel file: compared with what stands, shown, and only then taken in, all or nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.sheets.importing import Table
from dondoc_office.sheets.plan import (
    TWICE,
    Change,
    Line,
    NotUnderstood,
    Plan,
    Refusal,
    choice_of,
    day_of,
    not_understood,
    short_enough,
)
from dondoc_office.sheets.reading import Row
from dondoc_office.sheets.template import template as table_of
from dondoc_office.site.errors import HouseError, OutOfDate
from dondoc_office.units.actions import add_unit, change_unit
from dondoc_office.units.models import Kind, Level, Unit
from dondoc_office.units.resolving import resolved

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
ALSO: Mapping[str, tuple[str, ...]] = {
    "code": ("Mã đơn vị", "Mã ĐV", "Mã cơ quan"),
    "name": (
        *("Tên đơn vị", "Tên cơ quan", "Tên cơ quan, đơn vị", "Cơ quan, đơn vị", "Đơn vị"),
        *("Tên phòng, ban", "Tên đơn vị, phòng, ban", "Phòng, ban, đơn vị", "Tên phòng ban"),
    ),
    "short_name": ("Tên viết tắt", "Tên thường gọi"),
    "parent": ("Mã cấp trên", "Mã đơn vị cha", "Đơn vị cấp trên", "Cấp trên", "Trực thuộc", "Thuộc"),
    "email": ("Email", "E-mail", "Địa chỉ thư điện tử", "Hòm thư"),
    "aliases": ("Tên gọi khác", "Tên khác"),
    "source": ("Quyết định thành lập", "Căn cứ pháp lý"),
}
"""Other titles under which offices keep the same columns."""
TABLE = Table("units", COLUMNS, frozenset({"name"}), ALSO)
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LENGTHS = {"name": 200, "short_name": 80, "source": 200, "email": 254}
_UNSAID: Mapping[str, Any] = {
    **dict.fromkeys(COLUMNS, ""),
    **{"kind": Kind.DEPARTMENT, "level": Level.OTHER, "valid_from": None, "valid_until": None, "aliases": ()},
}
_BAD_CODE = Message(
    "mã chỉ gồm chữ thường không dấu, số, gạch nối.",
    "the code may hold small letters, digits and hyphens only.",
)
_SEVERAL = Message(
    "nhiều đơn vị đang có tên này; hãy ghi mã của đơn vị.",
    "several units have this name; say the code of the unit.",
)
_NO_NAME = Message("thiếu tên đầy đủ.", "the full name is missing.")
_BACKWARDS = Message("ngày cuối trước ngày đầu.", "the last day is before the first.")
_OTHER_PARENT = Message(
    "đơn vị cấp trên không đổi được; hãy lập đơn vị mới kế thừa.",
    "the unit above cannot change; make a new unit that succeeds it.",
)


class UnitsInARing(HouseError):
    """Units that stand above each other in a ring."""

    code = "units-in-a-ring"
    http_status = 422
    message = Message(
        vi="Các đơn vị trong tệp đứng trên nhau thành vòng: {codes}. Hãy sửa cột “Mã đơn vị cấp trên”; chưa có gì thay đổi.",
        en="The units of the file stand above each other in a ring: {codes}. Correct the column of parents; nothing was changed.",
    )


def template() -> bytes:
    """An empty table with the columns and one example, which is left out when the file comes back."""
    example = (
        "(ví dụ) phong-tckh",
        "Phòng Tài chính - Kế hoạch",
        "TC-KH",
        "huyen",
        "Phòng, ban, sở",
        "Cấp huyện",
    )
    return table_of("Đơn vị", COLUMNS.values(), example)


def planned(rows: Sequence[Row]) -> Plan[Unit]:
    """Compare the rows of a file with the units that stand; nothing is changed."""
    standing = {unit.code: unit for unit in Unit.objects.select_related("parent").prefetch_related("aliases")}
    known = resolved(rows, standing.values())
    codes = {row.words["code"] for row in known if row} | standing.keys()
    seen: set[str] = set()
    lines = []
    for said, row in zip(rows, known, strict=True):
        if row is None:
            lines.append(_refused(said, "name", _SEVERAL))
            continue
        code = row.words["code"]
        line = _line(row, standing.get(code), codes - ({code} - standing.keys()))
        if line.adds and not said.words.get("code"):
            line = replace(line, changes=(Change(COLUMNS["code"], "", code), *line.changes))
        if code in seen:
            line = _refused(row, "code", TWICE)
        seen.add(code)
        lines.append(line)
    return Plan(lines)


def _refused(row: Row, column: str, why: Message) -> Line[Unit]:
    name = row.words["name"] or row.words.get("code", "")
    return Line(row.number, name, refused=Refusal(why, row.place(column)))


def _line(row: Row, unit: Unit | None, codes: set[str]) -> Line[Unit]:
    fields = dict(_UNSAID) if unit is None else _standing(unit)
    for name, words in row.words.items():
        if words or name not in ("kind", "level"):
            try:
                fields[name] = _field(name, words)
            except NotUnderstood as error:
                return _refused(row, name, error.why)
    wrong = _why_not(fields, unit, codes)
    if wrong is not None:
        return _refused(row, *wrong)
    version = "" if unit is None else fingerprint(unit)
    changes = _changes(unit, fields)
    return Line(row.number, fields["name"], fields, unit, version, changes)


def _field(name: str, words: str) -> Any:
    """One cell as the column of a unit."""
    if name == "aliases":
        return tuple(dict.fromkeys(filter(None, (one.strip() for one in words.split(";")))))
    if name in ("kind", "level"):
        return choice_of(words, Kind.choices if name == "kind" else Level.choices)
    if name in ("valid_from", "valid_until"):
        return day_of(words)
    if name == "email" and words and not _EMAIL.fullmatch(words):
        raise not_understood(words)
    return short_enough(words, _LENGTHS[name]) if name in _LENGTHS else words


def _why_not(fields: Mapping[str, Any], unit: Unit | None, codes: set[str]) -> tuple[str, Message] | None:
    """The column that is wrong, and why."""
    since, until, parent = fields["valid_from"], fields["valid_until"], fields["parent"]
    above = unit.parent.code if unit is not None and unit.parent else ""
    unknown = Message(f"không có đơn vị cấp trên “{parent}”.", f"there is no unit “{parent}” above.")
    reasons = (
        (not _CODE.fullmatch(fields["code"]), "code", _BAD_CODE),
        (not fields["name"], "name", _NO_NAME),
        (bool(since and until and until < since), "valid_until", _BACKWARDS),
        (bool(parent) and parent not in codes, "parent", unknown),
        (unit is not None and bool(parent) and parent != above, "parent", _OTHER_PARENT),
    )
    return next(((column, why) for wrong, column, why in reasons if wrong), None)


def _standing(unit: Unit) -> dict[str, Any]:
    """Every column of a unit as it stands: what the file does not say stays."""
    said = {name: getattr(unit, name) for name in COLUMNS if name not in ("aliases", "parent")}
    aliases = tuple(sorted(alias.name for alias in unit.aliases.all()))
    return said | {"aliases": aliases, "parent": unit.parent.code if unit.parent else ""}


def _shown(fields: Mapping[str, Any]) -> dict[str, str]:
    """Every column as its cell would read."""
    names = dict([*Kind.choices, *Level.choices])
    said = {name: f"{value:%d/%m/%Y}" if isinstance(value, date) else value for name, value in fields.items()}
    said["aliases"] = "; ".join(sorted(fields["aliases"]))
    return {name: str(names.get(value, value) or "") for name, value in said.items()}


def fingerprint(unit: Unit) -> str:
    """The state of a unit: differs as soon as any of its columns does."""
    return sha256(json.dumps(_shown(_standing(unit)), sort_keys=True).encode()).hexdigest()


def _changes(unit: Unit | None, fields: Mapping[str, Any]) -> tuple[Change, ...]:
    said = _shown(fields)
    now = _shown(_standing(unit)) if unit is not None else dict.fromkeys(said, "")
    fixed = {"code"} if unit is None else {"code", "parent"}
    return tuple(
        Change(COLUMNS[name], now[name], said[name])
        for name in said
        if name not in fixed and now[name] != said[name]
    )


@transaction.atomic
def take_in(plan: Plan[Unit], *, by: Person, at: datetime) -> int:
    """Carry out a plan without refused rows; parents first, whatever the order of the file."""
    if plan.refused:
        raise ValueError("a plan with refused rows is not carried out")
    _add(plan.added, by=by, at=at)
    for line in plan.changed:
        assert line.subject is not None
        unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=line.subject.pk)
        if fingerprint(unit) != line.version:
            raise OutOfDate(subject=str(unit))
        said = {
            name: value for name, value in line.fields.items() if name not in ("aliases", "parent", "code")
        }
        change_unit(unit, said, aliases=line.fields["aliases"], by=by, at=at)
    return len(plan.added) + len(plan.changed)


def _add(lines: Sequence[Line[Unit]], *, by: Person, at: datetime) -> None:
    standing = {unit.code: unit for unit in Unit.objects.all()}
    waiting = list(lines)
    while waiting:
        ready = [line for line in waiting if not line.fields["parent"] or line.fields["parent"] in standing]
        if not ready:
            raise UnitsInARing(codes=", ".join(line.fields["code"] for line in waiting))
        for line in ready:
            said = {name: value for name, value in line.fields.items() if name != "aliases"}
            said["parent"] = standing.get(line.fields["parent"])
            unit = add_unit(said, aliases=line.fields["aliases"], by=by, at=at)
            standing[unit.code] = unit
        waiting = [line for line in waiting if line not in ready]
