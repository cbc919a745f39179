"""Tasks changed in Excel and sent back: compared row by row, refused with the reason, carried out all or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.reports.workbook import CHANGEABLE, CODE
from dondoc_office.sheets.importing import Table
from dondoc_office.sheets.plan import (
    TWICE,
    Change,
    Line,
    NotUnderstood,
    Plan,
    Refusal,
    day_of,
    not_understood,
    short_enough,
)
from dondoc_office.sheets.reading import Row, said
from dondoc_office.site.searching import folded_words
from dondoc_office.site.typed import keys_of
from dondoc_office.tasks.actions.assigning import change_task, draft_task, name_officer
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import WHY, gives, leads, visible_tasks
from dondoc_office.tasks.states import ENDED, State
from dondoc_office.units.models import Membership, Role, Unit
from dondoc_office.units.standing import Standing

COLUMNS: Mapping[str, str] = {"code": CODE, **{key: name.vi for key, name in CHANGEABLE.items()}}
HELPERS = "helpers_text"  # of a new task alone: those of a standing one are chosen on its page
ALSO: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("Nội dung nhiệm vụ", "Nhiệm vụ", "Nhiệm vụ được giao", "Nội dung công việc", "Nội dung giao"),
        *("Tên nhiệm vụ", "Công việc", "Nội dung chỉ đạo", "Nội dung nhiệm vụ được giao"),
    ),
    "lead": (
        "Chủ trì",
        "Cơ quan chủ trì",
        "Đơn vị thực hiện",
        "Cơ quan, đơn vị chủ trì",
        "Cơ quan thực hiện",
    ),
    "product": ("Kết quả, sản phẩm", "Sản phẩm hoàn thành", "Sản phẩm dự kiến"),
    "due_on": (
        *("Thời hạn", "Thời hạn hoàn thành", "Hạn hoàn thành", "Thời gian hoàn thành", "Hạn xử lý", "Hạn"),
        *("Thời hạn thực hiện", "Thời gian thực hiện"),
    ),
    HELPERS: ("Phối hợp", "Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp"),
}
"""Titles of the registers that clerks keep today."""
TABLE = Table("tasks", {**COLUMNS, HELPERS: "Đơn vị phối hợp"}, frozenset({"title"}), ALSO)
_LENGTHS = {"title": 300, "product": 300, "receiver": 300, "field": 80, HELPERS: 500}
_UNCLEAR = "chưa nhận ra, giữ như tệp ghi"
_AS_WRITTEN = {"lead": ("lead_text", 300), "due_on": ("deadline_text", 300)}
_THERE = Message(
    "đã có nhiệm vụ chưa xong cùng tên, cùng hạn; muốn sửa thì ghi mã của nó.",
    "an open task has the same title and date; to change it, say its code.",
)
_UNKNOWN = Message(
    "không có nhiệm vụ mang mã này trong phạm vi bạn được xem.", "no task that you may see has this code."
)
_ENDED = Message("nhiệm vụ đã kết thúc nên không sửa nữa.", "the task has ended and is not changed any more.")
_LEAD_GIVEN = Message(
    "nhiệm vụ đã giao; đổi đơn vị chủ trì bằng thao tác ở trang nhiệm vụ, có lý do.",
    "the task is assigned; change its lead on its page, with the reason.",
)
_DATE_GIVEN = Message(
    "hạn của nhiệm vụ đã giao chỉ đổi bằng gia hạn.",
    "the date of an assigned task moves by an extension alone.",
)
_NO_TITLE = Message("thiếu tên việc.", "the title is missing.")
_NOT_ADDED = Message(
    "bạn không lập được nhiệm vụ mới; muốn sửa, hãy giữ cột “Mã”.",
    "you may not add tasks; to change one, keep its code.",
)
_NOT_A_MEMBER = Message(
    "không có ai tên như vậy trong đơn vị chủ trì.", "nobody of this name is in the lead unit."
)


@dataclass(frozen=True, slots=True)
class Office:
    """What rows are compared with (đối chiếu): who sends the file, the units and people that names may mean."""

    standing: Standing
    home: Unit | None
    units: Mapping[str, Sequence[Unit]]
    open: Collection[tuple[str, date | None]]
    members: Mapping[int, Mapping[str, Person]]


def _office(standing: Standing, today: date, tasks: Sequence[Task]) -> Office:
    units: dict[str, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.existing(on=today).prefetch_related("aliases"):
        names = {unit.name, unit.short_name, unit.code, *(alias.name for alias in unit.aliases.all())}
        for name in {folded_words(name) for name in names if name}:
            units[name].append(unit)
    members: dict[int, dict[str, Person]] = defaultdict(dict)
    held = Membership.objects.held(on=today).filter(unit__in={task.lead_id for task in tasks if task.lead_id})
    for post in held.select_related("person"):
        for name in (folded_words(post.person.name), folded_words(post.person.email)):
            members[post.unit_id][name] = post.person
    homes = Unit.objects.filter(pk__in=standing.units(Role.CLERK, Role.LEADER)).order_by("path")
    home = homes.first()
    given = visible_tasks(standing).filter(office=home).exclude(state__in=ENDED).order_by()
    there = {(folded_words(title), due) for title, due in given.values_list("title", "due_on")}
    return Office(standing, home, units, there if home else set(), members)


def planned(rows: Sequence[Row], *, standing: Standing, today: date) -> Plan[Task]:
    """What the file would change among the tasks she sees; nothing is changed yet."""
    codes = keys_of(row.words.get("code", "") for row in rows)[:10_000]
    seen = (
        visible_tasks(standing).filter(pk__in=codes).select_related("lead", "office", "officer", "document")
    )
    tasks = {str(task.pk): task for task in seen}
    office = _office(standing, today, list(tasks.values()))
    done: set[str] = set()
    lines = []
    for row in rows:
        code = row.words.get("code", "")
        line = _line(row, tasks.get(code), office)
        key = code or f"{folded_words(line.name)} {line.fields.get('due_on')}"
        lines.append(_refused(row, "code" if code else "title", TWICE) if key in done else line)
        done.add(key)
    return Plan(lines)


def _refused(row: Row, column: str, why: Message) -> Line[Task]:
    return Line(row.number, row.words.get("title", ""), refused=Refusal(why, row.place(column)))


def _line(row: Row, task: Task | None, office: Office) -> Line[Task]:
    if task is None and row.words.get("code"):
        return _refused(row, "code", _UNKNOWN)
    if not row.words.get("title"):
        return _refused(row, "title", _NO_TITLE)
    return _new(row, office) if task is None else _standing(row, task, office)


def _new(row: Row, office: Office) -> Line[Task]:
    """A draft out of an office's own register: a lead or a date that is not understood is kept as it is written."""
    fields: dict[str, Any] = {}
    changes = []
    for name, words in _in_two(row.words).items():
        if name == "code" or not words:
            continue
        column = TABLE.columns[name]
        try:
            fields[name] = _field(name, words, None, office)
        except NotUnderstood as error:
            if name not in _AS_WRITTEN:
                return _refused(row, name, error.why)
            written, longest = _AS_WRITTEN[name]
            fields[written] = " ".join(words.split())[:longest]
            column = f"{column} ({_UNCLEAR})"
        changes.append(Change(column, "", words))
    wrong = _why_not(None, fields, office)
    if wrong is not None:
        return _refused(row, *wrong)
    if (folded_words(row.words["title"]), fields.get("due_on")) in office.open:
        return _refused(row, "title", _THERE)
    return Line(row.number, row.words["title"], fields, None, "", tuple(changes))


