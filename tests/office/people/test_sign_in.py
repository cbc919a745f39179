"""Coming in: by password, by a second factor, never by trying; where one is signed in."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client
from tests.office.conftest import NOW, Cast

from dondoc_office.people.actions import open_or_close_account
from dondoc_office.people.forms import FirstPassword
from dondoc_office.people.models import Person

PASSWORD = "một câu dễ nhớ 2023"
ENGLISH = re.compile(
    r"\b(password|sign|account|email|key|code|recovery|browser|session|please|your)\b", re.IGNORECASE
)


@pytest.fixture
def person(cast: Cast) -> Person:
    cast.officer.set_password(PASSWORD)
    cast.officer.email = "quynh@xa.example"
    cast.officer.save(update_fields=["password", "email"])
    return cast.officer


def sign_in(client: Client, person: Person, password: str = PASSWORD) -> str:
    response = client.post("/tai-khoan/login/", {"login": person.email, "password": password}, follow=True)
    return response.content.decode()


def confirm(client: Client) -> None:
    """What touches the locks of an account asks for the password again."""
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})


def words_of(page: str) -> str:
    """What people read: no scripts, no attributes."""
    shown = re.sub(r"<(script|style)\b.*?</\1>", "", page.split('<main class="main"')[1], flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", shown)


def test_the_form_is_plain_and_in_the_page(client: Client, db: None) -> None:
    page = client.get("/tai-khoan/login/").content.decode().split("<main")[1].split("</main>")[0]
    assert re.search(r'<button class="button[^"]*" type="submit">Đăng nhập</button>', page)


def test_a_right_password_opens_and_changes_the_session(client: Client, person: Person) -> None:
    client.get("/tai-khoan/login/")
    client.session["planted"] = 1
    before = client.session.session_key
    assert f"Việc của {person.name}" in sign_in(client, person)
    assert client.session.session_key != before


def test_a_wrong_password_says_so_and_keeps_the_address(client: Client, person: Person) -> None:
    page = sign_in(client, person, "sai")
    assert "Địa chỉ thư hoặc mật khẩu không đúng." in page
    assert person.email in page


def test_an_unknown_address_is_answered_like_a_wrong_password(client: Client, person: Person) -> None:
    response = client.post("/tai-khoan/login/", {"login": "khong@xa.example", "password": "sai"})
    assert "Địa chỉ thư hoặc mật khẩu không đúng." in response.content.decode()


def test_after_five_wrong_passwords_the_right_one_waits_too(client: Client, person: Person) -> None:
    for _ in range(5):
        sign_in(client, person, "sai")
    assert "Đăng nhập sai quá nhiều lần" in sign_in(client, person)
    assert "Đăng nhập sai quá nhiều lần" in sign_in(Client(REMOTE_ADDR="10.0.0.9"), person)


def test_a_stopped_account_is_out_at_once(client: Client, person: Person, cast: Cast) -> None:
    sign_in(client, person)
    open_or_close_account(person, active=False, reason="nghỉ hưu", by=cast.administrator, at=NOW)
    assert client.get("/").status_code == 302
    assert "đang ngừng" in sign_in(Client(), person)


def test_a_code_is_asked_after_the_password(client: Client, person: Person) -> None:
    sign_in(client, person)
    confirm(client)
    page = client.get("/tai-khoan/2fa/totp/activate/").content.decode()
    secret = re.search(r'value="([A-Z2-7]{16,})"', page)
    assert secret
    client.post("/tai-khoan/2fa/totp/activate/", {"code": code_of(secret[1])})
    again = Client()
    assert "mã sáu số" in sign_in(again, person)
    assert again.get("/").status_code == 302
    again.post("/tai-khoan/2fa/authenticate/", {"code": "000000"})
    assert again.get("/").status_code == 302
    again.post("/tai-khoan/2fa/authenticate/", {"code": recovery_code(client)})
    assert again.get("/").status_code == 200


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30)))


def recovery_code(client: Client) -> str:
    page = client.get("/tai-khoan/2fa/recovery-codes/").content.decode()
    found = re.search(r"<textarea[^>]*>\s*(\S+)", page)
    assert found
    return found[1]


def test_other_places_are_listed_and_signed_out(client: Client, person: Person) -> None:
    other = Client(HTTP_USER_AGENT="Máy ở phòng họp")
    sign_in(other, person)
    other.get("/")
    sign_in(client, person)
    assert "Máy ở phòng họp" in client.get("/tai-khoan/sessions/").content.decode()
    client.post("/tai-khoan/sessions/")
    assert other.get("/").status_code == 302
    assert client.get("/").status_code == 200


def test_a_changed_password_signs_out_and_works(client: Client, person: Person) -> None:
    sign_in(client, person)
    new = "câu khác hẳn 2024"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post("/tai-khoan/password/change/", said)
    assert client.get("/").status_code == 302
    assert f"Việc của {person.name}" in sign_in(Client(), person, new)


def test_a_forgotten_password_is_set_by_a_link_in_vietnamese(client: Client, person: Person) -> None:
    client.post("/tai-khoan/password/reset/", {"email": person.email})
    [letter] = mail.outbox
    assert letter.to == [person.email]
    link = re.search(r"http://[^/]+(\S+)", str(letter.body))
    assert link
    assert "đặt mật khẩu mới" in letter.body
    form = client.get(link[1], follow=True)
    new = "câu khác hẳn 2024"
    client.post(str(form.request["PATH_INFO"]), {"password1": new, "password2": new})
    assert f"Việc của {person.name}" in sign_in(Client(), person, new)


PAGES = (
    *("password/change/", "2fa/", "2fa/totp/activate/", "2fa/recovery-codes/generate/", "2fa/webauthn/"),
    *("2fa/webauthn/add/", "sessions/", "logout/", "reauthenticate/", ""),
)


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_account_speak_vietnamese(client: Client, person: Person, name: str) -> None:
    sign_in(client, person)
    if name != "reauthenticate/":
        confirm(client)
    words = words_of(client.get(f"/tai-khoan/{name}").content.decode()).replace("passkey", "")
    assert not ENGLISH.findall(words.replace(person.email, ""))


@pytest.mark.parametrize(
    "name", ["login/", "password/reset/", "password/reset/done/", "signup/", "inactive/"]
)
def test_pages_before_signing_in_speak_vietnamese(client: Client, db: None, name: str) -> None:
    words = words_of(client.get(f"/tai-khoan/{name}").content.decode()).replace("passkey", "")
    assert not ENGLISH.findall(words)


def test_the_pages_of_the_account_show_the_menu_of_the_person(client: Client, person: Person) -> None:
    client.force_login(person)
    assert "Đơn vị tôi" in client.get("/").content.decode()
    assert "Đơn vị tôi" in client.get("/tai-khoan/2fa/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("again", "wrong"),
    [("1234567890", {"password"}), ("1234567891", {"password", "again"}), ("", {"password", "again"})],
)
def test_a_password_that_is_refused_is_not_said_to_be_typed_in_two_ways(again: str, wrong: set[str]) -> None:
    form = FirstPassword({"password": "1234567890", "again": again}, person=Person(email="lan@x.example"))
    assert set(form.errors) == wrong


def test_an_address_that_is_none_shows_the_whole_menu_too(client: Client, person: Person) -> None:
    before = client.get("/khong-co/").content.decode()
    client.force_login(person)
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Đơn vị tôi" in answer.content.decode() and "Đơn vị tôi" not in before
