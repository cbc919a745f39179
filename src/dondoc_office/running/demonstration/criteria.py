"""Criteria of made-up communes: seventeen units in 2023, the five of today in 2026; results are invented."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from dondoc_office.criteria.actions.assessing import Said, assess, move
from dondoc_office.criteria.actions.campaigning import Entry, Window, give_task, open_campaign
from dondoc_office.criteria.actions.inheriting import inherit
from dondoc_office.criteria.gathering import known_figures
from dondoc_office.criteria.inheriting import InheritanceRule
from dondoc_office.criteria.library import load_sets
from dondoc_office.criteria.marks import FAILING
from dondoc_office.criteria.models import Assessment, Campaign, CriteriaSet, RatedUnit
from dondoc_office.criteria.states import Move
from dondoc_office.criteria.thresholds import Bound, bound_for
from dondoc_office.people.models import Person
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.units import Units
from dondoc_office.units.models import Kind, Level, Role, Unit

_OPENED = date(2023, 4, 3)
_WEAK: Mapping[str, tuple[str, ...]] = {
    "xa-cam-lien": ("2", "5", "6", "10", "11", "13", "17"),
    "xa-cam-luong": ("2", "6", "9", "10", "11", "13", "15", "17"),
    "xa-cam-quy": ("2", "5", "10", "17"),
    "xa-cam-chau": ("2", "6", "10", "11", "12", "13", "14", "15", "17"),
    "xa-cam-long": ("5", "6", "17"),
    "xa-cam-giang": ("12", "17"),
    "xa-cam-thanh": ("2", "6", "17", "15"),
    "xa-cam-yen": ("8", "13"),
    "xa-cam-phu": ("15",),
    "xa-cam-tam": ("17",),
}
"""Which criteria a commune does not meet: made up."""
_RECOGNISED: Mapping[str, date] = {
    "xa-cam-ngoc": date(2015, 12, 30),
    "xa-cam-van": date(2014, 12, 30),
    "xa-cam-binh": date(2017, 12, 29),
    "xa-cam-tan": date(2018, 12, 28),
    "xa-cam-phu": date(2019, 12, 27),
    "xa-cam-thanh": date(2019, 12, 27),
    "xa-cam-yen": date(2020, 12, 29),
    "xa-cam-long": date(2020, 12, 29),
    "xa-cam-luong": date(2020, 12, 29),
}
_ISSUES = (
    "Hồ sơ chưa đủ, số liệu của hai thôn chưa thống nhất.",
    "Công trình xuống cấp, chưa bố trí vốn sửa chữa.",
    "Tỷ lệ thấp hơn ngưỡng, cần rà soát lại từng hộ.",
    "Chưa có văn bản của cấp có thẩm quyền.",
)
_PEOPLE = (5200, 9800)


def rate(units: Units, staff: Staff, rng: random.Random, *, now: datetime, today: date) -> None:
    """The review of 2023, checked and confirmed; the one of this year, begun."""
    load_sets(by=None, at=now)
    before = _review_of_2023(units, staff, rng)
    _review_of_today(units, staff, rng, before, now=now, today=today)


def _review_of_2023(units: Units, staff: Staff, rng: random.Random) -> Campaign:
    office = units["huyen"]
    clerk, leader = staff.of(office, Role.CLERK), staff.of(office, Role.LEADER)
    communes = [unit for unit in units.values() if unit.parent_id == office.pk and unit.kind == Kind.COMMUNE]
    campaign = open_campaign(
        office,
        CriteriaSet.objects.get(code="ntm-xa-2021", office=None),
        [_entry(unit) for unit in communes],
        name="Rà soát tiêu chí nông thôn mới năm 2023",
        window=Window(_OPENED, date(2023, 12, 31), _OPENED),
        by=clerk,
        at=_at(_OPENED),
    )
    for rated in _rated(campaign):
        weak = _WEAK.get(rated.unit.code, ())
        entering = staff.of(rated.unit, Role.OFFICER)
        _assess_all(rated, weak, rng, by=entering, at=_at(_OPENED + timedelta(days=9)))
        if rated.unit.code == "xa-cam-yen":
            continue  # still waits for its check
        _check(rated, staff, rng, leader=leader)
    _tasks(campaign, units, rng, by=clerk, at=_at(date(2023, 5, 8)))
    return campaign


def _entry(unit: Unit) -> Entry:
    day = _RECOGNISED.get(unit.code)
    decision = f"Quyết định công nhận năm {day.year} (bịa)" if day else ""
    return Entry(unit, region="BTB", recognised_on=day, recognition=decision)


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour - 7), tzinfo=UTC)


def _rated(campaign: Campaign) -> list[RatedUnit]:
    rows = campaign.rated_units.filter(rated=True).select_related("unit", "campaign__office")
    return list(rows.prefetch_related("assessments__criterion__parent", "assessments__criterion__thresholds"))


def _assess_all(
    rated: RatedUnit, weak: Sequence[str], rng: random.Random, *, by: Person, at: datetime
) -> None:
    said = {cell.pk: _said(cell, rated, weak, rng) for cell in rated.assessments.all()}
    assess(rated, said, by=by, at=at)


def _said(cell: Assessment, rated: RatedUnit, weak: Sequence[str], rng: random.Random) -> Said:
    """In a weak criterion the last part fails, and others now and then."""
    parent = cell.criterion.parent
    top = parent.code if parent else cell.criterion.code
    fails = top in weak and (cell.criterion.code in (f"{top}.1", f"{top}.6") or rng.random() < 0.3)
    bound = bound_for(
        cell.criterion.bounds, group=rated.group, region=rated.region, on=rated.campaign.assessed_on
    )
    value = _value(bound, rng, fails=fails) if bound is not None and bound.established else None
    return Said(not fails, value, "" if fails else "Hồ sơ lưu tại Văn phòng UBND xã.")


def _value(bound: Bound, rng: random.Random, *, fails: bool) -> Decimal:
    """A figure on the right side of its threshold, a share never above 100."""
    away = Decimal(rng.randint(5, 60)) / 10
    least, most = bound.least, bound.most
    if least is None:
        assert most is not None
        return most + away if fails else max(most - away, Decimal(0))
    if fails:
        return max(least - away, Decimal("0.5"))
    return min(least + away, Decimal(100)) if least <= 100 else least + away


def _check(rated: RatedUnit, staff: Staff, rng: random.Random, *, leader: Person) -> None:
    """Each department its criteria, then the district's leader."""
    owners = {row.criterion_id: row.unit for row in rated.campaign.ownerships.select_related("unit")}
    by_owner: dict[Unit | None, list[Assessment]] = {}
    for cell in rated.assessments.select_related("criterion"):
        owner = owners.get(cell.criterion_id) or owners.get(cell.criterion.parent_id or 0)
        by_owner.setdefault(owner, []).append(cell)
    at = _at(_OPENED + timedelta(days=20))
    for owner, cells in by_owner.items():
        by = staff.of(owner, Role.HEAD, Role.OFFICER) if owner else leader
        good = [cell.pk for cell in cells if cell.met]
        bad = [cell.pk for cell in cells if not cell.met]
        if good:
            move(rated, good, Move.APPROVE, by=by, at=at)
        if bad:
            move(rated, bad, Move.FLAG, reason=rng.choice(_ISSUES), by=by, at=at)
    every = rated.assessments.values_list("pk", flat=True)
    move(rated, every, Move.CONFIRM, by=leader, at=at + timedelta(days=3))


