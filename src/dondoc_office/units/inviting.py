"""People invited from an Excel file: who is new is shown first, then invited one like the other, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import override

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
    not_understood,
    short_enough,
)
from dondoc_office.sheets.reading import Row
from dondoc_office.site.errors import OutOfDate
from dondoc_office.units.actions import invite
from dondoc_office.units.models import Role, Unit, UnitQuerySet, placed
from dondoc_office.units.resolving import Names

COLUMNS: Mapping[str, str] = {
    "name": "Họ và tên",
    "email": "Thư điện tử",
    "unit": "Đơn vị",
    "role": "Vai trò",
    "title": "Chức vụ",
}
ALSO: Mapping[str, tuple[str, ...]] = {
    "name": ("Họ tên", "Tên cán bộ", "Cán bộ", "Họ, tên", "Họ và tên cán bộ"),
    "email": ("Email", "E-mail", "Địa chỉ thư", "Địa chỉ thư điện tử", "Hòm thư", "Thư công vụ"),
    "unit": (
        "Mã đơn vị",
        "Đơn vị công tác",
        "Cơ quan, đơn vị",
        "Phòng, ban",
        "Phòng, ban, đơn vị",
        "Tên đơn vị",
    ),
    "title": ("Chức danh",),
}
"""Other titles under which offices keep the same columns."""
TABLE = Table("people", COLUMNS, frozenset({"name", "email", "unit"}), ALSO, frozenset({"name", "unit"}))
EXAMPLE = (
    "(ví dụ) Lê Văn An",
    "an.lv@xa.example",
    "Phòng Kinh tế",
    "Chuyên viên; Văn thư, tổng hợp",
    "Kế toán",
)
_LENGTHS = {"name": 100, "email": 254, "title": 100}
_MISSING = {
    "name": Message("thiếu họ và tên.", "the name is missing."),
    "email": Message("thiếu địa chỉ thư điện tử.", "the e-mail address is missing."),
    "unit": Message("thiếu đơn vị.", "the unit is missing."),
}
_UNSEEN = Message("có ký tự không in được.", "holds letters that cannot be printed.")


def planned(rows: Sequence[Row], units: UnitQuerySet) -> Plan[Person]:
    """Who of the rows is new, in which of these units, as what; people with an account are left as they are."""
    names = Names(units.select_related("parent").prefetch_related("aliases"))
    for unit in names.units.values():
        names.call(unit.code, _placed(unit))
    emails = {_address(row.words["email"]) for row in rows}
    there = {person.email: person for person in Person.objects.filter(email__in=emails)}
    seen: set[str] = set()
    lines = []
    for row in rows:
        email = _address(row.words["email"])
        line = _refused(row, "email", TWICE) if email in seen else _line(row, there.get(email), names)
        seen |= {email} - {""}
        lines.append(line)
    return Plan(lines)


def _placed(unit: Unit) -> str:
    """As the choice of a unit has it on other pages: departments of one name are told apart by their office."""
    above = (unit.parent.name, unit.parent.short_name) if unit.parent else (None, None)
    return placed(unit.name, unit.kind, *above)


def _address(words: str) -> str:
    return words.strip().lower()


def _refused(row: Row, column: str, why: Message) -> Line[Person]:
    return Line(row.number, row.words["name"], refused=Refusal(why, row.place(column)))


def _line(row: Row, person: Person | None, names: Names) -> Line[Person]:
    if person is not None:
        return Line(row.number, person.name, subject=person, version=f"person {person.pk}")
    fields: dict[str, Any] = {"role": (Role.OFFICER,), "title": ""}
    for column in COLUMNS:
        words = " ".join(row.words.get(column, "").split())
        try:
            if words:
                fields[column] = _field(column, words, names)
            elif column in _MISSING:
                raise NotUnderstood(_MISSING[column])
        except NotUnderstood as error:
            return _refused(row, column, error.why)
    unit, roles = fields["unit"], fields["role"]
    version = " ".join([unit.code, *roles])  # a name may mean another unit when it is confirmed
    changes = [Change(COLUMNS[name], "", said) for name, said in _shown(fields).items() if said]
    return Line(row.number, fields["name"], fields, None, version, changes)


def _shown(fields: Mapping[str, Any]) -> dict[str, str]:
    roles = "; ".join(str(role.label) for role in fields["role"])
    said = {"email": fields["email"], "unit": _placed(fields["unit"]), "role": roles}
    return said | {"title": fields["title"]}


def _field(column: str, words: str, names: Names) -> Any:
    """One cell as what the invitation needs."""
    if not words.isprintable():
        raise NotUnderstood(_UNSEEN)
    if column == "unit":
        return _unit(words, names)
    if column == "role":
        return tuple(dict.fromkeys(_role(one.strip()) for one in words.split(";") if one.strip()))
    if column == "name" and not words[0].isalpha():
        raise not_understood(words)
    short_enough(words, _LENGTHS[column])
    return _email(words) if column == "email" else words


def _email(words: str) -> str:
    try:
        validate_email(words)
    except ValidationError as error:
        raise NotUnderstood(
            Message(f"“{words}” không phải địa chỉ thư.", f"“{words}” is no e-mail address.")
        ) from error
    return _address(words)


def _role(words: str) -> Role:
    """By its name in Vietnamese, whatever the language of the page, or in that language."""
    with override("vi"):
        vietnamese = [(key, str(name)) for key, name in Role.choices]
    try:
        return Role(choice_of(words, [*vietnamese, *Role.choices]))
    except NotUnderstood as error:
        known = "; ".join(name for _, name in vietnamese)
        raise NotUnderstood(
            Message(
                f"không có vai trò “{words}”; hãy ghi một trong: {known}.",
                f"there is no role “{words}”; say one of: {known}.",
            )
        ) from error


def _unit(words: str, names: Names) -> Unit:
    """The one unit of this code or name among those that the person administers."""
    code = words.lower() if words.lower() in names.units else ""
    found = [code] if code else names.codes_of(words)
    if len(found) > 1:
        one, other = (_placed(names.units[code]) for code in found[:2])
        raise NotUnderstood(
            Message(
                f"nhiều đơn vị đang có tên “{words}”; hãy ghi mã, hoặc tên đủ như “{one}”, “{other}”.",
                f"several units are called “{words}”; say the code, or the whole name as “{one}”, “{other}”.",
            )
        )
    if not found:
        raise NotUnderstood(
            Message(
                f"không có đơn vị “{words}” trong số đơn vị bạn quản trị.",
                f"there is no unit “{words}” among those you administer.",
            )
        )
    return names.units[found[0]]


@transaction.atomic
def invite_all(plan: Plan[Person], *, by: Person, at: datetime) -> list[tuple[Person, str]]:
    """Everybody new with the token of her link; OutOfDate, and nobody, where somebody has an account by now."""
    if plan.refused:
        raise ValueError("a plan with refused rows is not carried out")
    invited = []
    for line in plan.added:
        said = line.fields
        first, *more = said["role"]
        where = (said["email"], said["name"], said["unit"])
        person, token = invite(*where, first, title=said["title"], by=by, at=at)
        if not token:
            raise OutOfDate(subject=said["email"])
        for role in more:
            invite(*where, role, by=by, at=at)
        invited.append((person, token))
    return invited
