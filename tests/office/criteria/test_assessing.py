"""From the commune's own word to the confirmed result, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.office.conftest import NOW, Cast, Office, make_unit
from tests.office.criteria.makers import TODAY, Scene, carry, set_scene

from dondoc_office.criteria.actions.assessing import Said, assess, move, prove, set_applies
from dondoc_office.criteria.actions.campaigning import (
    Entry,
    Window,
    change_rated_unit,
    give_task,
    open_campaign,
)
from dondoc_office.criteria.actions.inheriting import inherit
from dondoc_office.criteria.errors import (
    CampaignClosed,
    NotFailing,
    NothingToInherit,
    ReasonNeeded,
    ResultNeeded,
    SetEmpty,
)
from dondoc_office.criteria.inheriting import InheritanceRule
from dondoc_office.criteria.library import load_sets, published
from dondoc_office.criteria.marks import Mark
from dondoc_office.criteria.models import Assessment, Campaign, CriteriaSet, Criterion, Step
from dondoc_office.criteria.policy import Owners, may, sees, visible_campaigns
from dondoc_office.criteria.states import IllegalAssessment, Move, State
from dondoc_office.documents.actions import Upload
from dondoc_office.journal.models import Entry as JournalEntry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.units.models import Kind, Succession
from dondoc_office.units.standing import Standing


@pytest.fixture
def scene(office: Office, cast: Cast) -> Scene:
    return set_scene(office, cast)


def test_a_figure_is_judged_by_the_threshold_of_its_region_and_year(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("1.1")
    assess(scene.rated, {cell.pk: Said(value=Decimal("44.9"))}, by=cast.commune, at=NOW)
    assert scene.cell("1.1").met is False  # 42 was enough in 2022, 45 is needed in 2023
    assess(scene.rated, {cell.pk: Said(value=Decimal(45))}, by=cast.commune, at=NOW)
    assert scene.cell("1.1").met is True


def test_a_result_goes_from_the_commune_over_the_owner_to_the_leader(
    scene: Scene, cast: Cast, office: Office
) -> None:
    cell = scene.cell("3")
    assert Owners(scene.campaign.pk).of(cell.criterion) == office.police.pk  # found by its name
    done = carry(scene, "3", True, cast, checker=cast.outsider)
    assert (done.stage, done.met, done.was_met) == (State.CONFIRMED, True, True)
    steps = [(step.move, step.by) for step in done.steps.all()]
    assert steps == [("confirm", cast.chair), ("approve", cast.outsider), ("assess", cast.commune)]
    verbs = JournalEntry.objects.about(f"ratedunit:{scene.rated.pk}").values_list("verb", flat=True)
    assert set(verbs) == {"assessment.assess", "assessment.approve", "assessment.confirm"}


def test_a_commune_does_not_assess_another(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("2", scene.other)
    with pytest.raises(NotAllowed):
        assess(scene.other, {cell.pk: Said(True)}, by=cast.commune, at=NOW)


def test_a_department_checks_only_what_it_answers_for(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("3")
    assess(scene.rated, {cell.pk: Said(True)}, by=cast.commune, at=NOW)
    for person in (cast.officer, cast.commune, cast.clerk, cast.auditor):
        with pytest.raises(NotAllowed):
            move(scene.rated, [cell.pk], Move.APPROVE, by=person, at=NOW)


def test_nobody_checks_or_confirms_what_they_entered(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("2")
    assess(scene.rated, {cell.pk: Said(True)}, by=cast.clerk, at=NOW)
    with pytest.raises(NotAllowed):
        move(scene.rated, [cell.pk], Move.APPROVE, by=cast.clerk, at=NOW)
    move(scene.rated, [cell.pk], Move.APPROVE, by=cast.chair, at=NOW)
    with pytest.raises(NotAllowed):
        move(scene.rated, [cell.pk], Move.CONFIRM, by=cast.clerk, at=NOW)


def test_what_has_issues_is_not_met_and_needs_its_reason(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("2")
    assess(scene.rated, {cell.pk: Said(True)}, by=cast.commune, at=NOW)
    with pytest.raises(ReasonNeeded):
        move(scene.rated, [cell.pk], Move.FLAG, reason="  ", by=cast.clerk, at=NOW)
    move(scene.rated, [cell.pk], Move.FLAG, reason="Quy hoạch đã hết hạn.", by=cast.clerk, at=NOW)
    move(scene.rated, [cell.pk], Move.CONFIRM, by=cast.chair, at=NOW)
    found = scene.cell("2")
    assert (found.mark(TODAY), found.reason) == (Mark.NOT_MET, "Quy hoạch đã hết hạn.")


def test_what_was_confirmed_and_fails_later_is_lost(scene: Scene, cast: Cast) -> None:
    cell = carry(scene, "2", True, cast)
    move(scene.rated, [cell.pk], Move.REOPEN, reason="Kiểm tra lại.", by=cast.chair, at=NOW)
    assert scene.cell("2").mark(TODAY) is Mark.UNASSESSED
    assess(scene.rated, {cell.pk: Said(False)}, by=cast.commune, at=NOW)
    assert scene.cell("2").mark(TODAY) is Mark.LOST


def test_all_cells_move_or_none(scene: Scene, cast: Cast) -> None:
    done, fresh = carry(scene, "2", True, cast), scene.cell("3")
    with pytest.raises(IllegalAssessment):
        assess(scene.rated, {fresh.pk: Said(True), done.pk: Said(False)}, by=cast.commune, at=NOW)
    assert scene.cell("3").stage is State.NOT_ASSESSED
    assert scene.cell("2").met is True


def test_hostile_and_hasty_entries_change_nothing(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("2")
    with pytest.raises(ResultNeeded):
        assess(scene.rated, {cell.pk: Said()}, by=cast.commune, at=NOW)
    with pytest.raises(OutOfDate):
        assess(scene.rated, {cell.pk: Said(True, version=7)}, by=cast.commune, at=NOW)
    with pytest.raises(CampaignClosed):
        assess(scene.rated, {cell.pk: Said(True)}, by=cast.commune, at=NOW + timedelta(days=31))
    foreign = scene.cell("2", scene.other)
    assert assess(scene.rated, {foreign.pk: Said(True)}, by=cast.commune, at=NOW) == []
    assert not Step.objects.exists()


def test_a_town_is_not_rated_and_a_criterion_may_not_apply(scene: Scene, cast: Cast) -> None:
    assert scene.town.rated is False
    assert "Thị trấn" in scene.town.reason
    assert scene.cell("2", scene.town).mark(TODAY) is Mark.NOT_APPLICABLE
    with pytest.raises(ReasonNeeded):
        set_applies(scene.cell("2"), applies=False, reason="", by=cast.clerk, at=NOW)
    set_applies(scene.cell("2"), applies=False, reason="Xã không có làng nghề.", by=cast.clerk, at=NOW)
    assert scene.cell("2").mark(TODAY) is Mark.NOT_APPLICABLE


def test_evidence_is_kept_once_and_expires(scene: Scene, cast: Cast) -> None:
    cell = scene.cell("2")
    upload = Upload("quyết định.pdf", b"%PDF-1.4 made up")
    first, again = (prove(cell, upload, by=cast.commune, at=NOW) for _ in range(2))
    assert first == again
    assess(scene.rated, {cell.pk: Said(True, proved_until=TODAY)}, by=cast.commune, at=NOW)
    assert scene.cell("2").mark(TODAY) is Mark.MET
    assert scene.cell("2").mark(TODAY + timedelta(days=1)) is Mark.UNASSESSED


def test_a_failing_cell_becomes_a_task_with_owner_and_date(scene: Scene, cast: Cast, office: Office) -> None:
    cell = scene.cell("2")
    with pytest.raises(NotFailing):
        give_task(cell, lead=office.finance, due_on=date(2023, 5, 1), by=cast.clerk, at=NOW)
    assess(scene.rated, {cell.pk: Said(False)}, by=cast.commune, at=NOW)
    task = give_task(scene.cell("2"), lead=office.finance, due_on=date(2023, 5, 1), by=cast.clerk, at=NOW)
    assert (task.state, task.lead, task.due_on) == ("assigned", office.finance, date(2023, 5, 1))
    assert list(scene.cell("2").tasks.all()) == [task]
    assert list(task.assessments.all()) == [cell]


def test_the_next_campaign_remembers_what_was_met(scene: Scene, cast: Cast, office: Office) -> None:
    carry(scene, "2", True, cast)
    following = open_campaign(
        office.huyen,
        scene.campaign.criteria_set,
        [Entry(office.communes[0])],
        name="Đợt sau",
        window=Window(TODAY, TODAY, TODAY),
        by=cast.clerk,
        at=NOW,
    )
    remembered = Assessment.objects.filter(rated_unit__campaign=following, was_met=True)
    assert [one.criterion.code for one in remembered] == ["2"]


def test_recognition_makes_every_later_failure_a_loss(scene: Scene, cast: Cast) -> None:
    change_rated_unit(scene.rated, {"recognised_on": date(2020, 1, 1)}, by=cast.clerk, at=NOW)
    assess(scene.rated, {scene.cell("2").pk: Said(False)}, by=cast.commune, at=NOW)
    assert scene.cell("2").mark(TODAY) is Mark.LOST


def test_nothing_can_be_assessed_by_an_empty_set(office: Office, cast: Cast) -> None:
    empty = CriteriaSet.objects.create(code="trong", name="Bộ trống")
    with pytest.raises(SetEmpty):
        open_campaign(
            office.huyen,
            empty,
            [],
            name="x",
            window=Window(TODAY, TODAY, TODAY),
            by=cast.clerk,
            at=NOW,
        )


@pytest.fixture
def merged(scene: Scene, cast: Cast, office: Office) -> Scene:
    """A new commune that follows two former ones, in a campaign of its own."""
    whole = make_unit("xa-moi", "UBND xã Sông Đông", office.huyen, Kind.COMMUNE)
    for former in office.communes[:2]:
        Succession.objects.create(predecessor=former, successor=whole, on=TODAY, basis="NQ 1")
    campaign = open_campaign(
        office.huyen,
        scene.campaign.criteria_set,
        [Entry(whole, region="BTB")],
        name="Đợt 2026",
        window=Window(TODAY, TODAY, TODAY),
        by=cast.clerk,
        at=NOW,
    )
    rated = campaign.rated_units.select_related("unit", "campaign__office").get()
    return Scene(campaign, rated, rated, rated)


@pytest.mark.parametrize(
    ("rule", "met", "value"),
    [
        (InheritanceRule.WORST, False, None),
        (InheritanceRule.WEIGHTED, True, Decimal(46)),
        (InheritanceRule.RESURVEY, None, None),
    ],
)
def test_a_merged_commune_takes_over_by_rule_and_keeps_the_basis(
    scene: Scene,
    merged: Scene,
    cast: Cast,
    office: Office,
    *,
    rule: InheritanceRule,
    met: bool | None,
    value: Decimal | None,
) -> None:
    for rated, figure in ((scene.rated, 50), (scene.other, 40)):
        assess(rated, {scene.cell("1.1", rated).pk: Said(value=Decimal(figure))}, by=cast.clerk, at=NOW)
    people = {office.communes[0].pk: 6000, office.communes[1].pk: 4000}
    made = inherit(
        merged.rated, scene.campaign, rule, people=people, basis="Công văn 1/UBND", by=cast.clerk, at=NOW
    )
    cell = merged.cell("1.1")
    assert (cell.met, cell.value) == (met, value)
    assert cell.inheritance == (made if met is not None else None)
    assert [part["people"] for part in made.parts] == [6000, 4000]
    assert merged.cell("2").stage is State.NOT_ASSESSED  # not known of the parts


def test_who_sees_the_heir_sees_what_it_inherited_from(
    scene: Scene, merged: Scene, cast: Cast, office: Office, standing: Callable[[Person], Standing]
) -> None:
    inherit(
        merged.rated, scene.campaign, InheritanceRule.RESURVEY, people={}, basis="CV", by=cast.clerk, at=NOW
    )
    elsewhere = make_unit("tinh-khac", "UBND tỉnh khác", None, Kind.COMMITTEE)
    Campaign.objects.filter(pk=scene.campaign.pk).update(office=elsewhere)
    scene.campaign.refresh_from_db()
    for person in cast.everybody().values():
        rows = Campaign.objects.filter(visible_campaigns(standing(person)), pk=scene.campaign.pk)
        assert rows.exists() == sees(standing(person), scene.campaign) == (person != cast.stranger)


def test_only_what_every_part_had_can_be_lost_by_the_whole(scene: Scene, merged: Scene, cast: Cast) -> None:
    for rated in (scene.rated, scene.other):
        assess(
            rated, {scene.cell(code, rated).pk: Said(met=False) for code in ("2", "3")}, by=cast.clerk, at=NOW
        )
    Assessment.objects.filter(criterion__code="2").update(was_met=True)
    Assessment.objects.filter(rated_unit=scene.rated, criterion__code="3").update(was_met=True)
    Assessment.objects.filter(rated_unit=merged.rated).update(was_met=False)
    inherit(merged.rated, scene.campaign, InheritanceRule.WORST, people={}, basis="CV", by=cast.clerk, at=NOW)
    assert [merged.cell(code).mark(TODAY) for code in ("2", "3")] == [Mark.LOST, Mark.NOT_MET]


def test_inheriting_needs_a_basis_and_former_communes(scene: Scene, merged: Scene, cast: Cast) -> None:
    with pytest.raises(ReasonNeeded):
        inherit(
            merged.rated, scene.campaign, InheritanceRule.WORST, people={}, basis=" ", by=cast.clerk, at=NOW
        )
    with pytest.raises(NothingToInherit):
        inherit(
            scene.rated, merged.campaign, InheritanceRule.WORST, people={}, basis="CV", by=cast.clerk, at=NOW
        )


def test_seeing_a_campaign_is_one_rule_in_rows_and_in_queries(
    scene: Scene, cast: Cast, standing: Callable[[Person], Standing]
) -> None:
    for person in cast.everybody().values():
        rows = Campaign.objects.filter(visible_campaigns(standing(person)))
        assert rows.exists() == sees(standing(person), scene.campaign), person
    assert not Campaign.objects.filter(visible_campaigns(standing(cast.stranger))).exists()


def test_an_auditor_reads_and_moves_nothing(
    scene: Scene, cast: Cast, standing: Callable[[Person], Standing]
) -> None:
    cell = scene.cell("2")
    assert [one for one in Move if may(standing(cast.auditor), cell, one, None)] == []


@pytest.mark.django_db
def test_the_shipped_sets_load_once_and_stay() -> None:
    assert load_sets(by=None, at=NOW) == 3
    Criterion.objects.filter(code="10").update(name="Tên do cơ quan giữ")
    assert load_sets(by=None, at=NOW) == 0
    assert Criterion.objects.filter(name="Tên do cơ quan giữ").exists()


@pytest.mark.django_db
def test_the_set_of_2021_has_nineteen_criteria_and_57_indicators() -> None:
    load_sets(by=None, at=NOW)
    made = CriteriaSet.objects.get(code="ntm-xa-2021")
    tops = made.criteria.filter(parent=None)
    counts = [top.children.count() for top in tops]
    assert counts == [2, 4, 2, 2, 1, 3, 1, 4, 2, 1, 1, 2, 5, 2, 4, 1, 12, 6, 2]
    assert made.criteria.filter(leaf=True).count() == made.expected == 57
    assert [top.code for top in tops.filter(named=True)] == ["10", "17", "19"]
    assert made.next_set is not None
    assert made.next_set.code == "ntm-nang-cao-2021"
    assert [one.criteria.filter(parent=None).count() for one in CriteriaSet.objects.order_by("code")] == [
        19,
        19,
        10,
    ]


def test_what_is_not_established_is_marked_so() -> None:
    for said in published():
        assert said["confirmed"] is False
        assert said["source"]
    parts = [part for said in published() for top in said["criteria"] for part in top.get("parts", [])]
    assert [part["code"] for part in parts if part.get("confirmed")] == ["3.1", "3.2"]
