"""Projects of the commune in the running year: paid month by month, in the way, finished and not settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import add_programme, add_project, move_project
from dondoc_office.programmes.actions.paying import Payment, Share, check_payments, pay, set_capital
from dondoc_office.programmes.actions.progressing import date_milestone, set_clearance, set_settlement
from dondoc_office.programmes.actions.removing import (
    answer_obstacle,
    give_task,
    raise_obstacle,
    remove_obstacle,
)
from dondoc_office.programmes.boards import last_month
from dondoc_office.programmes.models import Obstacle, ObstacleKind, Project, Source, Surety
from dondoc_office.programmes.rules import curve
from dondoc_office.programmes.states import Move
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.tables import table
from dondoc_office.running.demonstration.units import Units
from dondoc_office.tasks.actions.working import accept, submit
from dondoc_office.units.models import Role

_OFFICE = "cam-thuy"
_FINANCE = "cam-thuy-kinh-te"
_UNCHECKED = ("NTM-02", "DTC-03")
"""Projects of other departments whose last sums wait for the check of the financial body."""
_BASIS = "Nghị quyết HĐND xã về kế hoạch đầu tư công (bịa)"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the list."""

    code: str
    programme: str
    name: str
    kind: str
    group: str
    investor: str
    total: Decimal
    plan: Decimal | None
    source: str
    pace: Decimal
    state: str
    finished: int

    @classmethod
    def of(cls, row: Sequence[str]) -> Told:
        code, programme, name, kind, group, investor, total, plan, source, pace, state, finished = row
        amount = Decimal(plan) if plan else None
        return cls(
            *(code, programme, name, kind, group, investor, Decimal(total), amount),
            *(source, Decimal(pace), state, int(finished or 0)),
        )


def invest(units: Units, staff: Staff, *, now: datetime, today: date) -> None:
    """The list, then what stands in the way of it."""
    made = {}
    for row in table("projects"):
        one = Told.of(row)
        made[one.code] = _begun(one, units, staff, now=now, today=today)
    _land(made["NTM-01"], staff, units, now=now)
    _settling(made["DTC-02"], staff, units, now=now, today=today)
    _in_the_way(made, units, staff, now=now, today=today)


def _begun(one: Told, units: Units, staff: Staff, *, now: datetime, today: date) -> Project:
    office, investor = units[_OFFICE], units[one.investor]
    clerk, at = staff.of(office, Role.CLERK), now - timedelta(days=60)
    name = one.programme.lstrip("*")
    programme = add_programme(office, name, national=one.programme.startswith("*"), by=clerk, at=at)
    fields = {
        **{"code": one.code, "name": one.name, "kind": one.kind, "group": one.group, "total": one.total},
        **{"programme": programme, "investor": investor, "checker": units[_FINANCE]},
        "decision": "Quyết định phê duyệt của Chủ tịch UBND xã (bịa)",
        "begins_on": today - timedelta(days=300),
        "ends_on": today + timedelta(days=120),
    }
    project = add_project(office, fields, places=[office], by=clerk, at=at)
    if one.plan is not None:
        set_capital(project, Share(today.year, Source(one.source), one.plan, _BASIS), by=clerk, at=at)
    if one.state != "preparing":
        move_project(project, Move.BEGIN, by=clerk, at=at)
    _pay(project, one, units, staff, now=now, today=today)
    if one.finished:
        day = today - timedelta(days=one.finished)
        move_project(project, Move.FINISH, on=day, by=clerk, at=now)
    _milestones(project, clerk, at=at, today=today)
    return project


