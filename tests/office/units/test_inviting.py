"""Many people invited from a file: seen first, invited together, each with a link that is shown once."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Invitation, Person
from dondoc_office.units.actions import invite
from dondoc_office.units.inviting import COLUMNS
from dondoc_office.units.models import Membership, Role

SignIn = Callable[[Person], Client]
URL = "/nguoi/moi/tu-excel/"
GOOD = ("Đỗ Văn Mới", "Moi@moi.example", "tckh", "Văn thư, tổng hợp; chuyen vien", "Kế toán trưởng")


@pytest.fixture
def browser(cast: Cast, signed_in_as: SignIn) -> Client:
    return signed_in_as(cast.administrator)


def table(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    for row in (tuple(COLUMNS.values()), *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("can-bo.xlsx", out.getvalue())


def shown(browser: Client, *rows: tuple[object, ...]) -> str:
    """What the confirmation of these rows carries."""
    token: str = browser.post(URL, {"attached": table(*rows)}).context["taking"].token
    return token


def roles_of(email: str) -> set[tuple[str, str]]:
    return set(Membership.objects.filter(person__email=email).values_list("unit__code", "role"))


def test_people_are_shown_first_and_then_invited_with_their_roles(browser: Client, office: Office) -> None:
    rows = (GOOD, ("Lê Thị Hai", "hai@moi.example", office.police.name, ""))
    preview = browser.post(URL, {"attached": table(*rows)})
    assert "Thêm 2, sửa 0, giữ nguyên 0, không nhận 0 dòng." in preview.content.decode()
    assert not Person.objects.filter(email__endswith="@moi.example").exists()
    browser.post(URL, {"preview": preview.context["taking"].token, "take-in": "1"})
    person = Person.objects.get(email="moi@moi.example")
    assert (person.name, person.title) == ("Đỗ Văn Mới", "Kế toán trưởng")
    assert roles_of("moi@moi.example") == {("tckh", "clerk"), ("tckh", "officer")}
    assert roles_of("hai@moi.example") == {(office.police.code, "officer")}
    assert Entry.objects.filter(verb="person.invited").count() == 2
    assert Entry.objects.filter(verb="membership.given").count() == 3


def test_each_link_is_shown_once_with_a_button_and_opens_its_account(browser: Client, office: Office) -> None:
    token = shown(browser, GOOD, ("Lê Thị Hai", "hai@moi.example", "tckh"))
    page = browser.post(URL, {"preview": token, "take-in": "1"})
    assert "no-store" in page["Cache-Control"]
    assert page.content.decode().count("data-copied=") == 2
    links = {person.name: link for person, link in page.context["links"]}
    assert all(f'<code class="long">{link}</code>' in page.content.decode() for link in links.values())
    guest = Client()
    path = links["Lê Thị Hai"].split("testserver")[1]
    guest.post(path, {"password": "một câu dễ nhớ", "again": "một câu dễ nhớ"})
    assert "Lê Thị Hai" in guest.get("/").content.decode()


def test_a_confirmation_sent_twice_invites_once(browser: Client, office: Office) -> None:
    said = {"preview": shown(browser, GOOD), "take-in": "1"}
    assert browser.post(URL, said).status_code == 200
    assert browser.post(URL, said).status_code == 302
    assert Invitation.objects.filter(person__email="moi@moi.example").count() == 1


def test_people_with_an_account_are_named_and_left_as_they_are(browser: Client, cast: Cast) -> None:
    before = roles_of(cast.chair.email)
    row = ("Tên khác", cast.chair.email.upper(), "tckh", "Quản trị")
    preview = browser.post(URL, {"attached": table(row, GOOD)})
    page = preview.content.decode()
    assert "1 người đã có tài khoản, không mời lại" in page
    assert f'<a href="/nguoi/{cast.chair.pk}/">{cast.chair.name}</a>' in page
    done = browser.post(URL, {"preview": preview.context["taking"].token, "take-in": "1"})
    assert [person.name for person, _ in done.context["links"]] == ["Đỗ Văn Mới"]
    assert roles_of(cast.chair.email) == before
    assert not cast.chair.invitations.exists()


def test_somebody_invited_since_the_preview_keeps_all_out(
    browser: Client, cast: Cast, office: Office
) -> None:
    token = shown(browser, GOOD, ("Lê Thị Hai", "hai@moi.example", "tckh"))
    invite("hai@moi.example", "Hai", office.police, Role.HEAD, by=cast.administrator, at=NOW)
    told = browser.post(URL, {"preview": token, "take-in": "1"})
    assert told.status_code == 422
    assert "vừa được người khác sửa" in told.content.decode()
    assert not Person.objects.filter(email="moi@moi.example").exists()


WRONG = (
    (("", "a@moi.example", "tckh"), "thiếu họ và tên"),
    (("Lê An", "", "tckh"), "thiếu địa chỉ thư điện tử"),
    (("Lê An", "a@moi.example", ""), "thiếu đơn vị"),
    (("Lê An", "không phải thư", "tckh"), "“không phải thư” không phải địa chỉ thư"),
    (("Lê An", "a@moi.example,b@moi.example", "tckh"), "không phải địa chỉ thư"),
    (("Lê An", "a@moi.example", "Phòng Lạ"), "không có đơn vị “Phòng Lạ” trong số đơn vị bạn quản trị"),
    (
        ("Lê An", "a@moi.example", "tckh", "Vua"),
        "không có vai trò “Vua”; hãy ghi một trong: Văn thư, tổng hợp;",
    ),
    (("Lê An", "a@moi.example", "tckh", "", "x" * 101), "dài 101 chữ cái, quá 100"),
    (("A" * 101, "a@moi.example", "tckh"), "dài 101 chữ cái, quá 100"),
    (("Lê\u202eAn", "a@moi.example", "tckh"), "có ký tự không in được"),
    (("=1+1", "a@moi.example", "tckh"), "thiếu họ và tên"),
    (("@Lê An", "a@moi.example", "tckh"), "không hiểu “@Lê An”"),
    (("12345", "a@moi.example", "tckh"), "không hiểu “12345”"),
    (("Đỗ Văn Mới", "MOI@moi.example ", "tckh"), "dòng này đã có ở trên trong cùng tệp"),
)


@pytest.mark.parametrize(("row", "why"), WRONG, ids=[why for _, why in WRONG])
def test_one_wrong_row_keeps_all_out_and_says_why(
    browser: Client, office: Office, row: tuple[str, ...], why: str
) -> None:
    told = browser.post(URL, {"attached": table(GOOD, row), "take-in": "1"})
    assert told.status_code == 422
    assert why in told.content.decode()
    again = {"preview": told.context["taking"].token, "take-in": "1"}
    assert browser.post(URL, again).status_code == 422
    assert not Person.objects.filter(email__endswith="@moi.example").exists()


def test_a_name_of_several_units_asks_for_the_office_above_or_the_code(
    browser: Client, office: Office
) -> None:
    commune, name = office.communes[0], office.finance.name
    make_unit("kt-2", name, commune)
    told = browser.post(URL, {"attached": table(("Lê An", "an@moi.example", name))})
    assert f"hãy ghi mã, hoặc tên đủ như “{name}, " in told.content.decode()
    placed = f"{name}, {commune.short_name or commune.name}"
    token = shown(browser, ("Lê An", "an@moi.example", placed.upper()), ("Lê Ba", "ba@moi.example", "KT-2"))
    browser.post(URL, {"preview": token, "take-in": "1"})
    assert roles_of("an@moi.example") == roles_of("ba@moi.example") == {("kt-2", "officer")}


def test_an_administrator_of_one_unit_invites_into_that_one_alone(
    cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    commune = office.communes[0]
    Membership.objects.create(person=cast.officer, unit=commune, role=Role.ADMINISTRATOR)
    browser = signed_in_as(cast.officer)
    told = browser.post(URL, {"attached": table(GOOD)})
    assert "không có đơn vị “tckh” trong số đơn vị bạn quản trị" in told.content.decode()
    token = shown(browser, ("Lê An", "an@moi.example", commune.name))
    browser.post(URL, {"preview": token, "take-in": "1"})
    assert roles_of("an@moi.example") == {(commune.code, "officer")}


def test_the_preview_of_one_administrator_invites_nobody_for_another(
    browser: Client, cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    token = shown(browser, GOOD)
    Membership.objects.create(person=cast.officer, unit=office.huyen, role=Role.ADMINISTRATOR)
    told = signed_in_as(cast.officer).post(URL, {"preview": token, "take-in": "1"})
    assert told.status_code == 422
    assert not Person.objects.filter(email="moi@moi.example").exists()


def test_a_csv_of_the_offices_own_titles_is_read_and_markup_stays_words(
    browser: Client, office: Office
) -> None:
    text = "STT;Họ tên;Email;Phòng, ban\n1;Lê <b>An</b>;an@moi.example;tckh\n"
    preview = browser.post(URL, {"attached": SimpleUploadedFile("a.csv", text.encode("utf-8-sig"))})
    assert preview.status_code == 200
    assert "Lê &lt;b&gt;An&lt;/b&gt;" in preview.content.decode()
    assert "<b>An" not in preview.content.decode()


def test_the_template_holds_the_columns_and_its_example_invites_nobody(
    browser: Client, office: Office
) -> None:
    mould = browser.get(URL + "mau/").content
    assert [cell.value for cell in load_workbook(io.BytesIO(mould)).worksheets[0][1]] == list(
        COLUMNS.values()
    )
    page = browser.post(URL, {"attached": SimpleUploadedFile("m.xlsx", mould)}).content.decode()
    assert "Thêm 0, sửa 0, giữ nguyên 0, không nhận 0 dòng." in page
    assert "dòng ví dụ của tệp mẫu" in page


def test_the_list_speaks_of_roles_in_vietnamese_whatever_the_page_speaks(
    browser: Client, cast: Cast, office: Office
) -> None:
    Person.objects.filter(pk=cast.administrator.pk).update(language="en")
    preview = browser.post(URL, {"attached": table(GOOD)})
    assert preview.context["taking"].plan.added[0].fields["role"] == (Role.CLERK, Role.OFFICER)
