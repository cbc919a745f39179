"""A number whose reason the leader asked for; the department has begun to answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dondoc_office.measures.models import Value
from dondoc_office.reviews.actions.asking import Asked, ask_explanation
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.units import Units
from dondoc_office.tasks.actions.working import Report
from dondoc_office.tasks.actions.working import report as report_progress
from dondoc_office.units.models import Role

_QUESTION = "Số doanh nghiệp mới thấp hơn cùng kỳ, đề nghị làm rõ nguyên nhân và giải pháp"
_ANSWER = "Có 02 hồ sơ đang chờ bổ sung; phòng sẽ hướng dẫn trực tiếp tại xã trong tuần này"


def ask_why(units: Units, staff: Staff, *, now: datetime, today: date) -> None:
    """About the enterprises of the last whole month."""
    office, unit = units["cam-thuy"], units["cam-thuy-kinh-te"]
    months = Value.objects.read().filter(unit=office, indicator__code="KT23", period__kind="month")
    value = months.filter(period__end__lt=today).select_related("indicator", "period").latest("period__end")
    asked = Asked(value.indicator, office, value.period, value)
    due, leader = today + timedelta(days=5), staff.of(office, Role.LEADER)
    made = ask_explanation(asked, _QUESTION, due_on=due, unit=unit, by=leader, at=now)
    officer = staff.of(unit, Role.OFFICER, Role.HEAD)
    report_progress(made.task, Report(_ANSWER, percent=40), by=officer, at=now)
