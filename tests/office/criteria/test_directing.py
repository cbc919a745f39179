"""What an office directs: days of a campaign, who checks, sets of its own with thresholds by group and region."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from tests.office.conftest import NOW, Cast, Office
from tests.office.criteria.makers import Scene, own, set_scene

from dondoc_office.criteria.actions.assessing import Said, assess, move
from dondoc_office.criteria.actions.directing import close_campaign, set_last_day, set_owners
from dondoc_office.criteria.actions.keeping import add_set, change_set
from dondoc_office.criteria.errors import CampaignClosed, CampaignDayWrong, GroupInUse, ReasonNeeded, SetInUse
from dondoc_office.criteria.importing import COLUMNS
from dondoc_office.criteria.models import Campaign, CriteriaSet, Ownership, Threshold
from dondoc_office.criteria.states import Move
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed

SignedIn = Callable[[Person], Client]
TODAY = NOW.date()
FIELDS = {"code": "attp-xa", "name": "Xã an toàn thực phẩm", "source": "Quyết định 12/QĐ-UBND"}


@pytest.fixture
def scene(office: Office, cast: Cast) -> Scene:
    return set_scene(office, cast)


def last_verb(row: Campaign) -> str:
    return Entry.objects.filter(subject=f"campaign:{row.pk}").latest("number").verb


class TestDays:
    def test_more_days_need_no_reason_fewer_do(self, scene: Scene, cast: Cast) -> None:
        longer = set_last_day(scene.campaign, TODAY + timedelta(days=60), by=cast.clerk, at=NOW)
        assert last_verb(longer) == "campaign.extended"
        with pytest.raises(ReasonNeeded):
            set_last_day(longer, TODAY + timedelta(days=1), by=cast.clerk, at=NOW)
        set_last_day(longer, TODAY + timedelta(days=1), reason="Đã đủ", by=cast.chair, at=NOW)
        assert last_verb(longer) == "campaign.shortened"

    def test_no_campaign_ends_before_it_begins(self, scene: Scene, cast: Cast) -> None:
        with pytest.raises(CampaignDayWrong):
            set_last_day(scene.campaign, TODAY - timedelta(days=1), reason="x", by=cast.clerk, at=NOW)

    def test_closed_it_takes_nothing_more_but_is_checked_on(self, scene: Scene, cast: Cast) -> None:
        cell, later = scene.cell("2"), NOW + timedelta(days=3)
        assess(scene.rated, {cell.pk: Said(met=True)}, by=cast.commune, at=NOW)
        closed = close_campaign(scene.campaign, reason="Đã đủ", by=cast.clerk, at=later)
        assert closed.closes_on == TODAY + timedelta(days=2)
        rated = scene.campaign.rated_units.select_related("unit", "campaign__office").get(pk=scene.rated.pk)
        with pytest.raises(CampaignClosed):
            assess(rated, {cell.pk: Said(met=False)}, by=cast.commune, at=later)
        assert move(rated, [cell.pk], Move.APPROVE, by=cast.clerk, at=later)[0].state == "approved"

    def test_what_has_ended_is_not_made_longer_by_closing_it(self, scene: Scene, cast: Cast) -> None:
        ended = scene.campaign.closes_on
        later = NOW + (ended - TODAY) + timedelta(days=40)
        assert close_campaign(scene.campaign, reason="", by=cast.clerk, at=later).closes_on == ended

    def test_closed_on_its_first_day_that_day_is_its_last(self, scene: Scene, cast: Cast) -> None:
        assert close_campaign(scene.campaign, reason="Nhầm bộ", by=cast.clerk, at=NOW).closes_on == TODAY

    @pytest.mark.parametrize("name", ["head", "officer", "commune", "auditor"])
    def test_only_who_runs_it_may(self, scene: Scene, cast: Cast, name: str) -> None:
        person = cast.everybody()[name]
        with pytest.raises(NotAllowed):
            set_last_day(scene.campaign, TODAY + timedelta(days=60), by=person, at=NOW)
        with pytest.raises(NotAllowed):
            set_owners(scene.campaign, {}, by=person, at=NOW)

    def test_the_page_keeps_what_was_typed_when_it_refuses(
        self, scene: Scene, cast: Cast, signed_in_as: SignedIn
    ) -> None:
        address = f"/tieu-chi/dot/{scene.campaign.pk}/thoi-han/"
        answer = signed_in_as(cast.clerk).post(address, {"until": "2023-03-20", "reason": "vì mưa"})
        assert answer.status_code == 422 and "vì mưa" in answer.content.decode()
        Campaign.objects.update(closes_on=timezone.localdate() + timedelta(days=9))
        client = signed_in_as(cast.clerk)
        assert client.post(address, {"dong": "1", "reason": ""}).status_code == 422
        assert client.post(address, {"dong": "1", "reason": "Đã đủ"}).status_code == 302
        assert not Campaign.objects.get().is_open(timezone.localdate())


class TestOwners:
    def test_another_department_checks_from_now_on(
        self, scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
    ) -> None:
        own(scene, "3", office)
        tops = {one.code: one for one in scene.campaign.criteria_set.criteria.filter(parent=None)}
        page = signed_in_as(cast.chair).get(f"/tieu-chi/dot/{scene.campaign.pk}/tham-tra/")
        assert "Công an huyện" in page.content.decode()
        said: dict[str, Any] = {f"tc-{one.pk}": "" for one in tops.values()}
        said[f"tc-{tops['2'].pk}"] = office.finance.pk
        answer = signed_in_as(cast.chair).post(f"/tieu-chi/dot/{scene.campaign.pk}/tham-tra/", said)
        assert answer.status_code == 302
        assert list(Ownership.objects.values_list("criterion__code", "unit")) == [("2", office.finance.pk)]
        entry = Entry.objects.filter(subject=f"campaign:{scene.campaign.pk}").latest("number")
        changed = {"2": [None, office.finance.name], "3": ["Công an huyện", None]}
        assert (entry.verb, entry.changes["owners"]) == ("campaign.owners", changed)

    def test_nothing_changed_is_not_written(self, scene: Scene, cast: Cast, office: Office) -> None:
        own(scene, "3", office)
        same = {scene.campaign.criteria_set.criteria.get(code="3"): office.police}
        before = Entry.objects.count()
        assert set_owners(scene.campaign, same, by=cast.clerk, at=NOW) == 0
        assert Entry.objects.count() == before

    def test_a_unit_of_elsewhere_is_not_taken(
        self, scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
    ) -> None:
        top = scene.campaign.criteria_set.criteria.get(code="2")
        address = f"/tieu-chi/dot/{scene.campaign.pk}/tham-tra/"
        answer = signed_in_as(cast.chair).post(address, {f"tc-{top.pk}": "999999"})
        assert answer.status_code == 422 and not Ownership.objects.filter(criterion=top).exists()


class TestOwnSet:
    def test_an_empty_set_is_made_and_its_mistakes_stay_on_the_page(
        self, office: Office, cast: Cast, signed_in_as: SignedIn
    ) -> None:
        client, address = signed_in_as(cast.clerk), "/tieu-chi/bo/them/"
        wrong = client.post(address, {**FIELDS, "groups": "nhóm một", "code": "attp xã"})
        assert wrong.status_code == 422 and {"groups", "code"} <= set(wrong.context["form"].errors)
        twice = client.post(address, {**FIELDS, "groups": "1: a\n1: b"})
        assert "hai lần" in twice.content.decode()
        assert client.post(address, {**FIELDS, "groups": "1: Nhóm 1\n\n2: Nhóm 2"}).status_code == 302
        made = CriteriaSet.objects.get(code="attp-xa")
        assert (made.office, made.groups) == (office.huyen, [["1", "Nhóm 1"], ["2", "Nhóm 2"]])
        assert client.post(address, FIELDS).status_code == 422  # the same code again

    def test_a_region_with_thresholds_stays(self, office: Office, cast: Cast) -> None:
        said = {**FIELDS, "regions": [["V1", "Vùng 1"]]}
        made = add_set(office.huyen, said, by=cast.clerk, at=NOW)
        one = made.criteria.create(code="1", name="Giám sát", position=1)
        Threshold.objects.create(criterion=one, region="V1", least=Decimal(80))
        with pytest.raises(GroupInUse):
            change_set(made, {"regions": []}, by=cast.clerk, at=NOW)
        change_set(made, {"regions": [["V1", "Vùng miền núi"]]}, by=cast.clerk, at=NOW)
        entry = Entry.objects.filter(subject=f"criteriaset:{made.pk}").latest("number")
        assert entry.verb == "criteria_set.changed"

    def test_a_set_in_use_is_not_changed(self, scene: Scene, office: Office, cast: Cast) -> None:
        CriteriaSet.objects.update(office=office.huyen)
        with pytest.raises(SetInUse):
            change_set(scene.campaign.criteria_set, {"name": "Khác"}, by=cast.clerk, at=NOW)


def sheet(*rows: dict[str, str]) -> io.BytesIO:
    book = Workbook()
    assert book.active is not None
    book.active.append(list(COLUMNS.values()))
    for row in rows:
        book.active.append([row.get(name, "") for name in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "tieu-chi.xlsx"
    return out


class TestThresholdsFromExcel:
    @pytest.fixture
    def made(self, office: Office, cast: Cast) -> CriteriaSet:
        said = {**FIELDS, "regions": [["V1", "Miền núi"]], "groups": [["1", "Nhóm 1"]]}
        made = add_set(office.huyen, said, by=cast.clerk, at=NOW)
        one = made.criteria.create(code="1", name="Cơ sở được kiểm tra", position=1, test="threshold")
        Threshold.objects.create(criterion=one, least=Decimal(90))
        Threshold.objects.create(criterion=one, region="V1", least=Decimal(70))
        return made

    def upload(self, client: Client, made: CriteriaSet, *rows: dict[str, str]) -> Any:
        return client.post(f"/tieu-chi/bo/{made.pk}/nhap/", {"attached": sheet(*rows)})

    def bounds(self, made: CriteriaSet) -> dict[tuple[str, str, date | None], Decimal | None]:
        rows = Threshold.objects.filter(criterion__criteria_set=made)
        return {(row.group, row.region, row.since): row.least for row in rows}

    def test_each_place_has_its_row_and_only_the_rows_said_change(
        self, made: CriteriaSet, cast: Cast, signed_in_as: SignedIn
    ) -> None:
        client = signed_in_as(cast.clerk)
        preview = self.upload(
            client,
            made,
            {"code": "1", "region": "miền núi", "least": "75"},
            {"code": "1", "group": "1", "since": "1/1/2026", "least": "95,5"},
            {"code": "2", "name": "Chợ", "test": "Ngưỡng của một số liệu"},
            {"code": "2", "region": "V1", "most": "3"},
        )
        words = preview.content.decode()
        assert preview.status_code == 200 and "<del>70</del>" in words and "<ins>75</ins>" in words
        assert self.bounds(made) == {("", "", None): 90, ("", "V1", None): 70}  # nothing was written yet
        token = preview.context["taking"].token
        answer = client.post(f"/tieu-chi/bo/{made.pk}/nhap/", {"preview": token, "take-in": "1"})
        assert answer.status_code == 302
        told = Threshold.objects.filter(criterion__code="2").values_list("region", "most")
        assert list(told) == [("V1", Decimal(3))]
        Threshold.objects.filter(criterion__code="2").delete()
        assert self.bounds(made) == {
            ("", "", None): 90,
            ("", "V1", None): 75,
            ("1", "", date(2026, 1, 1)): Decimal("95.5"),
        }

    def test_an_emptied_row_takes_its_threshold_away(
        self, made: CriteriaSet, cast: Cast, signed_in_as: SignedIn
    ) -> None:
        client = signed_in_as(cast.clerk)
        preview = self.upload(client, made, {"code": "1", "region": "V1"})
        token = preview.context["taking"].token
        client.post(f"/tieu-chi/bo/{made.pk}/nhap/", {"preview": token, "take-in": "1"})
        assert self.bounds(made) == {("", "", None): 90}

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ({"code": "1", "region": "V9", "least": "1"}, "không phải vùng của bộ này; có: V1"),
            ({"code": "1", "group": "9", "least": "1"}, "không phải nhóm xã của bộ này; có: 1"),
            ({"code": "1", "since": "mai", "least": "1"}, "không phải ngày"),
            ({"code": "1", "region": "V1", "least": "nhiều"}, "không phải số"),
            ({"code": "1", "region": "V1", "least": "9", "most": "3"}, "lớn hơn"),
            ({"code": "7", "region": "V1", "least": "9"}, "không có tiêu chí “7”"),
            ({"code": "1", "group": "1"}, "chưa có ngưỡng nào để ghi"),
        ],
    )
    def test_what_cannot_be_is_explained_and_nothing_is_taken(
        self, made: CriteriaSet, cast: Cast, signed_in_as: SignedIn, row: dict[str, str], why: str
    ) -> None:
        good = {"code": "1", "region": "V1", "since": "2027-01-01", "least": "80"}
        answer = self.upload(signed_in_as(cast.clerk), made, good, row)
        assert answer.status_code == 422 and why in answer.content.decode()
        assert len(self.bounds(made)) == 2

    def test_one_place_said_twice_in_two_ways_is_refused(
        self, made: CriteriaSet, cast: Cast, signed_in_as: SignedIn
    ) -> None:
        rows = [
            {"code": "1", "since": "1/1/2026", "least": "1"},
            {"code": "1", "since": "2026-01-01", "least": "2"},
        ]
        assert self.upload(signed_in_as(cast.clerk), made, *rows).status_code == 422

    def test_what_goes_out_comes_back_unchanged(
        self, made: CriteriaSet, cast: Cast, signed_in_as: SignedIn
    ) -> None:
        client = signed_in_as(cast.clerk)
        out = client.get(f"/tieu-chi/bo/{made.pk}/bang.xlsx").getvalue()
        rows = list(load_workbook(io.BytesIO(out)).active.values)
        assert [row[7] for row in rows if row[0] == "1"] == [None, "V1"]
        file = io.BytesIO(out)
        file.name = "bo.xlsx"
        answer = client.post(f"/tieu-chi/bo/{made.pk}/nhap/", {"attached": file})
        assert answer.status_code == 200 and answer.context["taking"].plan.same == 2
