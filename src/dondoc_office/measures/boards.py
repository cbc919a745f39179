"""What the reading pages show: an office's indicators, the worst first; one indicator over its units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import get_language

from dondoc_office.measures.formulas.comparing import Count, Verdict
from dondoc_office.measures.formulas.forecasting import PATH_NAMES, Path
from dondoc_office.measures.formulas.reading import Reading, read
from dondoc_office.measures.formulas.series import Series
from dondoc_office.measures.formulas.terms import TermReading
from dondoc_office.measures.gathering import Figures, gather
from dondoc_office.measures.models import Definition, Indicator, ReportedBy, Target, Tracking
from dondoc_office.measures.periods import Kind, Span, read_code
from dondoc_office.measures.term_goals import kind_of, term_readings
from dondoc_office.units.models import Kind as UnitKind
from dondoc_office.units.models import Level, Unit, UnitQuerySet

_ORDER = (Path.OFF, Path.BEHIND, Path.NEUTRAL, Path.ON, Path.DONE)


@dataclass(frozen=True)
class Row:
    """One indicator of a unit at the end of a period (dòng chỉ tiêu)."""

    indicator: Indicator
    reading: Reading
    target: Target | None
    tracking: Tracking | None = None
    redefined: bool = False
    term: TermReading | None = None

    @property
    def responsible(self) -> str:
        one = self.tracking.responsible if self.tracking else None
        return one.called if one else self.indicator.body


@dataclass(frozen=True)
class Board:
    """All that a unit follows, the most urgent first (bảng chỉ tiêu)."""

    unit: Unit
    span: Span
    rows: Sequence[Row]
    reporters: int

    @property
    def query(self) -> str:
        """The unit and the period in an address."""
        return f"don-vi={self.unit.code}&ky={self.span.code}"

    @property
    def count(self) -> Count:
        known = [row for row in self.rows if row.target is not None]
        met = sum(row.reading.met for row in known)
        told = sum(row.reading.against.verdict is not Verdict.UNKNOWN for row in known)
        return Count(met, told, len(known))

    def on(self, path: Path) -> int:
        return sum(row.reading.path is path for row in self.rows)

    @property
    def paths(self) -> list[tuple[str, Path, int]]:
        """Every place on the way and how many stand there, the worst first."""
        language = get_language() or "vi"
        return [(PATH_NAMES[path].in_language(language), path, self.on(path)) for path in _ORDER]

    @property
    def terms(self) -> list[Span]:
        """The terms of which a goal stands here; a column is shown for them."""
        return sorted({row.term.aim.term for row in self.rows if row.term is not None})

    @property
    def by_path(self) -> list[tuple[str, Path, list[Row]]]:
        found = [
            (name, path, [row for row in self.rows if row.reading.path is path])
            for name, path, _ in self.paths
        ]
        return [group for group in found if group[2]]

    @property
    def by_field(self) -> list[tuple[str, list[Row]]]:
        """In the order of the plan, under the headings of its table."""
        fields: dict[str, list[Row]] = {}
        for row in sorted(self.rows, key=lambda row: (row.indicator.position, row.indicator.code)):
            fields.setdefault(row.indicator.field, []).append(row)
        return list(fields.items())


def reporters(office: Unit, *, on: date) -> UnitQuerySet:
    """The communes below an office that exist on a day: whoever gives figures of their own."""
    communes = Q(kind=UnitKind.COMMUNE) | Q(kind=UnitKind.COMMITTEE, level=Level.COMMUNE)
    return Unit.objects.existing(on=on).filter(communes, path__startswith=office.path).exclude(pk=office.pk)


def tracked(unit: Unit, *, on: date) -> list[Tracking]:
    """What a unit follows; one that follows nothing shows what the office above it collects from it."""
    rows = Tracking.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on)).select_related(
        "indicator", "responsible"
    )
    own = list(rows.filter(office=unit))
    if own:
        return own
    steps = unit.path.strip("/").split("/")
    above = ["/" + "/".join(steps[:depth]) + "/" for depth in range(1, len(steps))]
    return list(rows.filter(office__path__in=above, reported_by=ReportedBy.COMMUNES))


def board(unit: Unit, span: Span) -> Board:
    """Everything the unit follows, as it stands at the end of the period."""
    trackings = tracked(unit, on=span.end)
    indicators = [tracking.indicator for tracking in trackings]
    figures = gather([unit], indicators, since=_since(span, indicators), until=span.end)
    changed = redefined(indicators, span)
    terms = term_readings(unit, indicators, span)
    rows = [
        replace(
            row_of(unit, tracking.indicator, figures, span, tracking=tracking, changed=changed),
            term=terms.get(tracking.indicator_id),
        )
        for tracking in trackings
    ]
    rows.sort(key=lambda row: (row.reading.urgency, row.tracking.position if row.tracking else 0))
    return Board(unit, span, rows, reporters(unit, on=span.end).count())


def row_of(
    unit: Unit,
    indicator: Indicator,
    figures: Figures,
    span: Span,
    *,
    tracking: Tracking | None = None,
    changed: frozenset[int] = frozenset(),
) -> Row:
    """One line from figures that were gathered."""
    series = figures.of(unit, indicator)
    target = figures.target(unit, indicator, plan_code(span))
    same = indicator.pk not in changed
    reading = read(
        series, kind_of(indicator, series), span, target.goal if target else None, same_definition=same
    )
    return Row(indicator, reading, target, tracking, redefined=not same)


def plan_code(span: Span) -> str:
    """The period whose plan a figure is held against: its year, or the term itself."""
    return span.code if span.kind is Kind.TERM else span.whole_year.code


def _since(span: Span, indicators: Iterable[Indicator]) -> date:
    """A year back to compare with; one more where a formula compares with its own year before."""
    back = 2 if any("cung_ky" in one.formula.lower() for one in indicators) else 1
    return date(span.end.year - back, 1, 1)


def redefined(indicators: Iterable[Indicator], span: Span) -> frozenset[int]:
    """Which of them mean something else now than in the same period of the year before."""
    rows = Definition.objects.filter(
        indicator__in=[one.pk for one in indicators],
        valid_from__gt=span.year_before.end,
        valid_from__lte=span.end,
    )
    return frozenset(rows.order_by().values_list("indicator", flat=True))


@dataclass(frozen=True)
class Study:
    """One indicator: an office and every unit below it (phân tích một chỉ tiêu)."""

    office: Unit
    span: Span
    whole: Row
    units: Sequence[tuple[Unit, Row]]
    series: Series
    definitions: Sequence[Definition]
    targets: Sequence[Target]

    @property
    def year(self) -> list[Decimal | None]:
        return self.series.months(self.span.end.year, self.span.end.month)

    @property
    def year_before(self) -> list[Decimal | None]:
        return self.series.months(self.span.end.year - 1)

    @property
    def told(self) -> int:
        return sum(row.reading.point is not None for _, row in self.units)


def study(office: Unit, indicator: Indicator, span: Span) -> Study:
    """An office, its units, in as many queries as for one of them."""
    below = list(reporters(office, on=span.end))
    figures = gather([office, *below], [indicator], since=_since(span, [indicator]), until=span.end)
    changed = redefined([indicator], span)
    tracking = (
        Tracking.objects.filter(office=office, indicator=indicator).select_related("responsible").first()
    )
    targets = Target.objects.filter(indicator=indicator, unit=office).select_related(
        "period", "document", "set_by", "replaced_by"
    )
    whole = row_of(office, indicator, figures, span, tracking=tracking, changed=changed)
    return Study(
        office,
        span,
        replace(whole, term=term_readings(office, [indicator], span).get(indicator.pk)),
        [(unit, row_of(unit, indicator, figures, span, changed=changed)) for unit in below],
        figures.of(office, indicator),
        list(indicator.definitions.all()),
        list(targets.order_by("-period__start", "-set_at")[:20]),
    )


def latest_span(today: date) -> Span:
    """The month whose figures are due or were last due: this month from its 15th on, else the one before."""
    day = today if today.day >= 15 else today.replace(day=1) - timedelta(days=1)
    span = read_code(f"{day.year}-{day.month:02}")
    assert span is not None
    return span