def _pay(project: Project, one: Told, units: Units, staff: Staff, *, now: datetime, today: date) -> None:
    """Every whole month by the treasury, the latest as the investor estimates it."""
    last = last_month(today.year, today=today)
    if one.plan is None or last < 1:
        return
    percents = (Decimal(0), *curve(today.year).percents)
    sums = [min(one.plan, one.plan * percents[month] * one.pace / 10_000) for month in range(13)]
    payments = [
        Payment(
            project,
            today.year,
            month,
            Surety.ESTIMATE if month == last else Surety.CONFIRMED,
            round(sums[month] - sums[month - 1], 1),
        )
        for month in range(1, last + 1)
        if sums[month] > sums[month - 1]
    ]
    unit = units[one.investor]
    pay(payments, by=staff.of(unit, Role.OFFICER, Role.HEAD), at=now - timedelta(days=4))
    if one.code not in _UNCHECKED:
        check_payments(project, by=staff.of(units[_FINANCE], Role.HEAD), at=now - timedelta(days=2))


def _milestones(project: Project, by: Person, *, at: datetime, today: date) -> None:
    """The first two came; the third is late."""
    for place, one in enumerate(project.milestones.select_related("project__office")[:3]):
        planned = today - timedelta(days=280 - 110 * place)
        came = planned + timedelta(days=9) if place < 2 else None
        date_milestone(one, planned_on=planned, came_on=came, by=by, at=at)


def _land(project: Project, staff: Staff, units: Units, *, now: datetime) -> None:
    figures: dict[str, int | Decimal] = {
        **{"households": 47, "households_done": 35, "area": Decimal("2.84"), "area_done": Decimal("2.1")},
        **{"money": Decimal(1840), "money_done": Decimal(1275)},
    }
    set_clearance(project, figures, by=staff.of(units[_OFFICE], Role.CLERK), at=now)


def _settling(project: Project, staff: Staff, units: Units, *, now: datetime, today: date) -> None:
    """Accepted work is not all paid; the file has not been sent though its day is over."""
    clerk = staff.of(units[_OFFICE], Role.CLERK)
    set_settlement(project, accepted=Decimal(6240), paid_before=Decimal(4380), by=clerk, at=now)


def _in_the_way(made: dict[str, Project], units: Units, staff: Staff, *, now: datetime, today: date) -> None:
    """Every way in which an obstacle and its task can stand to each other."""
    office = units[_OFFICE]
    leader, clerk = staff.of(office, Role.LEADER), staff.of(office, Role.CLERK)

    def raised(code: str, kind: ObstacleKind, text: str, days: int) -> Obstacle:
        since, at = today - timedelta(days=days), now - timedelta(days=days)
        return raise_obstacle(made[code], kind, text, since=since, by=clerk, at=at)

    def given(one: Obstacle, unit: str, days: int) -> Obstacle:
        due_on = today + timedelta(days=days)
        return give_task(one, units[unit], due_on=due_on, by=leader, at=one.raised_at + timedelta(days=2))

    land = "12 hộ chưa nhận tiền bồi thường vì chưa thống nhất đơn giá cây trồng, vật kiến trúc trên đất"
    one = raised("NTM-01", ObstacleKind.LAND, land, 38)
    answer_obstacle(
        one, "Đồng ý mời Hội đồng thẩm định giá lại", by=leader, at=one.raised_at + timedelta(days=1)
    )
    given(one, "cam-thuy-kinh-te", 12)
    done = given(
        raised("DTC-05", ObstacleKind.LAND, "Chưa chuyển mục đích 0,4 ha đất rừng sản xuất", 30), _FINANCE, 5
    )
    assert done.task is not None
    at = now - timedelta(days=3)
    submit(
        done.task,
        "Đã có quyết định chuyển mục đích sử dụng đất",
        by=staff.of(units[_FINANCE], Role.HEAD),
        at=at,
    )
    accept(done.task, by=leader, at=at + timedelta(days=1))
    early = given(
        raised("GN-01", ObstacleKind.CAPITAL, "Chưa phân bổ chi tiết vốn sự nghiệp", 25), _FINANCE, 6
    )
    remove_obstacle(early, on=today - timedelta(days=4), by=clerk, at=now)
    raised("DTC-04", ObstacleKind.PROCEDURE, "Chưa có ý kiến thẩm định nguồn vốn của cấp trên", 16)
    raised("DTC-02", ObstacleKind.CONTRACTOR, "Nhà thầu chậm nộp hồ sơ hoàn công, quyết toán", 2)
