"""Units and people on their pages: found, invited, given roles, imported; never left without a key."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.units.actions import end_role, invite, stop_account
from dondoc_office.units.errors import LastAdministrator
from dondoc_office.units.importing import COLUMNS
from dondoc_office.units.models import Alias, Kind, Level, Role, Unit
from dondoc_office.units.naming import code_for, kind_of, level_of

SignIn = Callable[[Person], Client]


@pytest.fixture
def browser(cast: Cast, signed_in_as: SignIn) -> Client:
    return signed_in_as(cast.administrator)


@pytest.mark.parametrize("words", ["Tài chính", "tai chinh", "TÀI-CHÍNH", "bộ phận ngân khố", "ngan kho"])
def test_a_unit_is_found_by_any_name_with_or_without_marks(
    browser: Client, office: Office, words: str
) -> None:
    Alias.objects.create(unit=office.finance, name="Bộ phận Ngân khố")
    office.finance.arrange()
    office.finance.save()
    page = browser.get("/don-vi/", {"tim": words}).content.decode()
    assert office.finance.name in page
    assert office.police.name not in page


def test_the_tree_lists_children_below_their_parent_in_vietnamese_order(office: Office) -> None:
    names = [(unit.depth, unit.name) for unit in Unit.objects.all().in_tree_order()]
    assert names[0] == (0, office.huyen.name)
    communes = [name for depth, name in names if "xã" in name]
    assert communes == ["UBND xã Ái Nghĩa", "UBND xã An Bình", "UBND xã Đông Hòa"] or communes == [
        "UBND xã An Bình",
        "UBND xã Ái Nghĩa",
        "UBND xã Đông Hòa",
    ]


@pytest.mark.parametrize(
    "url", ["/don-vi/+/them/", "/nguoi/moi/", "/don-vi/{}/ke-thua/", "/nhiem-vu/", "/nhiem-vu/lich/"]
)
def test_departments_of_the_same_name_are_told_apart_where_one_is_chosen(
    browser: Client, office: Office, url: str
) -> None:
    Unit.objects.filter(pk=office.huyen.pk).update(short_name="")
    page = browser.get(url.format(office.police.code)).content.decode()
    assert f">{office.finance.name}, {office.huyen.name}</option>" in page
    assert f">{office.huyen.name}</option>" in page


def test_an_absence_without_its_days_comes_back_to_the_page_it_was_typed_on(
    cast: Cast, signed_in_as: SignIn
) -> None:
    said = {"deputy": cast.officer.pk, "valid_from": "2023-04-09", "valid_until": "", "reason": "Đi học"}
    told = signed_in_as(cast.head).post(f"/nguoi/{cast.head.pk}/vang-mat/", said)
    page = told.content.decode()
    assert told.status_code == 422
    assert "Trường này là bắt buộc." in page
    assert 'value="Đi học"' in page
    assert not cast.head.absences.exists()


def test_a_unit_that_ended_is_seen_on_its_days_only(browser: Client, office: Office) -> None:
    said = {"heirs": [office.office.pk], "on": "2020-07-01", "basis": "NQ 1/NQ-HĐND"}
    browser.post(f"/don-vi/{office.finance.code}/ke-thua/", said)
    assert office.finance.name in browser.get("/don-vi/?ngay=2020-06-30").content.decode()
    assert office.finance.name not in browser.get("/don-vi/?ngay=2020-07-01").content.decode()
    page = browser.get(f"/don-vi/{office.finance.code}/").content.decode()
    assert "30/06/2020" in page
    assert office.office.name in page


def test_heirs_of_the_same_name_are_told_apart_by_the_office_above_them(
    browser: Client, office: Office
) -> None:
    heirs = [make_unit(f"kt-{n}", "Phòng Kinh tế", above) for n, above in enumerate(office.communes[:2])]
    said = {"heirs": [heir.pk for heir in heirs], "on": "2020-07-01", "basis": "NQ 1/NQ-HĐND"}
    browser.post(f"/don-vi/{office.finance.code}/ke-thua/", said)
    page = browser.get(f"/don-vi/{office.finance.code}/").content.decode()
    for above in office.communes[:2]:
        assert f"Phòng Kinh tế, {above.name}" in page


def test_the_list_of_units_asks_the_database_a_fixed_number_of_times(
    browser: Client, office: Office, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    browser.get("/don-vi/")  # the first page of a session notes where it is
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        browser.get("/don-vi/")


def test_an_invited_person_comes_in_by_the_link_shown_once(browser: Client, office: Office) -> None:
    said = {"email": "moi@xa.example", "name": "Đỗ Văn Mới", "unit": office.police.pk, "role": "head"}
    page = browser.post("/nguoi/moi/", said).content.decode()
    link = page.split('<code class="long">')[1].split("</code>")[0]
    guest = Client()
    path = link.split("testserver")[1]
    guest.post(path, {"password": "một câu dễ nhớ", "again": "một câu dễ nhớ"})
    assert "Đỗ Văn Mới" in guest.get("/").content.decode()
    assert guest.get(path).status_code == 410


def test_an_invitation_never_opens_an_account_that_stands(cast: Cast, office: Office) -> None:
    cast.chair.email = "chu@xa.example"
    cast.chair.save()
    person, token = invite(
        "Chu@xa.example", "Ai đó", office.police, Role.OFFICER, by=cast.administrator, at=NOW
    )
    assert (person, token) == (cast.chair, "")


def test_the_last_administrator_keeps_the_key(cast: Cast) -> None:
    key = cast.administrator.memberships.get()
    with pytest.raises(LastAdministrator):
        end_role(key, until=NOW.date(), by=cast.administrator, at=NOW)
    with pytest.raises(LastAdministrator):
        stop_account(cast.administrator, reason="x", by=cast.administrator, at=NOW)


def test_a_role_is_not_given_twice(browser: Client, cast: Cast, office: Office) -> None:
    said = {"unit": office.finance.pk, "role": "officer"}
    response = browser.post(f"/nguoi/{cast.officer.pk}/vai-tro/", said)
    assert response.status_code == 422
    assert "đang giữ vai trò ấy" in response.content.decode()


def table(*rows: Sequence[object]) -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS.values()))
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("đơn vị.xlsx", out.getvalue())


def test_a_table_is_previewed_then_taken_in_whatever_its_order(browser: Client, office: Office) -> None:
    file = table(
        ("doi-1", "Đội Trật tự", "", "phong-moi"),
        ("phong-moi", "Phòng Nội vụ", "NV", "huyen", "Phòng, ban, sở", "Cấp huyện", "01/01/2020"),
        ("tckh", "Phòng Tài chính - Kế hoạch", "TC-KH", "huyen", "", "Cấp huyện"),
    )
    preview = browser.post("/don-vi/+/tu-excel/", {"attached": file}).content.decode()
    assert "Thêm 2, sửa 1, giữ nguyên 0, không nhận 0 dòng." in preview
    assert not Unit.objects.filter(code="phong-moi").exists()
    seen = preview.split('name="preview" value="')[1].split('"')[0]
    browser.post("/don-vi/+/tu-excel/", {"preview": seen, "take-in": "1"})
    assert Unit.objects.get(code="doi-1").path == "/huyen/phong-moi/doi-1/"
    assert Unit.objects.get(code="tckh").short_name == "TC-KH"
    assert Entry.objects.filter(verb="unit.added").count() == 2


WRONG = (
    (("Mã có dấu", "Phòng A"), "mã chỉ gồm chữ thường"),
    (("a", ""), "thiếu tên đầy đủ"),
    (("a", "A", "", "khong-co"), "không có đơn vị cấp trên"),
    (("a", "A", "", "huyen", "Loại lạ"), "không hiểu “Loại lạ”"),
    (("a", "A", "", "huyen", "", "", "31/02/2020"), "“31/02/2020” không phải ngày"),
    (("a", "A", "", "huyen", "", "", "02/02/2020", "01/02/2020"), "ngày cuối trước ngày đầu"),
    (("tckh", "A", "", "vp"), "đơn vị cấp trên không đổi được"),
    (("a", "A" * 201), "dài 201 chữ cái, quá 200"),
)


@pytest.mark.parametrize(("row", "why"), WRONG, ids=[why for _, why in WRONG])
def test_one_wrong_row_keeps_all_out_and_says_why(
    browser: Client, office: Office, row: tuple[str, ...], why: str
) -> None:
    file = table(("tot", "Phòng Tốt", "", "huyen"), row)
    response = browser.post("/don-vi/+/tu-excel/", {"attached": file, "take-in": "1"})
    assert response.status_code == 422
    assert why in response.content.decode()
    assert not Unit.objects.filter(code="tot").exists()


def test_columns_that_the_file_lacks_stay_as_they_are(browser: Client, office: Office) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("Mã", "TÊN ĐẦY ĐỦ"), ("tckh", "Phòng Tài chính")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    preview = browser.post("/don-vi/+/tu-excel/", {"attached": SimpleUploadedFile("a.xlsx", out.getvalue())})
    assert [change.column for change in preview.context["taking"].plan.changed[0].changes] == ["Tên đầy đủ"]


def test_a_unit_changed_since_the_preview_is_not_overwritten(browser: Client, office: Office) -> None:
    file = table(("tckh", "Phòng Tài chính", "TC", "huyen"))
    token = browser.post("/don-vi/+/tu-excel/", {"attached": file}).context["taking"].token
    Unit.objects.filter(code="tckh").update(short_name="TCKH")
    response = browser.post("/don-vi/+/tu-excel/", {"preview": token, "take-in": "1"})
    assert response.status_code == 422
    assert "vừa được người khác sửa" in response.content.decode()
    assert Unit.objects.get(code="tckh").short_name == "TCKH"
    again = response.context["taking"].token
    assert browser.post("/don-vi/+/tu-excel/", {"preview": again, "again": "1"}).status_code == 200


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"a,b\n1,2\n"])
def test_what_is_no_table_is_refused_in_a_sentence(browser: Client, content: bytes) -> None:
    file = SimpleUploadedFile("x.xlsx", content)
    response = browser.post("/don-vi/+/tu-excel/", {"attached": file})
    assert response.status_code == 422
    assert 'class="wrong"' in response.content.decode()


def test_the_template_holds_the_columns(browser: Client) -> None:
    sheet = load_workbook(io.BytesIO(browser.get("/don-vi/+/tu-excel/mau/").content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS.values())


def test_the_example_of_the_template_adds_nothing_and_is_said_to_be_left_out(browser: Client) -> None:
    mould = browser.get("/don-vi/+/tu-excel/mau/").content
    answer = browser.post("/don-vi/+/tu-excel/", {"attached": SimpleUploadedFile("m.xlsx", mould)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Thêm 0, sửa 0, giữ nguyên 0, không nhận 0 dòng." in page
    assert "Bỏ qua 1 dòng ngoài bảng" in page
    assert "dòng ví dụ của tệp mẫu" in page


def test_totals_and_signatures_do_not_keep_the_rows_of_the_table_out(browser: Client, office: Office) -> None:
    file = table(
        ("phong-a", "Phòng A", "", "huyen"),
        ("Tổng cộng", "1 đơn vị"),
        ("Người lập biểu", "", "", "", "", "Chủ tịch"),
        ("Ngô Quang Trị",),
    )
    preview = browser.post("/don-vi/+/tu-excel/", {"attached": file})
    assert "Bỏ qua 3 dòng ngoài bảng" in preview.content.decode()
    browser.post("/don-vi/+/tu-excel/", {"preview": preview.context["taking"].token, "take-in": "1"})
    assert Unit.objects.filter(code="phong-a").exists()


def listed(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    """A list as an office keeps it: a heading, numbers, names, no codes."""
    book = Workbook()
    assert book.active is not None
    for row in (("DANH SÁCH ĐƠN VỊ",), (), *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("ds.xlsx", out.getvalue())


def test_a_list_of_names_adds_units_with_proposed_codes_under_the_office(
    browser: Client, office: Office
) -> None:
    file = listed(
        ("STT", "Tên đơn vị", "Tên viết tắt"),
        (1, "Trung tâm Y tế", "TTYT"),
        (2, "Phòng Tài chính - Kế hoạch", "TC"),
        (3, "Trung tâm y tế"),
        (4, "Ban Chỉ huy Quân sự"),
    )
    plan = browser.post("/don-vi/+/tu-excel/", {"attached": file}).context["taking"].plan
    assert [(line.name, line.fields["code"]) for line in plan.added] == [
        ("Trung tâm Y tế", "trung-tam-y-te"),
        ("Trung tâm y tế", "trung-tam-y-te-2"),
        ("Ban Chỉ huy Quân sự", "ban-chi-huy-quan-su"),
    ]
    assert {line.fields["parent"] for line in plan.added} == {"huyen"}
    assert [line.fields["kind"] for line in plan.added] == ["public", "public", "force"]
    assert {line.fields["level"] for line in plan.added} == {"district"}
    assert "Mã" in [change.column for change in plan.added[0].changes]
    assert [(line.subject.code, line.fields["short_name"]) for line in plan.changed] == [("tckh", "TC")]


def test_a_list_of_names_is_taken_in_and_the_second_time_changes_nothing(
    browser: Client, office: Office
) -> None:
    rows = (("Tên đơn vị", "Trực thuộc"), ("Đội A", "Phòng Nội vụ"), ("Phòng Nội vụ", "ubnd huyện sông đông"))
    token = browser.post("/don-vi/+/tu-excel/", {"attached": listed(*rows)}).context["taking"].token
    browser.post("/don-vi/+/tu-excel/", {"preview": token, "take-in": "1"})
    assert Unit.objects.get(name="Đội A").path == "/huyen/phong-noi-vu/doi-a/"
    plan = browser.post("/don-vi/+/tu-excel/", {"attached": listed(*rows)}).context["taking"].plan
    assert (plan.same, plan.added, plan.changed, plan.refused) == (2, [], [], [])


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((("Tên đơn vị",), ("Phòng Kinh tế",)), "nhiều đơn vị đang có tên này"),
        (
            (("Tên đơn vị", "Thuộc"), ("Phòng Mới", "Phòng Kinh tế")),
            "không có đơn vị cấp trên “Phòng Kinh tế”",
        ),
        ((("Tên đơn vị", "Thuộc"), ("Phòng Mới", "Phòng Mới")), "không có đơn vị cấp trên"),
    ],
)
def test_a_name_that_may_mean_several_units_is_not_guessed(
    browser: Client, office: Office, rows: tuple[tuple[str, ...], ...], why: str
) -> None:
    for number, commune in enumerate(office.communes[:2]):
        make_unit(f"kt-{number}", "Phòng Kinh tế", commune)
    answer = browser.post("/don-vi/+/tu-excel/", {"attached": listed(*rows)})
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_an_ended_unit_is_not_changed_by_a_list_of_names(browser: Client, office: Office) -> None:
    Unit.objects.filter(code="tckh").update(valid_until=date(2020, 1, 1))
    file = listed(("Tên đơn vị",), ("Phòng Tài chính - Kế hoạch",))
    [line] = browser.post("/don-vi/+/tu-excel/", {"attached": file}).context["taking"].plan.added
    assert line.fields["code"] == "phong-tai-chinh-ke-hoach"


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("Uỷ ban nhân dân xã Hoà Bình", Kind.COMMITTEE, Level.COMMUNE),
        ("Văn phòng HĐND và UBND tỉnh", Kind.OFFICE, Level.PROVINCE),
        ("Quân sự xã", Kind.DEPARTMENT, Level.OTHER),
        ("Quận Ba", Kind.DEPARTMENT, Level.DISTRICT),
        ("Xã An Bình", Kind.COMMUNE, Level.COMMUNE),
        ("Ban Quản lý dự án", Kind.PUBLIC, Level.OTHER),
        ("Phòngban", Kind.DEPARTMENT, Level.OTHER),
        ("", Kind.DEPARTMENT, Level.OTHER),
    ],
)
def test_a_name_says_kind_and_level(name: str, kind: Kind, level: Level) -> None:
    assert (kind_of(name), level_of(name)) == (kind, level)


def test_a_code_is_new_and_short_whatever_the_name() -> None:
    assert code_for("Phòng " + "dài " * 30, ()) == ("phong-" + "dai-" * 10)[:40]
    assert code_for("Đội", {"doi", "doi-2"}) == "doi-3"
    assert len(code_for("a" * 60, {"a" * 40})) == 40
    assert code_for("!!!", ()) == "don-vi"


def test_the_preview_names_the_columns_that_are_not_taken_in(browser: Client) -> None:
    file = SimpleUploadedFile("dv.csv", "Tên đơn vị;Điện thoại;Quý danh\nPhòng Mới;0123;x\n".encode())
    page = browser.post("/don-vi/+/tu-excel/", {"attached": file}).content.decode()
    assert "Cột của tệp không lấy sang: Điện thoại; Quý danh." in page
