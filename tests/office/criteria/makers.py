"""A small set, a campaign of three communes and a town, for every test of criteria."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.criteria.actions.assessing import Said, assess, move, prove
from dondoc_office.criteria.actions.campaigning import Entry, Window, open_campaign
from dondoc_office.criteria.actions.keeping import copy_set
from dondoc_office.criteria.models import (
    Assessment,
    Campaign,
    CriteriaSet,
    Criterion,
    Ownership,
    RatedUnit,
    Threshold,
)
from dondoc_office.criteria.states import Move
from dondoc_office.documents.actions import Upload
from dondoc_office.people.models import Person
from dondoc_office.units.models import Kind

TODAY = NOW.date()


def small_set(office: Office | None = None) -> CriteriaSet:
    """Two criteria, three things to assess: income by figure, a plan by document, order by judgement."""
    made = CriteriaSet.objects.create(
        code="thu",
        name="Bộ tiêu chí thử",
        office=office.huyen if office else None,
        withdrawal={"low": 30, "high": 50, "source": "QĐ 18/2022/QĐ-TTg"},
    )
    income = Criterion.objects.create(
        criteria_set=made, code="1", name="Thu nhập", position=1, leaf=False, named=True
    )
    figure = Criterion.objects.create(
        criteria_set=made,
        parent=income,
        code="1.1",
        name="Thu nhập bình quân",
        position=2,
        test="threshold",
        unit_of_measure="triệu đồng/người",
    )
    Threshold.objects.create(criterion=figure, region="BTB", since=date(2022, 1, 1), least=Decimal(42))
    Threshold.objects.create(criterion=figure, region="BTB", since=date(2023, 1, 1), least=Decimal(45))
    Criterion.objects.create(criteria_set=made, code="2", name="Quy hoạch", position=3, test="document")
    Criterion.objects.create(
        criteria_set=made,
        code="3",
        name="Quốc phòng và an ninh",
        position=4,
        owner="Công an huyện",
        named=True,
    )
    return made


@dataclass(frozen=True)
class Scene:
    """What every test of assessments stands on."""

    campaign: Campaign
    rated: RatedUnit
    other: RatedUnit
    town: RatedUnit

    def cell(self, code: str, rated: RatedUnit | None = None) -> Assessment:
        return Assessment.objects.select_related(
            "rated_unit__unit", "rated_unit__campaign__office", "criterion"
        ).get(rated_unit=rated or self.rated, criterion__code=code)


def set_scene(office: Office, cast: Cast, *, recognised_on: date | None = None) -> Scene:
    town = make_unit("thi-tran", "UBND thị trấn Sông Đông", office.huyen, Kind.COMMUNE)
    entries = [
        Entry(unit, region="BTB", recognised_on=recognised_on) for unit in (*office.communes[:2], town)
    ]
    campaign = open_campaign(
        office.huyen,
        small_set(),
        entries,
        name="Rà soát tiêu chí năm 2023",
        window=Window(TODAY, TODAY + timedelta(days=30), TODAY),
        by=cast.clerk,
        at=NOW,
    )
    by_unit = {one.unit_id: one for one in campaign.rated_units.select_related("unit", "campaign__office")}
    return Scene(campaign, by_unit[office.communes[0].pk], by_unit[office.communes[1].pk], by_unit[town.pk])


def carry(scene: Scene, code: str, met: bool, cast: Cast, *, checker: Person | None = None) -> Assessment:
    """A cell all the way from the commune to the confirmed result."""
    cell = scene.cell(code)
    value = Decimal(50 if met else 40) if code == "1.1" else None
    assess(scene.rated, {cell.pk: Said(met, value)}, by=cast.commune, at=NOW)
    move(scene.rated, [cell.pk], Move.APPROVE, by=checker or cast.clerk, at=NOW)
    move(scene.rated, [cell.pk], Move.CONFIRM, by=cast.chair, at=NOW)
    return scene.cell(code)


def own(scene: Scene, code: str, office: Office) -> None:
    """The police answer for a criterion."""
    criterion = scene.campaign.criteria_set.criteria.get(code=code)
    Ownership.objects.update_or_create(
        campaign=scene.campaign, criterion=criterion, defaults={"unit": office.police}
    )


def criteria_to_open(office: Office, cast: Cast) -> dict[str, Any]:
    """For the access table: an assessment, a failing cell of its first commune with a file, a set of the district."""
    scene = set_scene(office, cast)
    cell = scene.cell("2")
    assess(scene.rated, {cell.pk: Said(met=False)}, by=cast.commune, at=NOW)
    proof = prove(cell, Upload("a.txt", b"a"), by=cast.commune, at=NOW)
    Campaign.objects.filter(pk=scene.campaign.pk).update(closes_on=date(2100, 1, 1))
    own_set = copy_set(scene.campaign.criteria_set, office.huyen, name="Bộ riêng", by=cast.clerk, at=NOW)
    return {
        **{"campaign": scene.campaign.pk, "rated": scene.rated.pk, "cell": cell.pk, "cell_proof": proof.pk},
        **{"criteria_set": own_set.pk, "lead": office.finance.pk},
    }