def _tasks(campaign: Campaign, units: Units, rng: random.Random, *, by: Person, at: datetime) -> None:
    """A few failing cells have their task."""
    rows = Assessment.objects.filter(rated_unit__campaign=campaign, met=False, state="confirmed")
    chosen = rows.select_related("rated_unit__unit", "rated_unit__campaign__office", "criterion")
    for cell in list(chosen.order_by("pk"))[::9]:
        if cell.mark(at.date()) in FAILING:
            due_on = at.date() + timedelta(days=rng.randint(40, 150))
            give_task(cell, lead=cell.rated_unit.unit, due_on=due_on, by=by, at=at)


def _review_of_today(
    units: Units, staff: Staff, rng: random.Random, before: Campaign, *, now: datetime, today: date
) -> None:
    """The set of 2021 once more, for the five communes: what they inherit, and what is assessed since."""
    office = units["thanh-hoa"]
    clerk = staff.of(office, Role.CLERK)
    communes = [
        unit for unit in units.values() if unit.kind == Kind.COMMITTEE and unit.level == Level.COMMUNE
    ]
    campaign = open_campaign(
        office,
        CriteriaSet.objects.get(code="ntm-xa-2021", office=None),
        [_heir(unit) for unit in communes],
        name="Rà soát duy trì tiêu chí các xã sau sắp xếp",
        window=Window(today - timedelta(days=40), today + timedelta(days=50), date(2025, 12, 31)),
        by=clerk,
        at=now,
    )
    for rated in _rated(campaign):
        _inherit(rated, before, rng, by=clerk, now=now)
    own = next(one for one in _rated(campaign) if one.unit.code == "cam-thuy")
    _first_own_results(own, units, staff, rng, now=now)
    _next_set(office, communes, clerk, now=now, today=today)


