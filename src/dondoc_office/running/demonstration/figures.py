"""Figures of made-up months: old communes until they ended, new ones since, through the same actions as people's."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from dondoc_office.measures.actions.entering import Entry, enter
from dondoc_office.measures.actions.keeping import Aim, set_target, track
from dondoc_office.measures.actions.moving import lock_period, move
from dondoc_office.measures.boards import reporters
from dondoc_office.measures.library import load_library, load_periods
from dondoc_office.measures.models import Indicator, Period, ReportedBy, Status, Target, Value, Via
from dondoc_office.measures.states import Move, State
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.tables import table
from dondoc_office.running.demonstration.units import TURN, Units
from dondoc_office.units.models import Level, Role, Unit

_SEASONS = {
    "flat": (8, 6, 8, 8, 8, 9, 8, 8, 9, 9, 9, 10),
    "crop": (2, 4, 4, 3, 24, 14, 3, 3, 12, 22, 7, 2),
    "late": (1, 2, 4, 5, 7, 9, 9, 10, 11, 12, 13, 17),
    "early": (9, 16, 14, 10, 9, 9, 8, 7, 5, 5, 4, 4),
}
_FIRST = 2024


@dataclass(frozen=True, slots=True)
class Followed:
    """One row of the list: an indicator and how its made-up figures behave."""

    indicator: Indicator
    by_communes: bool
    old_department: str
    new_department: str
    size: Decimal
    season: str
    growth: Decimal
    plan: Decimal | None


def report(units: Units, staff: Staff, rng: random.Random, *, now: datetime, today: date) -> None:
    """Library, plans, and every month until now."""
    load_library(by=None, at=now)
    load_periods(_FIRST - 2, today.year + 1)
    rows = _followed()
    offices = (units["huyen"], units["thanh-hoa"], units["cam-thuy"])
    for office in offices:
        _follow(office, rows, units, staff, now=now)
    story = Story(units, staff, rows, rng, now=now)
    for year, month in _months(today):
        story.month(year, month, last=(year, month) == (today.year, today.month))
    for year in range(_FIRST, today.year + 1):
        for office in (*offices, *reporters(units["thanh-hoa"], on=today)):
            if _stood(office, year):
                story.plan(office, year, now=now)
    _revise(units["cam-thuy"], staff, now=now, year=today.year)


def _stood(office: Unit, year: int) -> bool:
    ended = office.valid_until is not None and office.valid_until.year < year
    return not ended and (office.valid_from is None or office.valid_from.year <= year)


def _revise(office: Unit, staff: Staff, *, now: datetime, year: int) -> None:
    """One plan of the year was changed: the old one stays."""
    held = Target.objects.current().get(unit=office, period__code=str(year), indicator__code="KT23")
    assert held.least is not None
    aim = Aim(held.least + 3, basis="Nghị quyết HĐND xã điều chỉnh kế hoạch (bịa)")
    reason = "Tỉnh giao bổ sung chỉ tiêu phát triển doanh nghiệp"
    by = staff.of(office, Role.LEADER)
    set_target(held.indicator, office, held.period, aim, reason=reason, by=by, at=now)


def _followed() -> list[Followed]:
    held = {one.code: one for one in Indicator.objects.all()}
    found = []
    for code, by, old, new, size, season, growth, plan in table("followed"):
        numbers = Decimal(size or 0), Decimal(growth or 0), Decimal(plan) if plan else None
        found.append(
            Followed(held[code], by == "communes", old, new, numbers[0], season, numbers[1], numbers[2])
        )
    return found


def _follow(office: Unit, rows: Sequence[Followed], units: Units, staff: Staff, *, now: datetime) -> None:
    own = office.code == "cam-thuy"
    for position, row in enumerate(rows, 1):
        department = row.new_department if own else row.old_department if office.code == "huyen" else ""
        by = ReportedBy.COMMUNES if row.by_communes and not own else ReportedBy.OFFICE
        at = _at(office, now)
        track(
            office,
            row.indicator,
            responsible=units.get(department),
            reported_by=by,
            position=position * 10,
            by=staff.of(office, Role.CLERK),
            at=at,
        )


def _at(office: Unit, now: datetime) -> datetime:
    """A moment at which the office's people held their roles."""
    if office.valid_until is None:
        return now
    return datetime.combine(office.valid_until, time(2), tzinfo=UTC)


