"""A key opens the account it belongs to, here and now, and nothing else."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.office.conftest import NOW, Cast
from tests.office.people.keys import ACCOUNT, Key, added, asked, browser, sent, written

from dondoc_office.people.actions import open_or_close_account
from dondoc_office.people.models import Person
from dondoc_office.people.passkeys import is_copy

PASSWORD = "một câu dễ nhớ 2023"
REFUSED = "Khóa này không mở được"


@pytest.fixture
def person(cast: Cast) -> Person:
    cast.officer.set_password(PASSWORD)
    cast.officer.email = "quynh@xa.example"
    cast.officer.save(update_fields=["password", "email"])
    return cast.officer


@pytest.fixture
def owner(person: Person) -> Client:
    """The browser in which the key was added."""
    client = browser()
    client.post(f"{ACCOUNT}/login/", {"login": person.email, "password": PASSWORD})
    client.post(f"{ACCOUNT}/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def key(owner: Client) -> Key:
    made = Key()
    assert "Máy ở phòng" in added(owner, made) or Authenticator.objects.filter(type="webauthn").exists()
    return made


def opened(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_key_opens_its_account_without_a_password(key: Key, person: Person) -> None:
    client = browser()
    assert f"Việc của {person.name}" in sent(client, key.answered(asked(client)))
    assert Authenticator.objects.get(type="webauthn").last_used_at is not None


def test_the_address_that_was_asked_for_is_opened(key: Key) -> None:
    client = browser()
    said = {"credential": key.answered(asked(client)), "next": "/van-ban/"}
    assert client.post(f"{ACCOUNT}/2fa/webauthn/login/", said).headers["Location"] == "/van-ban/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "http://localhost.lừa.example"},
        {"origin": "https://evil.example"},
        {"site": "evil.example"},
    ],
)
def test_an_answer_given_to_another_site_is_refused(key: Key, wrong: dict[str, str]) -> None:
    client = browser()
    vars(key).update(wrong)
    assert REFUSED in sent(client, key.answered(asked(client)))
    assert not opened(client)


def test_an_answer_is_good_once_and_only_where_it_was_asked_for(key: Key) -> None:
    client, thief = browser(), browser()
    answer = key.answered(asked(client))
    asked(thief)
    assert REFUSED in sent(thief, answer)
    sent(client, answer)
    assert opened(client)
    client.post(f"{ACCOUNT}/logout/")
    for again in (client, browser()):
        assert REFUSED in sent(again, answer)
        assert not opened(again)


def test_a_key_that_did_not_ask_who_holds_it_is_refused(key: Key) -> None:
    client = browser()
    assert REFUSED in sent(client, key.answered(asked(client), verified=False))
    assert not opened(client)


def test_a_copy_is_told_by_its_count_and_shuts_neither_the_password_nor_the_key(
    key: Key, person: Person
) -> None:
    client = browser()
    copy = Key(key.count, secret=key.secret, id=key.id, owner=key.owner)
    sent(client, key.answered(asked(client)))
    thief = browser()
    assert "có thể đã bị sao chép" in sent(thief, copy.answered(asked(thief)))
    assert not opened(thief)
    again = browser()
    sent(again, key.answered(asked(again)))
    assert opened(again)


@pytest.mark.parametrize(
    ("shown", "known", "copy"),
    [(2, 1, False), (1, 1, True), (1, 2, True), (0, 0, False), (0, 1, True), (1, 0, False)],
)
def test_a_count_that_does_not_rise_is_a_copy_s(shown: int, known: int, copy: bool) -> None:
    assert is_copy(shown, known) is copy


def test_a_key_that_never_counts_opens_again_and_again(owner: Client) -> None:
    key = Key(count=0)
    added(owner, key)
    for _ in range(2):
        client = browser()
        sent(client, key.answered(asked(client)))
        assert opened(client)


def test_a_removed_key_opens_nothing(key: Key, owner: Client) -> None:
    row = Authenticator.objects.get(type="webauthn")
    address = f"{ACCOUNT}/2fa/webauthn/keys/{row.pk}/remove/"
    assert "Bỏ khóa “Máy ở phòng”?" in owner.get(address).content.decode()
    owner.post(address)
    client = browser()
    assert REFUSED in sent(client, key.answered(asked(client)))
    assert not opened(client)


def test_a_stopped_account_is_not_opened_by_its_key(key: Key, person: Person, cast: Cast) -> None:
    open_or_close_account(person, active=False, reason="nghỉ hưu", by=cast.administrator, at=NOW)
    client = browser()
    assert "đang ngừng" in sent(client, key.answered(asked(client)))
    assert not opened(client)


def test_a_key_does_not_open_the_account_of_somebody_else(key: Key, cast: Cast) -> None:
    client = browser()
    key.owner = str(cast.clerk.pk).encode()
    assert REFUSED in sent(client, key.answered(asked(client)))
    assert not opened(client)


def test_keys_are_listed_renamed_and_nobody_else_s_are_touched(
    key: Key, owner: Client, person: Person, cast: Cast
) -> None:
    row = Authenticator.objects.get(type="webauthn")
    address = f"{ACCOUNT}/2fa/webauthn/keys/{row.pk}/edit/"
    name = "Điện thoại của Nguyễn Thị Phương Quỳnh"
    owner.post(address, {"name": name})
    page = owner.get(f"{ACCOUNT}/2fa/webauthn/").content.decode()
    assert name in page and "Vào không cần mật khẩu" in page and "chưa dùng" in page
    assert (
        "x" * 61 in owner.post(address, {"name": "x" * 61}).content.decode()
    )  # refused, what was typed stays
    assert name in owner.get(f"{ACCOUNT}/2fa/webauthn/").content.decode()
    other = browser()
    other.force_login(cast.clerk)
    for verb in ("edit", "remove"):
        assert other.post(f"{ACCOUNT}/2fa/webauthn/keys/{row.pk}/{verb}/", {"name": "x"}).status_code in (
            302,
            404,
        )
    assert Authenticator.objects.get(pk=row.pk).wrap().name == name


def test_the_same_key_is_asked_for_after_the_password(key: Key, person: Person) -> None:
    client = browser()
    page = client.post(f"{ACCOUNT}/login/", {"login": person.email, "password": PASSWORD}, follow=True)
    assert not opened(client)
    options = written(page.content.decode())["request_options"]["publicKey"]
    client.post(f"{ACCOUNT}/2fa/authenticate/", {"credential": key.answered(options)})
    assert opened(client)


HOSTILE = (
    *("", "[]", "1", "null", '"x"', "{}", '{"response": null}', '{"response": {"userHandle": 7}}', "{"),
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA",'
    '"signature":"AA","userHandle":null},"clientExtensionResults":{}}',
)


@pytest.mark.parametrize("credential", HOSTILE)
def test_what_no_key_says_is_refused_without_a_failure(owner: Client, key: Key, credential: str) -> None:
    client = browser()
    asked(client)
    assert client.post(f"{ACCOUNT}/2fa/webauthn/login/", {"credential": credential}).status_code == 302
    owner.get(f"{ACCOUNT}/2fa/webauthn/add/")
    said = {"name": "x", "credential": credential}
    assert owner.post(f"{ACCOUNT}/2fa/webauthn/add/", said).status_code == 200
    assert Authenticator.objects.filter(type="webauthn").count() == 1