def _heir(unit: Unit) -> Entry:
    """Recognised where every former commune was; the town was not rated."""
    former = unit.forebears.filter(predecessor__code__startswith="xa-").values_list(
        "predecessor__code", flat=True
    )
    days = [_RECOGNISED.get(code) for code in former]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return Entry(unit, region="BTB")
    return Entry(unit, "", "BTB", max(known), "Kế thừa quyết định công nhận của các xã cũ (bịa)")


def _inherit(rated: RatedUnit, before: Campaign, rng: random.Random, *, by: Person, now: datetime) -> None:
    rule = InheritanceRule.WEIGHTED if rated.unit.code in ("cam-tu", "cam-van") else InheritanceRule.WORST
    former = rated.unit.forebears.values_list("predecessor", flat=True)
    people = {unit: rng.randint(*_PEOPLE) for unit in former}
    basis = "Hướng dẫn kế thừa kết quả của các xã trước sắp xếp (bịa)"
    inherit(rated, before, rule, people=people, basis=basis, by=by, at=now)


def _first_own_results(
    rated: RatedUnit, units: Units, staff: Staff, rng: random.Random, *, now: datetime
) -> None:
    """The commune has assessed some criteria anew; one of them no longer holds."""
    officer = staff.of(units["cam-thuy-kinh-te"], Role.OFFICER)
    fresh = [
        cell
        for cell in rated.assessments.select_related("criterion__parent")
        if cell.criterion.parent is not None and cell.criterion.parent.code in ("2", "9", "15", "17")
    ]
    said = {cell.pk: _said(cell, rated, ("15",), rng) for cell in fresh}
    for key, known in known_figures(rated, fresh).items():  # what the indicators say is what is confirmed
        said[key] = Said(said[key].met, known.amount, "Theo số liệu đã duyệt của chỉ tiêu.")
    assess(rated, said, by=officer, at=now)


def _next_set(office: Unit, communes: Sequence[Unit], by: Person, *, now: datetime, today: date) -> None:
    """The ten criteria of 2026, opened and not yet assessed."""
    open_campaign(
        office,
        CriteriaSet.objects.get(code="ntm-xa-2026", office=None),
        [Entry(unit, group="3") for unit in communes],
        name="Đánh giá lần đầu theo bộ tiêu chí 2026-2030",
        window=Window(today - timedelta(days=5), today + timedelta(days=80), today),
        by=by,
        at=now,
    )