def _months(today: date) -> Iterator[tuple[int, int]]:
    for year in range(_FIRST, today.year + 1):
        for month in range(1, 13):
            if (year, month) <= (today.year, today.month):
                yield year, month


class Story:
    """Month after month: entered, checked, approved, closed; the last one is still under way."""

    def __init__(
        self, units: Units, staff: Staff, rows: Sequence[Followed], rng: random.Random, *, now: datetime
    ) -> None:
        self.units, self.staff, self.rows, self.rng, self.now = units, staff, rows, rng, now
        self.followers = [(old, new) for old, new in table("successions")]
        self.luck: dict[tuple[int, str], Decimal] = {}
        self.done: dict[tuple[int, str, int], Decimal] = {}

    def month(self, year: int, month: int, *, last: bool) -> None:
        before = date(year, month, 1) < TURN
        office = self.units["huyen" if before else "thanh-hoa"]
        period = Period.objects.get(code=f"{year}-{month:02}")
        communes = list(reporters(office, on=period.end if not before else period.start))
        givers = [unit for unit in communes if not last or unit.code == "cam-thuy" or self.rng.random() < 0.6]
        entries = [
            entry
            for unit in givers
            for row in self.rows
            if row.size and (row.by_communes or unit.code == "cam-thuy")
            if (entry := self._entry(row, unit, period, last=last)) is not None
        ]
        at = min(datetime.combine(period.end - timedelta(days=8), time(3), tzinfo=UTC), self.now)
        own = [entry for entry in entries if last and entry.unit.code == "cam-thuy"]
        self._through(office, period, [entry for entry in entries if entry not in own], last=last, at=at)
        if own:
            self._under_way(period, own, at)

    def _entry(self, row: Followed, unit: Unit, period: Period, *, last: bool) -> Entry | None:
        if row.indicator.frequency == "year" and period.start.month not in (1, 7):
            return None
        value = self._value(row, unit, period.start.year, period.start.month)
        status = Status.ESTIMATE if last else Status.OFFICIAL
        return Entry(row.indicator, unit, period, value, status)

    def _value(self, row: Followed, unit: Unit, year: int, month: int) -> Decimal:
        """Size, growth and season, a unit's own luck, and a little chance."""
        key = (row.indicator.pk, unit.code)
        self.luck.setdefault(key, Decimal(self.rng.randint(80, 122)) / 100)
        luck, places = self.luck[key], row.indicator.places
        months = (year - _FIRST) * 12 + month - 1
        grown = 1 + row.growth * months / 1200
        wide = self._width(unit)
        if row.season in ("level", "share"):
            rate = row.indicator.kind == "rate"
            level = row.size * grown * (1 + (luck - 1) / (8 if rate else 1)) * (1 if rate else wide)
            level *= 1 + Decimal(self.rng.randint(-6, 6)) / 1000
            return round(min(level, Decimal("99.5")) if rate else level, places)
        part = Decimal(_SEASONS[row.season][month - 1]) / 100
        come = row.size * wide * luck * grown * part * Decimal(self.rng.randint(78, 122)) / 100
        if row.indicator.timing == "cumulative":
            done = self._begun(key, unit, year) + come
            self.done[*key, year] = done
            return round(done, places)
        if places == 0:
            whole = int(come) + (self.rng.random() < float(come % 1))
            return Decimal(whole)
        return round(come, places)

    def _width(self, unit: Unit) -> Decimal:
        """How many old communes it is made of."""
        return Decimal(len(self._parts(unit)) or 1)

    def _parts(self, unit: Unit) -> list[str]:
        return [old for old, new in self.followers if new == unit.code and old.startswith(("xa-", "tt-"))]

    def _begun(self, key: tuple[int, str], unit: Unit, year: int) -> Decimal:
        """What was counted up this year: of a new commune, what its old ones had when they ended."""
        if (*key, year) in self.done or year != TURN.year:
            return self.done.get((*key, year), Decimal(0))
        parts = [self.done.get((key[0], old, year), Decimal(0)) for old in self._parts(unit)]
        return sum(parts, Decimal(0))

    def _through(
        self, office: Unit, period: Period, entries: Sequence[Entry], *, last: bool, at: datetime
    ) -> None:
        """The clerk enters what the communes sent; somebody else checks, the leader approves and closes."""
        clerk, leader = self.staff.of(office, Role.CLERK), self.staff.of(office, Role.LEADER)
        enter(entries, via=Via.EXCEL, file_name=f"so-lieu-{period.code}.xlsx", send=True, by=clerk, at=at)
        values = Value.objects.filter(period=period, unit__path__startswith=office.path)
        if last:
            return
        keys = list(values.values_list("pk", flat=True))
        move(keys, Move.CHECK, by=leader, at=at)
        move(keys, Move.APPROVE, by=leader, at=at)
        if period.end < self.now.date() - timedelta(days=60):
            lock_period(office, period, by=leader, at=at)

    def _under_way(self, period: Period, entries: Sequence[Entry], at: datetime) -> None:
        """The commune's own running month: each department enters its part; some is checked, one came back."""
        office = self.units["cam-thuy"]
        of = {row.indicator.pk: self.units[row.new_department] for row in self.rows}
        for department in dict.fromkeys(of.values()):
            own = [entry for entry in entries if of[entry.indicator.pk] == department]
            officer, head = self.staff.of(department, Role.OFFICER), self.staff.of(department, Role.HEAD)
            enter(own[:-1] if len(own) > 4 else own, send=True, by=officer, at=at)
            enter(own[-1:] if len(own) > 4 else (), by=officer, at=at)
            sent = Value.objects.filter(entered_by=officer, period=period, unit=office, state=State.SENT)
            keys = list(sent.order_by("pk").values_list("pk", flat=True))
            if len(keys) > 3:
                move(
                    keys[:1],
                    Move.RETURN,
                    reason="Chênh nhiều so với kỳ trước, đề nghị kiểm tra lại",
                    by=head,
                    at=at,
                )
                move(keys[1:-1], Move.CHECK, by=head, at=at)

    def plan(self, unit: Unit, year: int, *, now: datetime) -> None:
        """The plan of a year by a resolution, a part more or less than what will come."""
        period = Period.objects.get(code=str(year))
        clerk = self.staff.of(unit, Role.CLERK)
        begun = max(date(year, 1, 5), (unit.valid_from or date.min) + timedelta(days=9))
        at = min(datetime.combine(begun, time(2), tzinfo=UTC), now)
        givers = [unit] if unit.level == Level.COMMUNE else list(reporters(unit, on=self._day_of(unit, year)))
        for row in self.rows:
            amount = self._planned(row, givers, year)
            if amount is None:
                continue
            less = row.indicator.direction == "less"
            aim = (
                Aim(most=amount, basis=self._basis(unit, year))
                if less
                else Aim(amount, basis=self._basis(unit, year))
            )
            set_target(row.indicator, unit, period, aim, by=clerk, at=at)

    def _day_of(self, unit: Unit, year: int) -> date:
        return date(year, 1, 1) if unit.valid_until else date(max(year, TURN.year), 12, 31)

    def _basis(self, unit: Unit, year: int) -> str:
        level = {"province": "tỉnh", "district": "huyện"}.get(unit.level, "xã")
        return f"Nghị quyết HĐND {level} về kế hoạch năm {year} (bịa)"

    def _planned(self, row: Followed, givers: Sequence[Unit], year: int) -> Decimal | None:
        if row.plan is None or not givers:
            return None
        grown = 1 + row.growth * ((year - _FIRST) * 12 + 11) / 1200
        rate = row.indicator.kind == "rate"
        parts = []
        for unit in givers:
            luck = self.luck.get((row.indicator.pk, unit.code), Decimal(1))
            wide = self._width(unit)
            parts.append(row.size * grown * (1 + (luck - 1) / 8 if rate else luck * wide))
        amount = sum(parts, Decimal(0)) / (len(parts) if rate else 1) * row.plan
        return round(
            min(amount, Decimal(100)) if rate else amount,
            row.indicator.places if rate else min(row.indicator.places, 1),
        )
