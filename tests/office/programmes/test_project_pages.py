"""Pages of projects: red first, entered by form and by Excel, an obstacle made a task, files; few queries."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from docx import Document as Word
from openpyxl import Workbook, load_workbook
from tests.office.conftest import NOW, Cast, Office
from tests.office.programmes.makers import canal, paid, planned, project_to_open

from dondoc_office.people.models import Person
from dondoc_office.programmes.models import CapitalPlan, Disbursement, Obstacle, Project, Surety
from dondoc_office.tasks.models import Task

D = Decimal
SignIn = Callable[[Person], Client]
HOME = "/chuong-trinh/"
SHEET = HOME + "giai-ngan/excel/"


@pytest.fixture(autouse=True)
def on_28_march_2023(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def test_the_red_project_stands_first_with_the_totals_of_what_is_shown(
    office: Office, cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    other = canal(office, cast, code="DA-00", name="Trạm bơm Đông Hòa")
    for one, sums in ((project, "1"), (other, "50")):
        planned(one, cast)
        paid(one, cast.commune, 2, sums)
    page = signed_in_as(cast.chair).get(HOME).content.decode()
    assert page.index(project.name) < page.index("Trạm bơm") and "51 / 2.400" in page
    red = signed_in_as(cast.chair).get(HOME + "?xem=do&nam=2023&chuong-trinh=x&tinh-trang=x").content.decode()
    assert project.name in red and "Trạm bơm" not in red


def test_the_investor_types_billions_and_millions_are_kept(
    cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    url = f"{HOME}du-an/{project.pk}/ghi/giai-ngan/"
    said = {"year": 2023, "month": 2, "surety": "confirmed", "amount": "1,25", "unit": "tỷ đồng"}
    assert signed_in_as(cast.commune).post(url, said).status_code == 302
    assert Disbursement.objects.get().amount == D(1250)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"amount": "chín"}, "không phải số"),
        ({"amount": "-1"}, "không được âm"),
        ({"month": "4"}, "chưa đến"),
        ({"amount": "9999999999999", "unit": "tỷ đồng"}, "quá lớn"),
        ({"unit": "ha"}, "ha"),
    ],
)
def test_a_wrong_sum_is_explained_and_kept_on_the_page(
    wrong: dict[str, str], words: str, cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    said = {"year": "2023", "month": "2", "surety": "confirmed", "amount": "1", "unit": "triệu đồng"} | wrong
    answer = signed_in_as(cast.commune).post(f"{HOME}du-an/{project.pk}/ghi/giai-ngan/", said)
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and f'value="{said["amount"]}"' in page
    assert not Disbursement.objects.exists()


def test_an_office_adds_a_project_and_gives_it_capital(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.clerk)
    said = {
        **{"code": "DA-09", "name": "Đường thôn 3", "kind": "works", "group": "C", "total": "900"},
        **{"investor": office.communes[0].pk, "checker": office.finance.pk, "unit": "triệu đồng"},
        "programme_name": "Giao thông nông thôn",
    }
    assert browser.post(HOME + "them/", said).status_code == 302
    project = Project.objects.get()
    assert project.programme is not None and project.programme.name == "Giao thông nông thôn"
    again = browser.post(HOME + "them/", said)
    assert again.status_code == 422 and Project.objects.count() == 1
    capital = {"year": 2023, "source": "local", "amount": "0,6", "unit": "tỷ đồng", "basis": "NQ 12"}
    browser.post(f"{HOME}du-an/{project.pk}/ghi/von/", capital)
    assert CapitalPlan.objects.get().amount == D(600)


@pytest.mark.parametrize("what", ["moc", "mat-bang", "quyet-toan", "buoc", "vuong-mac"])
def test_every_form_of_a_project_opens_and_takes_what_it_shows(
    what: str, cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    browser, url = signed_in_as(cast.commune), f"{HOME}du-an/{project.pk}/ghi/{what}/"
    form = browser.get(url).context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    said |= {"step": "begin", "kind": "land", "text": "Chưa có mặt bằng", "unit": "đồng", "area_unit": "m²"}
    said |= {"area": "2500", "area_done": "2.500"}
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
    assert browser.post(url, said).status_code == 302, browser.post(url, said).context["form"].errors
    page = browser.get(f"{HOME}du-an/{project.pk}/").content.decode()
    shown = {"mat-bang": "0,25/0,25 ha", "buoc": "Đang thực hiện", "vuong-mac": "Chưa có mặt bằng"}
    assert shown.get(what, project.name) in page


def test_an_obstacle_becomes_a_task_in_one_step_and_each_leads_to_the_other(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    keys = project_to_open(office, cast)
    browser = signed_in_as(cast.chair)
    url = f"{HOME}vuong-mac/{keys['obstacle']}/nhiem-vu/"
    said = {"lead": office.police.pk, "due_on": "2023-04-10", "order": "Chi trả xong trước 10/4"}
    assert browser.post(url, said).status_code == 302
    task = Task.objects.get(lead=office.police)
    assert Obstacle.objects.get().task == task and "Chi trả xong" in task.content
    page = browser.get(f"{HOME}du-an/{keys['project']}/").content.decode()
    assert f"/nhiem-vu/{task.pk}/" in page and "trả lời đúng hạn" in page
    assert browser.post(url, said).status_code == 422 and Task.objects.count() == 1


def test_the_task_of_an_obstacle_is_not_named_to_who_may_not_see_it(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    keys = project_to_open(office, cast)
    said = {"lead": office.police.pk, "due_on": "2023-04-10"}
    signed_in_as(cast.chair).post(f"{HOME}vuong-mac/{keys['obstacle']}/nhiem-vu/", said)
    Task.objects.update(restricted=True)
    for url in (f"{HOME}du-an/{keys['project']}/", HOME + "vuong-mac/"):
        assert "Gỡ vướng mắc:" not in signed_in_as(cast.auditor).get(url).content.decode()


def test_every_page_and_paper_says_which_marks_nobody_confirmed(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    keys = project_to_open(office, cast)
    browser = signed_in_as(cast.chair)
    for url in ("?nam=2023", f"du-an/{keys['project']}/?nam=2023"):
        page = browser.get(HOME + url).content.decode()
        assert "lộ trình giải ngân từng tháng" in page and "quy ước của phần mềm" in page
        assert "thời hạn quyết toán (nhóm A 9, B 6, C 4 tháng)" in page and "99/2021" in page
    assert "thông lệ trả lời trong 03 ngày" in browser.get(HOME + "vuong-mac/").content.decode()
    word = Word(io.BytesIO(browser.get(HOME + "word/?nam=2023").getvalue()))
    said = "Chưa được xác nhận, cần đối chiếu trước khi dùng"
    assert any(said in one.text for one in word.paragraphs)
    book = load_workbook(io.BytesIO(browser.get(HOME + "excel/?nam=2023").getvalue()))
    assert said in str(book.worksheets[0]["A3"].value)


def test_the_list_of_projects_fits_on_its_page(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    project_to_open(office, cast)
    word = Word(io.BytesIO(signed_in_as(cast.chair).get(HOME + "word/?nam=2023").getvalue()))
    [table] = (one for one in word.tables if one.rows[0].cells[0].text == "STT")
    turned = max(word.sections, key=lambda one: one.page_width or 0)
    room = (turned.page_width or 0) - (turned.left_margin or 0) - (turned.right_margin or 0)
    assert sum(column.width or 0 for column in table.columns) <= room + 12_700


def test_obstacles_of_one_kind_stand_together_across_projects(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    project_to_open(office, cast)
    other = canal(office, cast, code="DA-02", name="Trạm bơm")
    for kind in ("land", "capital"):
        said = {"kind": kind, "text": f"vướng {kind}", "since": "2023-03-01"}
        signed_in_as(cast.clerk).post(f"{HOME}du-an/{other.pk}/ghi/vuong-mac/", said)
    groups = signed_in_as(cast.chair).get(HOME + "vuong-mac/").context["groups"]
    assert [(str(kind), len(rows)) for kind, rows in groups] == [("Giải phóng mặt bằng", 2), ("Vốn", 1)]


def _file(*rows: tuple[object, ...]) -> io.BytesIO:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Mã dự án", "Tên dự án", "Tháng", "Ước giải ngân", "Kho bạc xác nhận", "Đơn vị tính"])
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "giai-ngan.xlsx"
    return out


def test_a_month_of_many_projects_comes_back_from_excel_with_a_preview(
    office: Office, cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    canal(office, cast, code="DA-02", name="Trạm bơm")
    browser = signed_in_as(cast.commune)
    template = load_workbook(io.BytesIO(browser.get(SHEET + "mau/").getvalue())).active
    assert template is not None and [row[0] for row in template.iter_rows(values_only=True)][-2:] == [
        "DA-01",
        "DA-02",
    ]
    rows = (("DA-01", "", "02/2023", 0.5, 0.4, "tỷ đồng"), ("DA-02", "", "2/2023", None, 120, "triệu đồng"))
    shown = browser.post(SHEET, {"attached": _file(*rows)})
    assert shown.status_code == 200 and not Disbursement.objects.exists()
    browser.post(SHEET, {"preview": shown.context["taking"].token, "take-in": "1"})
    sums = Disbursement.objects.values_list("project__code", "surety", "amount")
    assert sorted(sums) == [
        ("DA-01", Surety.CONFIRMED, D(400)),
        ("DA-01", Surety.ESTIMATE, D(500)),
        ("DA-02", Surety.CONFIRMED, D(120)),
    ]


def test_refused_cells_are_explained_and_nothing_is_written(
    cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    good = ("DA-01", "", "02/2023", None, 1, "triệu đồng")
    rows = (
        good,
        ("DA-99", "", "02/2023", None, 1, "triệu đồng"),
        ("DA-01", "", "04/2023", None, 1, "triệu đồng"),
        ("DA-01", "", "13/2023", None, 1, "triệu đồng"),
        ("DA-01", "", "01/2023", None, "chín", "triệu đồng"),
        ("DA-01", "", "01/2023", -1, None, "triệu đồng"),
        ("DA-01", "", "01/2023", 1, None, "ha"),
        good,
    )
    shown = signed_in_as(cast.commune).post(SHEET, {"attached": _file(*rows)})
    cells = [line.refused.cell for line in shown.context["taking"].plan.refused]
    assert (shown.status_code, cells) == (422, ["A3", "C4", "C5", "E6", "D7", "F8", "A9"])
    assert not Disbursement.objects.exists()


def test_somebody_who_does_not_enter_writes_nothing_by_excel_either(
    cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    row = ("DA-01", "", "02/2023", None, 1, "triệu đồng")
    for who in (cast.officer, cast.outsider, cast.auditor):
        assert signed_in_as(who).post(SHEET, {"attached": _file(row)}).status_code == 422


def test_the_list_goes_out_as_excel_and_as_a_paper_for_the_session(
    cast: Cast, project: Project, signed_in_as: SignIn
) -> None:
    planned(project, cast)
    paid(project, cast.commune, 2, "1.5")
    browser = signed_in_as(cast.auditor)
    sheet = load_workbook(io.BytesIO(browser.get(HOME + "excel/").getvalue())).active
    assert sheet is not None
    cells = [row for row in sheet.iter_rows(values_only=True) if row[1] == "DA-01"]
    assert cells[0][4:7] == (1200, 1.5, 0.1)
    paper = Word(io.BytesIO(browser.get(HOME + "word/").getvalue()))
    text = "\n".join(one.text for one in paper.paragraphs)
    assert "1 dự án được giao 1.200 triệu đồng, đã giải ngân 1,5 triệu đồng" in text
    assert any(
        project.name in cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )


def test_more_projects_cost_no_more_queries(
    office: Office,
    cast: Cast,
    project: Project,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for number in range(10, 40):
        one = canal(office, cast, code=f"DA-{number}", name=f"Dự án {number}")
        planned(one, cast)
    browser = signed_in_as(cast.chair)
    for url in (HOME, HOME + "vuong-mac/", HOME + "excel/", f"{HOME}du-an/{project.pk}/"):
        with django_assert_max_num_queries(34):
            answer = browser.get(url)
            assert answer.streaming is False or answer.getvalue()


def test_the_pages_are_in_english_too(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    keys = project_to_open(office, cast)
    Person.objects.filter(pk=cast.auditor.pk).update(language="en")
    browser = signed_in_as(cast.auditor)
    assert "Programmes, projects" in browser.get(HOME).content.decode()
    page = browser.get(f"{HOME}du-an/{keys['project']}/").content.decode()
    assert "Capital plan" in page and "answer by" in page and "Giải phóng mặt bằng" not in page
