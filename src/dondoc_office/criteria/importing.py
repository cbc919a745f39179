"""An office's own criteria from Excel: compared with what stands, shown, then taken in, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.criteria.actions.keeping import require_changeable
from dondoc_office.criteria.bound_rows import (
    BACKWARDS,
    BOUNDS,
    PLACE,
    BoundRows,
    Place,
    is_of_place,
    number_of,
    rows_of,
    write_bound,
)
from dondoc_office.criteria.models import CriteriaSet, Criterion, Threshold
from dondoc_office.criteria.policy import require_management
from dondoc_office.criteria.thresholds import TEST_NAMES, TestKind
from dondoc_office.journal import actions as journal
from dondoc_office.measures.numbers import typed
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
    short_enough,
)
from dondoc_office.sheets.reading import Row
from dondoc_office.sheets.writing import Cell, Column, Listing
from dondoc_office.units.policy import standing_of

COLUMNS: Mapping[str, str] = {
    "code": "Mã",
    "parent": "Thuộc tiêu chí",
    "name": "Nội dung",
    "short_name": "Tên gọn",
    "test": "Cách xét",
    "unit_of_measure": "Đơn vị tính",
    "group": "Nhóm xã",
    "region": "Vùng",
    "since": "Từ ngày",
    "least": "Từ",
    "most": "Đến",
    "text": "Ngưỡng bằng lời",
    "owner": "Đơn vị thẩm tra",
    "named": "Thuộc nhóm thu hồi",
    "guidance": "Hướng dẫn",
}
_OWN = [name for name in COLUMNS if name not in PLACE]
"""Columns of a criterion itself; the others say for whom a threshold in a row of its own holds."""
_HOW = (
    "Ngưỡng riêng của một nhóm xã, vùng, hoặc áp dụng từ một ngày: thêm một dòng cùng mã, điền cột “Nhóm xã”, "
    "“Vùng”, “Từ ngày” và ngưỡng; xóa trắng ngưỡng để bỏ."
)
TABLE = Table("criteria", COLUMNS, frozenset({"code", "name"}))
_WIDTHS = (8, 14, 60, 24, 22, 18, 11, 11, 13, 10, 10, 26, 36, 14, 40)
_LENGTHS = {
    "code": 20,
    "parent": 20,
    "name": 500,
    "short_name": 80,
    "unit_of_measure": 60,
    "text": 300,
    "owner": 200,
    "guidance": 2000,
}
_TESTS = [(kind.value, name.vi) for kind, name in TEST_NAMES.items()]
_NO_NAME = Message("thiếu mã hoặc nội dung.", "the code or the text is missing.")
_TOO_DEEP = Message("chỉ có hai cấp: tiêu chí và nội dung.", "there are two levels only.")
_OWN_PARENT = Message("tiêu chí không thể thuộc chính nó.", "a criterion cannot belong to itself.")


def listing(criteria_set: CriteriaSet) -> Listing:
    """The set as a table that can be changed and sent back."""
    columns = [
        Column(title, width, may_change=True) for title, width in zip(COLUMNS.values(), _WIDTHS, strict=True)
    ]
    heading = [criteria_set.name, criteria_set.source, _HOW]
    for words, pairs in (("Nhóm xã", criteria_set.groups), ("Vùng", criteria_set.regions)):
        if pairs:
            heading.append(f"{words}: " + "; ".join(f"{code} = {name}" for code, name in pairs))
    return Listing(criteria_set.called, columns, _rows(criteria_set), heading)


def _rows(criteria_set: CriteriaSet) -> Iterator[Sequence[Cell]]:
    for row in _held(criteria_set).values():
        said = _shown(_standing(row))
        yield [said.get(name, "") for name in COLUMNS]
        yield from rows_of(row, COLUMNS)


def _held(criteria_set: CriteriaSet) -> dict[str, Criterion]:
    rows = criteria_set.criteria.select_related("parent").prefetch_related("thresholds")
    return {row.code: row for row in rows}


def planned(criteria_set: CriteriaSet, rows: Sequence[Row]) -> Plan[Criterion]:
    """Compare the rows of a file with the set; nothing is changed."""
    held = _held(criteria_set)
    bounds = BoundRows(
        criteria_set, held, frozenset(row.words["code"] for row in rows if not is_of_place(row))
    )
    tops = {row.words["code"] for row in rows if not row.words.get("parent")}
    tops |= {code for code, row in held.items() if row.parent_id is None}
    above = {row.parent.code for row in held.values() if row.parent}
    above |= {row.words.get("parent", "") for row in rows}
    seen: set[str] = set()
    lines = []
    for row in rows:
        code = row.words["code"]
        if is_of_place(row):
            lines.append(bounds.line(row, COLUMNS))
            continue
        lines.append(
            _refused(row, "code", TWICE) if code in seen else _line(row, held.get(code), tops, above)
        )
        seen.add(code)
    return Plan(lines)


def _refused(row: Row, column: str, why: Message) -> Line[Criterion]:
    return Line(row.number, row.words["name"] or row.words["code"], refused=Refusal(why, row.place(column)))


def _line(row: Row, held: Criterion | None, tops: set[str], above: set[str]) -> Line[Criterion]:
    fields = _standing(held) if held else dict(_UNSAID)
    for name, words in row.words.items():
        if name in PLACE:
            continue
        try:
            fields[name] = _field(name, words)
        except NotUnderstood as error:
            return _refused(row, name, error.why)
    wrong = _why_not(fields, tops, above)
    if wrong is not None:
        return _refused(row, *wrong)
    now = _shown(_standing(held)) if held else dict.fromkeys(_OWN, "")
    said = _shown(fields)
    changes = tuple(
        Change(COLUMNS[name], now[name], said[name])
        for name in _OWN
        if name != "code" and now[name] != said[name]
    )
    version = fingerprint(held) if held else ""
    return Line(row.number, f"{fields['code']} {fields['name']}", fields, held, version, changes)


_UNSAID: Mapping[str, Any] = {
    **dict.fromkeys(_OWN, ""),
    "test": TestKind.JUDGEMENT.value,
    "least": None,
    "most": None,
    "named": False,
}


def _field(name: str, words: str) -> Any:
    """One cell as the column of a criterion."""
    if name in ("least", "most"):
        return number_of(words)
    if name == "test":
        return choice_of(words, _TESTS) if words else TestKind.JUDGEMENT.value
    if name == "named":
        return words.casefold() in ("x", "có", "co", "yes", "1")
    return short_enough(words, _LENGTHS[name])


def _why_not(fields: Mapping[str, Any], tops: set[str], above: set[str]) -> tuple[str, Message] | None:
    parent, least, most = fields["parent"], fields["least"], fields["most"]
    unknown = Message(f"không có tiêu chí “{parent}”.", f"there is no criterion “{parent}”.")
    reasons = (
        (not fields["code"] or not fields["name"], "name", _NO_NAME),
        (bool(parent) and parent == fields["code"], "parent", _OWN_PARENT),
        (bool(parent) and fields["code"] in above, "parent", _TOO_DEEP),
        (bool(parent) and parent not in tops, "parent", unknown),
        (least is not None and most is not None and least > most, "least", BACKWARDS),
    )
    return next(((column, why) for wrong, column, why in reasons if wrong), None)


def _standing(row: Criterion) -> dict[str, Any]:
    """Every column of a criterion as it stands; of several thresholds, the one for all."""
    names = ("code", "name", "short_name", "test", "unit_of_measure", "owner", "named", "guidance")
    said = {name: getattr(row, name) for name in names}
    plain = _general(row)
    said |= {"least": plain.least if plain else None, "most": plain.most if plain else None}
    return said | {"text": plain.text if plain else "", "parent": row.parent.code if row.parent else ""}


def _general(row: Criterion) -> Threshold | None:
    """The threshold that holds for all; those of a region, group or day stand in rows of their own."""
    return next((one for one in row.thresholds.all() if Place.of(one).general), None)


def _shown(fields: Mapping[str, Any]) -> dict[str, str]:
    tests = dict(_TESTS)
    said = {name: fields[name] for name in _OWN}
    said["test"], said["named"] = tests[fields["test"]], "x" if fields["named"] else ""
    return {name: _words(value) for name, value in said.items()}


def _words(value: Any) -> str:
    return typed(value) if isinstance(value, Decimal) else str(value or "")


def fingerprint(row: Criterion) -> str:
    """The state of a criterion: differs as soon as any of its columns does."""
    return sha256(json.dumps(_shown(_standing(row)), sort_keys=True).encode()).hexdigest()


@transaction.atomic
def take_in(criteria_set: CriteriaSet, plan: Plan[Criterion], *, by: Person, at: datetime) -> int:
    """Carry out a plan without refused rows; criteria first, then their parts, then thresholds of one place."""
    if plan.refused:
        raise ValueError("a plan with refused rows is not carried out")
    if criteria_set.office is not None:
        require_management(standing_of(by, on=localdate(at)), criteria_set.office)
    require_changeable(criteria_set)
    place = criteria_set.criteria.count()
    todo = [*plan.added, *plan.changed]
    lines = sorted(
        (line for line in todo if "parent" in line.fields), key=lambda line: bool(line.fields["parent"])
    )
    for line in lines:
        place += line.subject is None
        _written(criteria_set, line, place)
    _arrange(criteria_set)
    codes = {row.code: row for row in criteria_set.criteria.all()}
    for line in todo:
        if "parent" not in line.fields:
            said = line.fields
            where = Place(said["group"], said["region"], said["since"])
            write_bound(codes[said["code"]], where, said)
    changes = {"added": len(plan.added), "changed": len(plan.changed)}
    journal.record(criteria_set, "criteria_set.imported", by=by, at=at, changes=changes)
    return len(todo)


def _written(criteria_set: CriteriaSet, line: Line[Criterion], place: int) -> None:
    said = dict(line.fields)
    bounds = {name: said.pop(name) for name in BOUNDS}
    parent = said.pop("parent")
    row = line.subject or Criterion(criteria_set=criteria_set, position=1000 + place)
    for name, value in said.items():
        setattr(row, name, value)
    row.parent = criteria_set.criteria.get(code=parent) if parent else None
    row.confirmed = True  # the office says so itself
    row.arrange()
    row.save()
    write_bound(row, Place(), bounds)


def _arrange(criteria_set: CriteriaSet) -> None:
    """Each criterion followed by its parts, in the order of their codes; what has parts is no leaf."""
    rows = list(criteria_set.criteria.all())
    parents = {row.parent_id for row in rows}
    code = {row.pk: row.code for row in rows}
    rows.sort(key=lambda row: (_order(code.get(row.parent_id or row.pk, "")), _order(row.code)))
    for place, row in enumerate(rows, 1):
        row.leaf, row.position = row.pk not in parents, 5000 + place
    Criterion.objects.bulk_update(rows, ["leaf", "position"])
    for place, row in enumerate(rows, 1):
        row.position = place
    Criterion.objects.bulk_update(rows, ["position"])


def _order(code: str) -> list[tuple[int, str]]:
    """`9.2` before `10.1`."""
    return [(int(part), "") if part.isdigit() else (10**6, part) for part in code.split(".")]