def _in_two(words: Mapping[str, str]) -> Mapping[str, str]:
    """A register has one column for title and content: what is too long for a title is the content, begun by the title."""
    title, most = words["title"], _LENGTHS["title"]
    if len(title) <= most or words.get("content"):
        return words
    return {**words, "title": title[: most - 2].rsplit(" ", 1)[0] + " …", "content": title}


def _standing(row: Row, task: Task, office: Office) -> Line[Task]:
    fields: dict[str, Any] = {}
    changes = []
    for name, words in row.words.items():
        if name in ("code", HELPERS) or words == (now := shown(task, name)):
            continue
        try:
            fields[name] = _field(name, words, task, office)
        except NotUnderstood as error:
            return _refused(row, name, error.why)
        changes.append(Change(COLUMNS[name], now, words))
    wrong = _why_not(task, fields, office)
    if wrong is not None:
        return _refused(row, *wrong)
    return Line(row.number, row.words["title"], fields, task, str(task.version), tuple(changes))


def shown(task: Task, name: str) -> str:
    """A column of a task as its cell comes back from Excel."""
    if name == "lead":
        return said(task.lead.name if task.lead else task.lead_text)
    if name == "officer":
        return said(task.officer.name if task.officer else "")
    return said(getattr(task, name))


def _field(name: str, words: str, task: Task | None, office: Office) -> Any:
    """One changed cell as the column of a task."""
    if name == "due_on":
        return day_of(words)
    if name == "lead":
        return _unit(words, office)
    if name == "officer":
        people = office.members.get(task.lead_id or 0, {}) if task else {}
        if words and folded_words(words) not in people:
            raise NotUnderstood(_NOT_A_MEMBER)
        return people.get(folded_words(words))
    return short_enough(words, _LENGTHS.get(name, 20_000))


