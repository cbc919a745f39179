"""The pages of criteria: the matrix, a commune's sheet, one cell, sets from Excel, the report."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from docx import Document
from openpyxl import Workbook, load_workbook
from pytest_django import DjangoAssertNumQueries
from tests.office.conftest import NOW, Cast, Office, make_unit
from tests.office.criteria.makers import Scene, carry, set_scene

from dondoc_office.criteria.actions.assessing import Said, assess
from dondoc_office.criteria.actions.campaigning import give_task
from dondoc_office.criteria.actions.keeping import copy_set
from dondoc_office.criteria.importing import COLUMNS
from dondoc_office.criteria.models import Assessment, Campaign, CriteriaSet, RatedUnit
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Kind

SignedIn = Callable[[Person], Client]


@pytest.fixture
def scene(office: Office, cast: Cast) -> Scene:
    """A campaign that is open today, whatever day that is."""
    made = set_scene(office, cast, recognised_on=date(2020, 1, 1))
    last = timezone.localdate() + timedelta(days=30)
    Campaign.objects.filter(pk=made.campaign.pk).update(closes_on=last)
    rows = RatedUnit.objects.select_related("unit", "campaign__office")
    one, other, town = (rows.get(pk=one.pk) for one in (made.rated, made.other, made.town))
    return Scene(one.campaign, one, other, town)


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_matrix_says_every_mark_in_a_word(scene: Scene, cast: Cast, signed_in_as: SignedIn) -> None:
    carry(scene, "2", True, cast)
    carry(scene, "1.1", False, cast)
    html = shown(signed_in_as(cast.auditor), f"/tieu-chi/dot/{scene.campaign.pk}/")
    for words in ("Đạt", "Rớt sau công nhận", "Chưa đánh giá", "Không xét"):
        assert f'<span class="word">{words}</span>' in html


def test_the_matrix_warns_of_withdrawal_and_tells_what_changed(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    carry(scene, "1.1", False, cast)
    address = f"/tieu-chi/dot/{scene.campaign.pk}/"
    html = shown(signed_in_as(cast.chair), f"{address}?tu=2023-03-01")
    assert "Đến mức bị xét thu hồi (1/3, 33%)" in html  # one of three, and income is a named one
    assert "Thay đổi từ 01/03/2023: 1 ô" in html
    assert "Không có gì thay đổi" in shown(signed_in_as(cast.chair), f"{address}?tu=2024-01-01")


def test_filters_narrow_and_nonsense_narrows_nothing(
    scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
) -> None:
    carry(scene, "2", True, cast)
    client, address = signed_in_as(cast.chair), f"/tieu-chi/dot/{scene.campaign.pk}/"
    met = shown(client, f"{address}?ket-qua=met")
    assert met.count("<tr>") == 2  # titles and the one commune
    police = shown(client, f"{address}?don-vi={office.police.pk}")
    assert "Quy hoạch" not in police.split("<tbody>")[1]
    assert shown(client, f"{address}?ket-qua=x&don-vi=99999999&tu=hôm+qua&chi-tiet=1")


def test_red_communes_stand_first_unless_names_are_asked_for(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    cell = scene.cell("2", scene.other)
    assess(scene.other, {cell.pk: Said(met=False)}, by=cast.clerk, at=NOW)
    client, address = signed_in_as(cast.chair), f"/tieu-chi/dot/{scene.campaign.pk}/"
    names = [one.unit.called for one in (scene.rated, scene.other, scene.town)]
    orders = {}
    for asked in ("", "?xep=ten"):
        rows = client.get(address + asked).context["matrix"].rows
        orders[asked] = [row.rated.unit.called for row in rows]
    assert orders == {"": [names[1], names[0], names[2]], "?xep=ten": [names[2], names[0], names[1]]}


def test_the_matrix_costs_the_same_for_any_number_of_communes(
    scene: Scene,
    cast: Cast,
    office: Office,
    signed_in_as: SignedIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client, address = signed_in_as(cast.chair), f"/tieu-chi/dot/{scene.campaign.pk}/?chi-tiet=1&tu=2023-01-01"
    client.get(address)
    for number in range(12):
        unit = make_unit(f"xa-them-{number}", f"UBND xã Thêm {number}", office.huyen, Kind.COMMUNE)
        rated = RatedUnit.objects.create(campaign=scene.campaign, unit=unit)
        leaves = scene.campaign.criteria_set.criteria.filter(leaf=True)
        Assessment.objects.bulk_create(Assessment(rated_unit=rated, criterion=leaf) for leaf in leaves)
    with django_assert_max_num_queries(22):
        client.get(address)


def test_a_commune_fills_its_sheet_and_a_wrong_line_keeps_all_out(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    client, address = signed_in_as(cast.commune), f"/tieu-chi/xa/{scene.rated.pk}/nhap/"
    income, plan = scene.cell("1.1"), scene.cell("2")
    typed = {
        f"ket-qua-{income.pk}": "",
        f"so-lieu-{income.pk}": "bốn lăm",
        f"ket-qua-{plan.pk}": "dat",
        f"ghi-chu-{plan.pk}": "QĐ 12/QĐ-UBND",
        f"den-ngay-{plan.pk}": "31/12/2100",
    }
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "bốn lăm" in refused.content.decode()
    assert scene.cell("2").met is None
    assert client.post(address, {**typed, f"so-lieu-{income.pk}": "46,5"}).status_code == 302
    assert (scene.cell("1.1").met, scene.cell("2").note) == (True, "QĐ 12/QĐ-UBND")
    assert scene.cell("2").proved_until == date(2100, 12, 31)


def test_somebody_quicker_is_announced_and_what_was_typed_stays(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    plan = scene.cell("2")
    assess(scene.rated, {plan.pk: Said(met=True)}, by=cast.clerk, at=NOW)
    late = {f"ket-qua-{plan.pk}": "chua", f"ghi-chu-{plan.pk}": "của tôi", f"phien-ban-{plan.pk}": "1"}
    response = signed_in_as(cast.commune).post(f"/tieu-chi/xa/{scene.rated.pk}/nhap/", late)
    assert response.status_code == 422
    assert "của tôi" in response.content.decode()
    assert scene.cell("2").met is True


def test_many_cells_are_checked_together(scene: Scene, cast: Cast, signed_in_as: SignedIn) -> None:
    cells = [scene.cell(code) for code in ("1.1", "2")]
    assess(scene.rated, {cell.pk: Said(met=True) for cell in cells}, by=cast.commune, at=NOW)
    client, address = signed_in_as(cast.clerk), f"/tieu-chi/xa/{scene.rated.pk}/buoc/"
    client.post(address, {"o": [cell.pk for cell in cells], "buoc": "approve"})
    assert {scene.cell(code).state for code in ("1.1", "2")} == {"approved"}
    client.post(address, {"o": ["1; drop", "999999"], "buoc": "confirm"})
    client.post(address, {"o": [cells[0].pk], "buoc": "return", "ly-do": ""})
    assert scene.cell("1.1").state == "approved"


def test_a_failing_cell_and_its_task_know_each_other(
    scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
) -> None:
    cell = scene.cell("2")
    assess(scene.rated, {cell.pk: Said(met=False)}, by=cast.commune, at=NOW)
    client = signed_in_as(cast.clerk)
    typed = {"lead": office.finance.pk, "due_on": "2100-01-31", "product": "Đồ án", "form-key": "k1"}
    past = client.post(f"/tieu-chi/o/{cell.pk}/giao-viec/", {**typed, "due_on": "2020-01-01"})
    assert past.status_code == 422
    for _ in range(2):
        assert client.post(f"/tieu-chi/o/{cell.pk}/giao-viec/", typed).status_code == 302
    task = Task.objects.get(assessments=cell)
    assert f"/nhiem-vu/{task.pk}/" in shown(client, f"/tieu-chi/o/{cell.pk}/")
    assert f"/tieu-chi/o/{cell.pk}/" in shown(client, f"/nhiem-vu/{task.pk}/")


def test_a_commune_sees_what_it_lacks_for_this_level_and_the_next(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    higher = CriteriaSet.objects.create(code="cao", name="Bộ nâng cao")
    higher.criteria.create(code="1", name="Môi trường sống", position=1)
    CriteriaSet.objects.filter(pk=scene.campaign.criteria_set_id).update(next_set=higher)
    carry(scene, "2", False, cast)
    html = shown(signed_in_as(cast.commune), f"/tieu-chi/xa/{scene.rated.pk}/")
    assert "còn 1 nội dung chưa đạt và 2 nội dung chưa đánh giá" in html
    assert "1 Môi trường sống" in html


def test_the_report_says_the_same_as_the_matrix(
    scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
) -> None:
    carry(scene, "1.1", False, cast)
    give_task(scene.cell("1.1"), lead=office.finance, due_on=date(2100, 1, 31), by=cast.clerk, at=NOW)
    client = signed_in_as(cast.chair)
    word = client.get(f"/tieu-chi/dot/{scene.campaign.pk}/bao-cao.docx").getvalue()
    document = Document(io.BytesIO(word))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "00/02 xã đạt đủ tiêu chí" in words
    assert "1/3 tiêu chí không đạt (33%), đã đến mức bị xét thu hồi" in words
    assert "Phòng Tài chính - Kế hoạch, hạn 31/01/2100" in cells
    book = load_workbook(io.BytesIO(client.get(f"/tieu-chi/dot/{scene.campaign.pk}/bang.xlsx").getvalue()))
    assert [sheet.title for sheet in book] == ["Bảng tiêu chí", "Chưa đạt"]


def test_an_office_fills_its_own_set_from_excel_all_or_nothing(
    scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
) -> None:
    own_set = copy_set(scene.campaign.criteria_set, office.huyen, name="Bộ riêng", by=cast.clerk, at=NOW)
    client, address = signed_in_as(cast.clerk), f"/tieu-chi/bo/{own_set.pk}/nhap/"
    rows = [
        ["10", "", "Nước sạch"],
        ["10.1", "10", "Tỷ lệ hộ dùng nước sạch", "", "Ngưỡng của một số liệu", "%", "", "", "", "35,5"],
        ["2", "", "Quy hoạch và kiến trúc", "", "Có văn bản, hồ sơ"],
    ]
    refused = client.post(address, {"attached": sheet([*rows, ["11.1", "11", "Không có cha"]])})
    assert refused.status_code == 422
    assert "không có tiêu chí “11”" in refused.content.decode()
    preview = client.post(address, {"attached": sheet(rows)})
    assert own_set.criteria.count() == 4
    token = preview.context["taking"].token
    assert client.post(address, {"preview": token, "take-in": "1"}).status_code == 302
    codes = list(own_set.criteria.values_list("code", "leaf"))
    assert codes == [("1", False), ("1.1", True), ("2", True), ("3", True), ("10", False), ("10.1", True)]
    assert own_set.criteria.get(code="10.1").thresholds.get().least == 35.5
    back = load_workbook(io.BytesIO(client.get(f"/tieu-chi/bo/{own_set.pk}/bang.xlsx").getvalue()))
    assert {row[0]: row[2] for row in back.worksheets[0].values}["2"] == "Quy hoạch và kiến trúc"


def sheet(rows: list[list[str]]) -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    book.active.append(list(COLUMNS.values()))
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("bo.xlsx", out.getvalue())


def test_a_set_that_is_in_use_or_national_is_not_changed_but_copied(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    client = signed_in_as(cast.clerk)
    national = scene.campaign.criteria_set_id
    assert client.get(f"/tieu-chi/bo/{national}/nhap/").status_code == 409
    assert client.post(f"/tieu-chi/bo/{national}/sao-chep/", {"name": "Bộ của huyện"}).status_code == 302
    assert CriteriaSet.objects.get(name="Bộ của huyện").criteria.count() == 4


def test_opening_a_campaign_from_the_page(
    scene: Scene, cast: Cast, office: Office, signed_in_as: SignedIn
) -> None:
    client = signed_in_as(cast.chair)
    typed = {
        "criteria_set": scene.campaign.criteria_set_id,
        "name": "Đợt mới",
        "opens_on": "2026-01-01",
        "closes_on": "2025-01-01",
        "assessed_on": "2026-01-01",
        "units": [unit.pk for unit in office.communes],
    }
    assert client.post("/tieu-chi/dot/them/", typed).status_code == 422
    assert client.post("/tieu-chi/dot/them/", {**typed, "closes_on": "2026-12-31"}).status_code == 302
    assert Campaign.objects.get(name="Đợt mới").rated_units.count() == 3
