"""A list of tasks goes out to Excel and changed ones come back: previewed, refused with reasons, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.documents.models import Document
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.reports.tasksheet import COLUMNS
from dondoc_office.tasks.actions.assigning import change_task, draft_task
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Kind

SignIn = Callable[[Person], Client]
OUT, IN = "/bao-cao/nhiem-vu/excel/?han=tat-ca", "/bao-cao/nhiem-vu/tu-excel/"


def sent(client: Client, address: str = OUT) -> list[list[Any]]:
    content = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
    rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [list(row) for row in rows]


def changed(client: Client, **cells: Any) -> SimpleUploadedFile:
    """The list as it went out, with other words in the columns of its first task."""
    book = load_workbook(io.BytesIO(b"".join(client.get(OUT).streaming_content)))  # type: ignore[attr-defined]
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[3]]
    for key, value in cells.items():
        sheet.cell(4, titles.index(COLUMNS[key]) + 1).value = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("nhiệm vụ.xlsx", out.getvalue())


def made(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    for row in (("Mã", "Tên việc", "Nội dung", "Đơn vị chủ trì", "Hạn cuối"), *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("a.xlsx", out.getvalue())


@pytest.fixture
def clerk(cast: Cast, signed_in_as: SignIn) -> Client:
    return signed_in_as(cast.clerk)


@pytest.fixture
def draft(office: Office, cast: Cast, task: Task) -> Task:
    fields = {"title": "Dự thảo", "content": "Dự thảo", "due_on": date(2023, 3, 31), "deadline_kind": "date"}
    return draft_task(office.huyen, fields, by=cast.clerk, at=NOW)


def test_the_list_goes_out_as_it_is_filtered(clerk: Client, task: Task, draft: Task) -> None:
    title, _, heads, *rows = sent(clerk)
    assert title[0] == "Danh sách nhiệm vụ"
    assert heads[:4] == ["Mã", "Tên việc", "Nội dung", "Đơn vị chủ trì"]
    assert [row[1] for row in rows] == ["Dự thảo", "Hoàn chỉnh báo cáo quý I"]
    assert [row[1] for row in sent(clerk, "/bao-cao/nhiem-vu/excel/?trang-thai=draft")[3:]] == ["Dự thảo"]
    assert rows[1][8].date() == date(2023, 4, 7)
    page = clerk.get("/nhiem-vu/?trang-thai=draft").content.decode()
    assert 'href="/bao-cao/nhiem-vu/excel/?trang-thai=draft"' in page


def test_an_untouched_file_changes_nothing(clerk: Client, draft: Task) -> None:
    plan = clerk.post(IN, {"attached": changed(clerk)}).context["taking"].plan
    assert (plan.same, plan.changed, plan.added, plan.refused) == (2, [], [], [])


def test_a_draft_is_previewed_then_changed_through_the_journal(
    clerk: Client, office: Office, draft: Task
) -> None:
    file = changed(
        clerk, title="Tên mới", lead="phong tai chinh - ke hoach", due_on="15/4/2023", field="Tài chính"
    )
    response = clerk.post(IN, {"attached": file})
    [line] = response.context["taking"].plan.changed
    assert [(change.column, change.new) for change in line.changes] == [
        *(("Tên việc", "Tên mới"), ("Đơn vị chủ trì", "phong tai chinh - ke hoach")),
        *(("Lĩnh vực", "Tài chính"), ("Hạn cuối", "15/4/2023")),
    ]
    assert Task.objects.get(pk=draft.pk).title == "Dự thảo"
    clerk.post(IN, {"preview": response.context["taking"].token, "take-in": "1"})
    now = Task.objects.get(pk=draft.pk)
    assert (now.title, now.lead, now.due_on, now.first_due_on) == (
        *("Tên mới", office.finance),
        *(date(2023, 4, 15), date(2023, 4, 15)),
    )
    assert Entry.objects.about(f"task:{draft.pk}").filter(verb="task.changed").count() == 1


def test_rows_without_a_code_are_new_drafts_of_the_clerks_office(
    clerk: Client, office: Office, task: Task
) -> None:
    token = (
        clerk.post(IN, {"attached": made(("", "Việc mới", "", "Công an huyện", "30/6/2023"))})
        .context["taking"]
        .token
    )
    clerk.post(IN, {"preview": token, "take-in": "1"})
    new = Task.objects.get(title="Việc mới")
    assert (new.office, new.lead, new.due_on, new.state) == (
        office.huyen,
        office.police,
        date(2023, 6, 30),
        "draft",
    )


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"due_on": "30/4/2023"}, "chỉ đổi bằng gia hạn"),
    ({"lead": "Công an huyện"}, "đổi đơn vị chủ trì bằng thao tác"),
    ({"lead": "Phòng Không Có"}, "không hiểu “Phòng Không Có”"),
    ({"due_on": "31/02/2023"}, "không phải ngày"),
    ({"title": ""}, "thiếu tên việc"),
    ({"title": "a" * 301}, "dài 301 chữ cái"),
    ({"officer": "Người Lạ"}, "không có ai tên như vậy"),
    ({"code": "999999"}, "không có nhiệm vụ mang mã này"),
)


@pytest.mark.parametrize(("cells", "why"), WRONG, ids=[why for _, why in WRONG])
def test_a_refused_row_says_why_and_in_which_cell(
    clerk: Client, task: Task, cells: dict[str, Any], why: str
) -> None:
    response = clerk.post(IN, {"attached": changed(clerk, **cells)})
    assert response.status_code == 422
    assert why in response.content.decode()
    [line] = response.context["taking"].plan.refused
    column = list(COLUMNS).index(next(iter(cells)))
    assert line.refused.cell == f"{'ABCDEFGHI'[column]}4"


def test_a_unit_may_name_its_officer_but_not_change_the_order(
    cast: Cast, signed_in_as: SignIn, task: Task
) -> None:
    head = signed_in_as(cast.head)
    response = head.post(IN, {"attached": changed(head, product="Khác")})
    assert "chỉ lãnh đạo giao việc" in response.content.decode()
    token = head.post(IN, {"attached": changed(head, officer=cast.officer.name)}).context["taking"].token
    head.post(IN, {"preview": token, "take-in": "1"})
    assert Task.objects.get(pk=task.pk).officer == cast.officer


def test_one_refused_row_keeps_all_out(clerk: Client, task: Task) -> None:
    response = clerk.post(
        IN, {"attached": made(("", "Mới", "", "", ""), ("999", "Lạ", "", "", "")), "take-in": "1"}
    )
    assert response.status_code == 422
    assert not Task.objects.filter(title="Mới").exists()


def test_what_somebody_changed_since_the_preview_is_not_overwritten(
    clerk: Client, cast: Cast, draft: Task
) -> None:
    token = clerk.post(IN, {"attached": changed(clerk, title="Của tôi")}).context["taking"].token
    change_task(draft, {"title": "Của chị"}, version=draft.version, by=cast.chair, at=NOW)
    response = clerk.post(IN, {"preview": token, "take-in": "1"})
    assert response.status_code == 422
    assert "vừa được người khác sửa" in response.content.decode()
    assert Task.objects.get(pk=draft.pk).title == "Của chị"


def test_nobody_confirms_the_preview_of_another(
    clerk: Client, cast: Cast, signed_in_as: SignIn, draft: Task
) -> None:
    token = clerk.post(IN, {"attached": changed(clerk, title="Của tôi")}).context["taking"].token
    response = signed_in_as(cast.chair).post(IN, {"preview": token, "take-in": "1"})
    assert response.status_code == 422
    assert "không còn dùng được" in response.content.decode()


def test_a_confirmation_sent_twice_changes_once(clerk: Client, draft: Task) -> None:
    token = clerk.post(IN, {"attached": changed(clerk, title="Một lần")}).context["taking"].token
    answers = [clerk.post(IN, {"preview": token, "take-in": "1"}).status_code for _ in range(2)]
    assert answers == [302, 422]
    assert Entry.objects.about(f"task:{draft.pk}").filter(verb="task.changed").count() == 1


def test_restricted_tasks_go_out_to_those_named_alone_and_that_is_on_record(
    clerk: Client, office: Office, cast: Cast, signed_in_as: SignIn, task: Task
) -> None:
    common = {"office": office.huyen, "uploaded_by": cast.clerk, "uploaded_at": NOW, "file_name": "a.txt"}
    secret = Document.objects.create(
        **common, size=1, sha256="2" * 64, restricted=True, file=ContentFile(b"b", "b.txt")
    )
    secret.named_people.add(cast.clerk)
    fields = {"title": "Việc riêng", "content": "x", "lead": office.finance, "document": secret}
    hidden = draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    assert "Việc riêng" in [row[1] for row in sent(clerk)[3:]]
    assert Entry.objects.filter(verb="document.looked").count() == 1
    chair = signed_in_as(cast.chair)
    assert "Việc riêng" not in [row[1] for row in sent(chair)[3:]]
    response = chair.post(IN, {"attached": made((hidden.pk, "Đoán mã", "", "", ""))})
    assert "không có nhiệm vụ mang mã này" in response.content.decode()


def test_ten_thousand_rows_take_a_fixed_number_of_queries(
    clerk: Client, task: Task, draft: Task, django_assert_max_num_queries: Any
) -> None:
    sent(clerk)
    with django_assert_max_num_queries(10):
        assert len(sent(clerk)) == 5


TITLES = (
    ("STT", "Nội dung nhiệm vụ", "Văn bản giao", None, "Đơn vị thực hiện", None, "Thời hạn", "Kết quả"),
    (None, None, "Số, ký hiệu", "Ngày", "Chủ trì", "Phối hợp", None, None),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
)


def register(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    """The register that a clerk keeps today: a heading, two rows of titles, groups, a signature."""
    book = Workbook()
    assert book.active is not None
    signed = ((), (None, "NGƯỜI LẬP", None, None, "CHỦ TỊCH"), (None, "Trần Thị Lan", None, None, "Bình"))
    for row in (("BẢNG THEO DÕI NHIỆM VỤ",), (), *TITLES, ("A", "NHIỆM VỤ THƯỜNG XUYÊN"), *rows, *signed):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("theo dõi.xlsx", out.getvalue())


def test_the_register_a_clerk_keeps_becomes_drafts(clerk: Client, office: Office) -> None:
    long = "Rà soát " + "các hộ lấn chiếm hành lang đường liên thôn, " * 12
    file = register(
        (1, long, "1/TB", "3/3/2023", "Công an huyện", "các xã", date(2023, 4, 15), "Đang làm"),
        (2, "Báo cáo quý", "1/TB", "", "TT PVHCC; Công an huyện", "", "trong tháng 4/2023", ""),
    )
    answer = clerk.post(IN, {"attached": file})
    assert answer.status_code == 200
    assert "Đơn vị chủ trì (chưa nhận ra, giữ như tệp ghi)" in answer.content.decode()
    done = clerk.post(IN, {"preview": answer.context["taking"].token, "take-in": "1"}, follow=True)
    assert "Báo cáo quý" in done.content.decode()
    first, second = Task.objects.filter(state="draft").order_by("pk")
    assert (first.lead, first.due_on, first.helpers_text) == (office.police, date(2023, 4, 15), "các xã")
    assert (first.content, first.title.endswith(" …"), len(first.title) <= 300) == (long.strip(), True, True)
    assert (second.lead, second.lead_text) == (None, "TT PVHCC; Công an huyện")
    assert (second.due_on, second.deadline_text) == (None, "trong tháng 4/2023")


def test_a_name_that_other_offices_use_too_means_the_own_unit(clerk: Client, office: Office) -> None:
    beside = make_unit("huyen-2", "UBND huyện Sông Tây", None, Kind.COMMITTEE)
    make_unit("ca-2", office.police.name, beside, Kind.FORCE)
    answer = clerk.post(IN, {"attached": register((1, "Việc", "", "", office.police.name, "", "", ""))})
    assert [line.fields["lead"] for line in answer.context["taking"].plan.added] == [office.police]
    assert "chưa nhận ra" not in answer.content.decode()


def test_a_name_of_two_units_of_the_own_office_stays_as_written(clerk: Client, office: Office) -> None:
    make_unit("ca-2", office.police.name, office.communes[0], Kind.FORCE)
    answer = clerk.post(IN, {"attached": register((1, "Việc", "", "", office.police.name, "", "", ""))})
    assert "Đơn vị chủ trì (chưa nhận ra, giữ như tệp ghi)" in answer.content.decode()


def test_a_register_sent_twice_adds_nothing_the_second_time(clerk: Client, task: Task) -> None:
    row = (1, "Việc mới", "", "", "Công an huyện", "", "15/4/2023", "")
    token = clerk.post(IN, {"attached": register(row)}).context["taking"].token
    clerk.post(IN, {"preview": token, "take-in": "1"})
    again = clerk.post(IN, {"attached": register(row)})
    assert again.status_code == 422
    assert "đã có nhiệm vụ chưa xong cùng tên, cùng hạn" in again.content.decode()
    assert Task.objects.filter(title="Việc mới").count() == 1


@pytest.mark.parametrize(("due", "added"), [("15/4/2023", 1), ("15/5/2023", 2)])
def test_the_same_row_twice_in_a_register_is_refused_another_date_is_not(
    clerk: Client, task: Task, due: str, added: int
) -> None:
    first = (1, "Việc mới", "", "", "Công an huyện", "", "15/4/2023", "")
    second = (2, "VIỆC MỚI", "", "", "Công an huyện", "", due, "")
    plan = clerk.post(IN, {"attached": register(first, second)}).context["taking"].plan
    assert (len(plan.added), len(plan.refused)) == (added, 2 - added)


def test_a_head_adds_no_drafts_by_a_register(cast: Cast, signed_in_as: SignIn, task: Task) -> None:
    answer = signed_in_as(cast.head).post(IN, {"attached": register((1, "Việc mới"))})
    assert answer.status_code == 422
    assert "không lập được nhiệm vụ mới" in answer.content.decode()
