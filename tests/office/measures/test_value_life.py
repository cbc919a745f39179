"""A figure from its entry to its lock: who, what is kept, what adds up, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from tests.office.conftest import Cast, Office, make_unit
from tests.office.measures.makers import follow, given, indicator, period

from dondoc_office.journal.models import Entry as JournalEntry
from dondoc_office.measures.actions.entering import Entry, enter, planned
from dondoc_office.measures.actions.keeping import Aim, redefine, set_target, track
from dondoc_office.measures.actions.moving import lock_period, move, open_period
from dondoc_office.measures.actions.rolling import Tree, rebuild
from dondoc_office.measures.errors import AlreadyLocked, EntriesRefused, NothingToMove, StepReasonNeeded
from dondoc_office.measures.formulas.adding import Over, exact, over_units
from dondoc_office.measures.models import Change, Indicator, Rollup, Status, Target, Value
from dondoc_office.measures.policy import Followers, sees, visible_values
from dondoc_office.measures.states import MOVES, IllegalStep, Move, State, after, moves_from
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Membership, Role, Unit
from dondoc_office.units.standing import Standing

D = Decimal


@pytest.fixture
def rice(office: Office) -> Indicator:
    """Followed by the district, answered for by the finance department, given by each commune."""
    one = indicator("LT01", "Sản lượng lương thực", "tấn")
    follow(office.huyen, one, office.finance, communes=True)
    return one


def rolled(one: Indicator, unit: Unit, code: str) -> Decimal | None:
    row = Rollup.objects.filter(indicator=one, unit=unit, period=period(code)).first()
    return row.value if row else None


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Move)
def test_only_the_moves_of_the_table_are_made(state: State, step: Move) -> None:
    if (state, step) in MOVES:
        assert step in moves_from(state)
        assert after(state, step) is MOVES[state, step]
    else:
        with pytest.raises(IllegalStep):
            after(state, step)


def test_a_figure_goes_from_the_commune_to_the_lock(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    given(rice, {office.communes[0]: "1250.5"}, "2023-03", by=cast.commune, at=now)
    value = Value.objects.get()
    assert (value.value, value.state, value.current) == (D("1250.5"), "sent", True)
    move([value.pk], Move.CHECK, by=cast.officer, at=now)
    move([value.pk], Move.APPROVE, by=cast.chair, at=now)
    lock_period(office.huyen, period("2023-03"), by=cast.clerk, at=now)
    value.refresh_from_db()
    assert value.stage is State.LOCKED
    steps = list(Change.objects.order_by("pk").values_list("by__name", "to_state"))
    assert [state for _, state in steps] == ["sent", "checked", "approved", "locked"]
    assert [name for name, _ in steps] == [
        cast.commune.name,
        cast.officer.name,
        cast.chair.name,
        cast.clerk.name,
    ]
    verbs = list(JournalEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["values.entered", "values.check", "values.approve", "period.locked"]


def test_a_returned_figure_says_why_and_comes_back_corrected(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    given(rice, {office.communes[0]: "12505"}, "2023-03", by=cast.commune, at=now)
    value = Value.objects.get()
    with pytest.raises(StepReasonNeeded):
        move([value.pk], Move.RETURN, by=cast.head, at=now)
    move([value.pk], Move.RETURN, reason="Thừa một chữ số", by=cast.head, at=now)
    value.refresh_from_db()
    assert (value.state, value.current, value.returned_because) == ("returned", False, "Thừa một chữ số")
    given(rice, {office.communes[0]: "1250.5"}, "2023-03", by=cast.commune, at=now)
    value.refresh_from_db()
    assert (value.value, value.state, value.returned_because) == (D("1250.5"), "sent", "")
    assert [change.from_value for change in value.changes.all()] == [D(12505), D(12505), None]


def test_a_kept_figure_is_handed_on_though_nothing_else_changes(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    figures = {office.communes[0]: "1250.5"}
    given(rice, figures, "2023-03", by=cast.commune, at=now, send=False)
    assert given(rice, figures, "2023-03", by=cast.commune, at=now, send=False) is None
    batch = given(rice, figures, "2023-03", by=cast.commune, at=now)
    value = Value.objects.get()
    assert batch is not None and batch.count == 1
    assert (value.state, value.current, value.changes.count()) == ("sent", True, 2)
    assert rolled(rice, office.huyen, "2023-03") == D("1250.5")


def test_estimate_provisional_official_and_revised_are_each_kept_and_the_surest_is_read(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    commune = office.communes[0]
    for status, figure in (("official", "90"), ("estimate", "100"), ("provisional", "95")):
        given(rice, {commune: figure}, "2023-03", by=cast.commune, at=now, status=Status(status))
    assert Value.objects.read().get().value == 90
    given(rice, {commune: "91"}, "2023-03", by=cast.commune, at=now, status=Status.REVISED)
    given(rice, {commune: "92"}, "2023-03", by=cast.commune, at=now, status=Status.REVISED)
    assert Value.objects.read().get().value == 92
    assert Value.objects.count() == 5
    given(rice, {commune: "93"}, "2023-03", by=cast.commune, at=now, status=Status.REVISED, send=False)
    assert Value.objects.read().get().value == 92  # a draft is nobody's figure yet
    assert rolled(rice, office.huyen, "2023-03") == 92


def test_what_was_sent_is_not_overwritten(office: Office, cast: Cast, rice: Indicator, now: datetime) -> None:
    given(rice, {office.communes[0]: "100"}, "2023-03", by=cast.commune, at=now)
    with pytest.raises(EntriesRefused) as refused:
        given(rice, {office.communes[0]: "200"}, "2023-03", by=cast.commune, at=now)
    assert "đã gửi" in refused.value.said.vi
    assert Value.objects.get().value == 100
    move([Value.objects.get().pk], Move.RECALL, by=cast.commune, at=now)
    given(rice, {office.communes[0]: "200"}, "2023-03", by=cast.commune, at=now)
    assert Value.objects.read().get().value == 200


def test_one_bad_cell_of_a_sheet_stops_all_of_them(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    figures = {office.communes[0]: "1", office.communes[1]: "2"}
    with pytest.raises(EntriesRefused) as refused:
        given(rice, figures, "2023-03", by=cast.commune, at=now)
    assert len(refused.value.reasons) == 1
    assert not Value.objects.exists()
    assert not JournalEntry.objects.exists()


def test_a_closed_period_takes_revised_figures_only(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    lock = lock_period(office.huyen, period("2023-03"), by=cast.chair, at=now)
    with pytest.raises(AlreadyLocked):
        lock_period(office.huyen, period("2023-03"), by=cast.chair, at=now)
    with pytest.raises(EntriesRefused):
        given(rice, {office.communes[0]: "1"}, "2023-03", by=cast.commune, at=now)
    given(rice, {office.communes[0]: "1"}, "2023-03", by=cast.commune, at=now, status=Status.REVISED)
    with pytest.raises(NotAllowed):
        open_period(lock, reason="nhầm", by=cast.head, at=now)
    open_period(lock, reason="Bổ sung số của hai xã", by=cast.chair, at=now)
    given(rice, {office.communes[0]: "1"}, "2023-03", by=cast.commune, at=now)


@pytest.mark.parametrize(
    ("who", "step", "allowed"),
    [
        ("commune", Move.CHECK, False),
        ("outsider", Move.CHECK, False),
        ("officer", Move.CHECK, True),
        ("head", Move.CHECK, True),
        ("clerk", Move.CHECK, True),
        ("auditor", Move.CHECK, False),
        ("administrator", Move.CHECK, False),
        ("officer", Move.RETURN, True),
        ("commune", Move.RECALL, True),
        ("outsider", Move.RECALL, False),
    ],
)
def test_who_may_move_a_sent_figure(
    office: Office, cast: Cast, rice: Indicator, now: datetime, who: str, step: Move, allowed: bool
) -> None:
    given(rice, {office.communes[0]: "1"}, "2023-03", by=cast.commune, at=now)
    value = Value.objects.get()
    if allowed:
        move([value.pk], step, reason="lý do", by=cast.everybody()[who], at=now)
        assert Value.objects.get().state != "sent"
    else:
        with pytest.raises(NotAllowed):
            move([value.pk], step, reason="lý do", by=cast.everybody()[who], at=now)
        assert Value.objects.get().state == "sent"


def test_nobody_checks_or_approves_what_they_entered(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    given(rice, {office.communes[0]: "1"}, "2023-03", by=cast.officer, at=now)
    value = Value.objects.get()
    with pytest.raises(NotAllowed):
        move([value.pk], Move.CHECK, by=cast.officer, at=now)
    move([value.pk], Move.CHECK, by=cast.head, at=now)
    with pytest.raises(NotAllowed):
        move([value.pk], Move.APPROVE, by=cast.head, at=now)
    move([value.pk], Move.APPROVE, by=cast.chair, at=now)
    with pytest.raises(StepReasonNeeded):
        move([value.pk], Move.REOPEN, by=cast.chair, at=now)


def test_many_figures_move_together_or_not_at_all(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    given(rice, dict.fromkeys(office.communes, "5"), "2023-03", by=cast.clerk, at=now)
    keys = list(Value.objects.values_list("pk", flat=True))
    move(keys[:1], Move.CHECK, by=cast.head, at=now)
    with pytest.raises(IllegalStep):
        move(keys, Move.CHECK, by=cast.head, at=now)
    assert Value.objects.filter(state="checked").count() == 1
    with pytest.raises(NothingToMove):
        move([], Move.CHECK, by=cast.head, at=now)


def test_every_change_brings_the_roll_up_along_and_a_rebuild_gives_the_same(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    first, second, third = office.communes
    given(rice, {first: "1", second: "2", third: "4"}, "2023-03", by=cast.clerk, at=now)
    assert rolled(rice, office.huyen, "2023-03") == 7
    move([Value.objects.get(unit=second).pk], Move.RETURN, reason="sai", by=cast.head, at=now)
    assert rolled(rice, office.huyen, "2023-03") == 5
    given(rice, {second: "3"}, "2023-03", by=cast.clerk, at=now)
    given(rice, {first: "10"}, "2023-03", by=cast.clerk, at=now, status=Status.REVISED)
    kept = list(
        Rollup.objects.order_by("pk").values_list("indicator", "unit", "period", "value", "counted", "firm")
    )
    assert kept == [(rice.pk, office.huyen.pk, period("2023-03").pk, D(17), 3, 0)]
    assert rebuild() == 1
    assert list(Rollup.objects.values_list("indicator", "unit", "period", "value", "counted", "firm")) == kept


def test_a_changed_weight_changes_the_mean(office: Office, cast: Cast, now: datetime) -> None:
    people = indicator("DS01", "Dân số", "người", timing="level", over_months="last", frequency="year")
    insured = indicator(
        "BH01",
        "Tỷ lệ BHYT",
        "%",
        kind="rate",
        timing="level",
        over_units="mean",
        over_months="last",
        weight=people,
    )
    first, second, _ = office.communes
    given(people, {first: "3000", second: "1000"}, "2023", by=cast.clerk, at=now)
    given(insured, {first: "95", second: "85"}, "2023-03", by=cast.clerk, at=now)
    assert rolled(insured, office.huyen, "2023-03") == D("92.5")
    given(people, {second: "3000"}, "2023", by=cast.clerk, at=now, status=Status.REVISED)
    assert rolled(insured, office.huyen, "2023-03") == 90


def test_a_revised_plan_keeps_the_old_one(office: Office, cast: Cast, rice: Indicator, now: datetime) -> None:
    year = period("2023")
    old = set_target(rice, office.huyen, year, Aim(D(45), basis="NQ 45/NQ-HĐND"), by=cast.clerk, at=now)
    same = set_target(rice, office.huyen, year, Aim(D(45)), by=cast.clerk, at=now)
    assert same == old
    with pytest.raises(StepReasonNeeded):
        set_target(rice, office.huyen, year, Aim(D(40)), by=cast.clerk, at=now)
    new = set_target(rice, office.huyen, year, Aim(D(40)), reason="Không còn phù hợp", by=cast.chair, at=now)
    old.refresh_from_db()
    assert (Target.objects.current().get(), old.replaced_by, old.least) == (new, new, D(45))
    with pytest.raises(NotAllowed):
        set_target(rice, office.huyen, year, Aim(D(1)), reason="x", by=cast.head, at=now)


def test_a_changed_definition_parts_the_values(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    given(rice, {office.communes[0]: "1"}, "2021-12", by=cast.clerk, at=now)
    given(rice, {office.communes[0]: "2"}, "2022-01", by=cast.clerk, at=now)
    since = period("2022-01").start
    redefine(rice, since=since, text="Chuẩn nghèo đa chiều", source="NĐ 07/2021", by=cast.clerk, at=now)
    given(rice, {office.communes[0]: "3"}, "2022-02", by=cast.clerk, at=now)
    given(rice, {office.communes[0]: "4"}, "2021-11", by=cast.clerk, at=now)
    numbers = Value.objects.order_by("period__start").values_list("period__code", "definition__number")
    assert list(numbers) == [("2021-11", 1), ("2021-12", 1), ("2022-01", 2), ("2022-02", 2)]


@pytest.mark.parametrize(
    ("fields", "figure", "why"),
    [
        ({"formula": "LT01 / 2"}, "1", "công thức"),
        ({"kind": "yes_no", "over_units": "none", "over_months": "last", "timing": "level"}, "2", "1 (đạt)"),
        ({}, "9300000000000", "quá lớn"),
    ],
)
def test_what_cannot_be_a_figure_is_refused(
    office: Office, cast: Cast, rice: Indicator, now: datetime, fields: dict[str, str], figure: str, why: str
) -> None:
    one = indicator("X1", unit="tấn", **fields)
    plan = planned([Entry(one, office.huyen, period("2023-03"), D(figure))], by=cast.clerk, at=now)
    assert [why in line.refused.vi for line in plan.lines if line.refused] == [True]


def test_a_unit_gives_no_figures_for_a_time_when_it_was_not(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    Unit.objects.filter(pk=office.communes[0].pk).update(valid_until=period("2022").end)
    commune = Unit.objects.get(pk=office.communes[0].pk)
    entries = [Entry(rice, commune, period(code), D(1)) for code in ("2022-12", "2023-01")]
    plan = planned(entries, by=cast.clerk, at=now)
    assert [bool(line.refused) for line in plan.lines] == [False, True]


def test_the_same_sheet_twice_changes_nothing(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    entries = [Entry(rice, commune, period("2023-03"), D(1)) for commune in office.communes]
    first = enter(entries, by=cast.clerk, at=now)
    assert first is not None and first.count == 3
    assert enter(entries, by=cast.clerk, at=now) is None
    assert Change.objects.count() == 3
    plan = planned([entries[0], entries[0]], by=cast.clerk, at=now)
    assert [bool(line.refused) for line in plan.lines] == [False, True]


def test_a_row_is_seen_exactly_when_the_list_shows_it(
    office: Office, cast: Cast, rice: Indicator, now: datetime, standing: Callable[[Person], Standing]
) -> None:
    given(rice, dict.fromkeys(office.communes, "5"), "2023-03", by=cast.clerk, at=now, send=False)
    given(rice, {office.communes[1]: "6"}, "2023-02", by=cast.clerk, at=now)
    track(office.huyen, rice, responsible=office.police, by=cast.clerk, at=now)
    other = indicator("X2")
    given(other, {office.huyen: "1"}, "2023-03", by=cast.clerk, at=now, send=False)
    for person in cast.everybody().values():
        stands = standing(person)
        listed = set(visible_values(stands))
        one_by_one = {
            value for value in Value.objects.select_related("unit") if sees(stands, value, Followers())
        }
        assert listed == one_by_one, person.name
    assert visible_values(standing(cast.stranger)).count() == 0
    assert visible_values(standing(cast.commune)).count() == 2
    assert visible_values(standing(cast.outsider)).count() == 4


def test_the_database_adds_up_a_deep_tree_as_the_pure_rule_does(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    top = make_unit("tinh", "UBND tỉnh", None)
    district = office.huyen
    district.parent = top
    for unit in (district, *office.communes):
        unit.arrange()
        unit.save()
    first, second, third = office.communes
    Membership.objects.create(person=cast.clerk, unit=top, role=Role.CLERK)
    given(rice, {first: "1.5", second: "-2", third: "4"}, "2023-03", by=cast.clerk, at=now)
    given(rice, {first: "1", district: "100"}, "2023-04", by=cast.clerk, at=now)
    for code, figures in (
        ("2023-03", {first: "1.5", second: "-2", third: "4"}),
        ("2023-04", {first: "1", district: "100"}),
    ):
        values = {unit.pk: (exact(D(figure)), False) for unit, figure in figures.items()}
        sums = over_units(values, Tree.standing().children, Over.SUM, {})
        told = {unit: total.value(Over.SUM) for unit, total in sums.items()}
        rows = Rollup.objects.filter(period__code=code)
        assert {row.unit_id: exact(row.value) for row in rows if row.value is not None} == told
    assert rolled(rice, top, "2023-03") == D("3.5")
    assert rolled(rice, top, "2023-04") == 100  # the district's own figure stands for its communes
    assert rolled(rice, district, "2023-04") == 1
