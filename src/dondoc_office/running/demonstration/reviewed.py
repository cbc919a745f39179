"""A resolution in the middle of its term: the units assessed themselves, the office checked, some is decided."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from dondoc_office.measures.actions.keeping import Aim, set_target
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.measures.models import Indicator, Period, Target
from dondoc_office.people.models import Person
from dondoc_office.reviews.actions.assessing import Ruling, Said, decide, give_opinion
from dondoc_office.reviews.actions.reviewing import add_line, add_thrust, draft_review, join, move_review
from dondoc_office.reviews.models import GoalLine, Review, Thrust
from dondoc_office.reviews.states import Cause, Course, Move, Outcome, Side
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.tables import table
from dondoc_office.running.demonstration.units import Units
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Role, Unit

_TERM = "2026-2030"
_THRUSTS = (
    ("Chương trình phát triển nông nghiệp, xây dựng nông thôn mới", Thrust.Sort.PROGRAMME),
    (
        "Chương trình phát triển du lịch cộng đồng gắn với bản sắc văn hóa dân tộc Mường",
        Thrust.Sort.PROGRAMME,
    ),
    ("Khâu đột phá về cải cách hành chính, cải thiện môi trường đầu tư kinh doanh", Thrust.Sort.BREAKTHROUGH),
)
_DECIDED = 5
"""How many goals the leader has decided already."""


def review_term(units: Units, staff: Staff, *, now: datetime, today: date) -> Review:
    """As far as the check, with the first decisions; the rest waits for the leader."""
    office = units["cam-thuy"]
    clerk = staff.of(office, Role.CLERK)
    review = _drafted(office, staff, now=now, today=today)
    thrusts = [add_thrust(review, name, sort, by=clerk, at=now) for name, sort in _THRUSTS]
    rows = table("goals")
    lines = [_line(review, row, units, thrusts, by=clerk, now=now) for row in rows]
    move_review(review, Move.OPEN, by=clerk, at=now)
    for line, row in zip(lines, rows, strict=True):
        _opinions(line, row, units, staff, now=now)
    move_review(review, Move.FINISH, by=clerk, at=now)
    for line, row in list(zip(lines, rows, strict=True))[:_DECIDED]:
        _decide(line, row, staff, office, now=now)
    return review


def _drafted(office: Unit, staff: Staff, *, now: datetime, today: date) -> Review:
    year = min(max(today.year, 2026), 2030)
    fields = {
        "name": "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ xã Cẩm Thủy lần thứ I",
        "term": Period.objects.get(code=_TERM),
        "until": Period.objects.get(code=str(year)),
        "resolution": "Nghị quyết Đại hội Đảng bộ xã Cẩm Thủy lần thứ I, nhiệm kỳ 2025-2030 (bịa)",
        "due_on": today,
    }
    return draft_review(office, fields, by=staff.of(office, Role.CLERK), at=now)


def _line(
    review: Review, row: list[str], units: Units, thrusts: list[Thrust], *, by: Person, now: datetime
) -> GoalLine:
    field, words, code, least, most, reach, department, thrust = row[:8]
    indicator = Indicator.objects.get(code=code) if code else None
    target: Target | None = None
    if indicator is not None:
        aim = Aim(
            Decimal(least) if least else None,
            Decimal(most) if most else None,
            basis=review.resolution,
            reach=Reach(reach),
        )
        target = set_target(indicator, review.office, review.term, aim, by=by, at=now)
    fields = {
        **{"field": field, "text": words, "indicator": indicator, "target": target, "reach": reach},
        "responsible": units[department],
    }
    line = add_line(review, fields, by=by, at=now)
    tasks = Task.objects.filter(office=review.office, lead=units[department]).order_by("pk")[:2]
    chosen = [thrusts[int(thrust) - 1]] if thrust else []
    return join(line, thrusts=chosen, tasks=tasks if chosen else [], by=by, at=now)


def _opinions(line: GoalLine, row: list[str], units: Units, staff: Staff, *, now: datetime) -> None:
    outcome, cause, words, found, remark = row[8:13]
    officer = staff.of(units[row[6]], Role.OFFICER, Role.HEAD)
    said = Said(Outcome(outcome), None, Cause(cause) if cause else None, words)
    give_opinion(line, Side.UNIT, said, by=officer, at=now)
    clerk = staff.of(line.review.office, Role.CLERK)
    give_opinion(line, Side.CHECK, Said(Outcome(found), None, None, remark), by=clerk, at=now)


def _decide(line: GoalLine, row: list[str], staff: Staff, office: Unit, *, now: datetime) -> None:
    """What no longer fits is dropped with its ground; the rest is kept."""
    found = Outcome(row[11])
    ruling = Ruling(found, Course.KEEP)
    if found is Outcome.UNFIT:
        ground = "Nghị định về chuẩn nghèo đa chiều giai đoạn mới (cần ghi số, ngày)"
        ruling = Ruling(found, Course.DROP, legal_reason=ground, text="Đặt lại mục tiêu theo chuẩn mới")
    decide(line, ruling, by=staff.of(office, Role.LEADER), at=now)