def _unit(words: str, office: Office) -> Unit | None:
    """The unit called so; of several in the system, the one below the office whose register it is."""
    if not words:
        return None
    found = office.units.get(folded_words(words), [])
    if not found:
        raise not_understood(words)
    own = [unit for unit in found if office.home and unit.path.startswith(office.home.path)]
    if len(own) == 1:
        return own[0]
    if len(found) > 1:
        names = "; ".join(unit.name for unit in found[:4])
        raise NotUnderstood(
            Message(
                f"“{words}” là tên của nhiều đơn vị: {names}.", f"“{words}” names several units: {names}."
            )
        )
    return found[0]


def _why_not(task: Task | None, fields: Mapping[str, Any], office: Office) -> tuple[str, Message] | None:
    """The column that may not be changed by this person or in this state, and why."""
    if task is None:
        return ("code", _NOT_ADDED) if office.home is None or fields.get("officer") else None
    if not fields:
        return None
    given = sorted(fields.keys() - {"officer"}, key=list(COLUMNS).index)
    drafted = task.current is State.DRAFT
    reasons = (
        (task.current in ENDED, "title", _ENDED),
        (bool(given) and not gives(office.standing, task), given[0] if given else "", WHY["giver"]),
        ("officer" in fields and not leads(office.standing, task), "officer", WHY["lead"]),
        ("lead" in fields and not drafted, "lead", _LEAD_GIVEN),
        ("due_on" in fields and not drafted and task.due_on is not None, "due_on", _DATE_GIVEN),
    )
    return next(((column, why) for wrong, column, why in reasons if wrong), None)


@transaction.atomic
def take_in(plan: Plan[Task], *, home: Unit | None, by: Person, at: datetime) -> int:
    """Carry out a plan without refused rows by the same actions as the pages; one that fails undoes all."""
    if plan.refused:
        raise ValueError("a plan with refused rows is not carried out")
    for line in plan.added:
        assert home is not None
        draft_task(home, _dated({"content": line.name, **line.fields}), by=by, at=at)
    for line in plan.changed:
        assert line.subject is not None
        fields = {name: value for name, value in line.fields.items() if name != "officer"}
        if fields:
            change_task(line.subject, _dated(fields), version=int(line.version), by=by, at=at)
        if "officer" in line.fields:
            name_officer(line.subject, line.fields["officer"], by=by, at=at)
    return len(plan.added) + len(plan.changed)


def _dated(fields: dict[str, Any]) -> dict[str, Any]:
    """A date typed by hand is a deadline of the plainest kind; a lead that was named needs no words of it."""
    if "due_on" in fields:
        fields["deadline_kind"] = "date" if fields["due_on"] else ""
    if fields.get("lead") is not None:
        fields["lead_text"] = ""
    return fields
