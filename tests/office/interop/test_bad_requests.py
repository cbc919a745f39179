"""Whatever a program sends wrongly is answered in one shape, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office
from tests.office.interop.conftest import Program

from dondoc_office.interop.api.mount import api
from dondoc_office.interop.models import Token
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task

MakeProgram = Callable[..., Program]
BOUNDS = "ngày từ 1900-01-01 đến 2999-12-31"


@pytest.mark.parametrize("words", ["", "dondoc_sai", "Basic abc", "x" * 5000, "dondoc_\u0111"])
def test_a_wrong_key_opens_nothing(db: None, words: str) -> None:
    answer = Program(words.encode().decode("latin-1")).get("me")
    assert (answer.status, answer.code) == (401, "token-missing")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_an_expired_and_a_stopped_persons_key_open_nothing(
    cast: Cast, program: MakeProgram
) -> None:
    past = {"made_at": timezone.now() - timedelta(days=9), "expires_at": timezone.now() - timedelta(days=1)}
    for ended in ({"revoked_at": timezone.now()}, past):
        machine = program(cast.officer)
        assert machine.get("me").status == 200
        Token.objects.update(**ended)
        assert machine.get("me").status == 401
    machine = program(cast.officer)
    Person.objects.filter(pk=cast.officer.pk).update(is_active=False)
    assert machine.get("me").status == 401


@pytest.mark.parametrize(
    ("address", "body", "field", "sentence"),
    [
        ("tasks", {}, "office", "thiếu"),
        ("tasks", {"office": "khong-co", "title": "a", "content": "b"}, "office", "không có đơn vị"),
        ("tasks", {"office": "huyen", "title": "", "content": "b"}, "title", "không để trống được"),
        ("tasks", {"office": "huyen", "title": "a", "content": "b", "due_on": "mai"}, "due_on", "ngày dạng"),
        (
            "tasks",
            {"office": "huyen", "title": "a", "content": "b", "due_on": "1899-12-31"},
            "due_on",
            BOUNDS,
        ),
        ("tasks/1/ask_extension", {"new_due_on": "3000-01-01", "reason": "a"}, "new_due_on", BOUNDS),
        ("tasks", {"office": "huyen", "title": "a\0b", "content": "b"}, "body", "NUL"),
        ("tasks/1/report", {"percent": 140}, "percent", "từ 100 trở xuống"),
        ("tasks/1/report", {"files": [{"name": "a", "content": "!"}]}, "files.0.content", "base64"),
        ("tasks/1/fly", {}, "verb", "một trong"),
    ],
)
def test_a_wrong_value_is_named_with_its_sentence(
    task: Task, cast: Cast, program: MakeProgram, address: str, body: object, field: str, sentence: str
) -> None:
    answer = program(cast.clerk).post(address.replace("/1/", f"/{task.pk}/"), body)
    assert (answer.status, answer.code) == (422, "input-invalid")
    assert sentence in answer.body["error"]["fields"][field]


@pytest.mark.parametrize("address", ["units", "periods"])
def test_a_day_that_no_office_writes_is_refused_as_on_the_pages(
    cast: Cast, program: MakeProgram, address: str
) -> None:
    machine = program(cast.clerk)
    for day in ("1899-12-31", "3000-01-01", "0001-01-01", "9999-12-31"):
        answer = machine.get(f"{address}?on={day}")
        assert answer.status == 422
        assert BOUNDS in answer.body["error"]["fields"]["on"]
    assert {machine.get(f"{address}?on={day}").status for day in ("1900-01-01", "2999-12-31")} == {200}


def test_what_is_no_json_is_said_so(cast: Cast, program: MakeProgram) -> None:
    machine = program(cast.clerk)
    response = machine.client.generic(
        "POST", "/api/v1/tasks", "{không", content_type="application/json", headers=machine.headers
    )
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "input-invalid"


def test_a_huge_request_is_refused_before_it_is_read(
    cast: Cast, program: MakeProgram, settings: LazySettings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = program(cast.clerk).post("tasks", {"title": "x" * 2000})
    assert (answer.status, answer.code) == (413, "request-too-large")


def test_another_method_is_refused_in_the_same_shape(cast: Cast, program: MakeProgram, task: Task) -> None:
    machine = program(cast.clerk)
    response = machine.client.delete(f"/api/v1/tasks/{task.pk}", headers=machine.headers)
    assert response.status_code == 405
    assert response.json()["error"]["code"] == "method-not-allowed"
    assert "PATCH" in response.headers["Allow"]
    assert Task.objects.filter(pk=task.pk).exists()


@pytest.mark.parametrize(
    "address", ["khong-co", "tasks/0", f"tasks/{2**70}", "documents/0", "units/khong-co"]
)
def test_nothing_there_is_404_in_the_same_shape(cast: Cast, program: MakeProgram, address: str) -> None:
    answer = program(cast.clerk).get(address)
    assert (answer.status, answer.code) == (404, "not-found")


@pytest.mark.parametrize("cursor", ["x", "cGs6LTE", "cGs6OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ", "đ"])
def test_a_wrong_cursor_is_named(cast: Cast, program: MakeProgram, cursor: str) -> None:
    answer = program(cast.clerk).get(f"tasks?cursor={cursor}")
    assert "cursor" in answer.body["error"]["fields"]


def test_a_key_used_too_often_waits(
    cast: Cast, program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    for throttle in api.throttle:  # type: ignore[union-attr]
        monkeypatch.setattr(throttle, "num_requests", 3)
    machine = program(cast.clerk)
    assert [machine.get("me").status for _ in range(4)] == [200, 200, 200, 429]
    assert int(machine.get("me").headers["Retry-After"]) >= 1


def test_a_session_of_the_pages_is_no_key(cast: Cast, office: Office) -> None:
    browser = Client()
    browser.force_login(cast.clerk)
    assert browser.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(
    "address",
    [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/tasks",
        "/api/v1/tasks/",
        "/api/v1/x%0ay",
        "/api/v1/%ff",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_that_does_not_exist_is_answered_like_every_error(
    db: None, address: str, method: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.generic(method, address, "a=b", headers={"Accept-Language": "en", "Accept": "*/*"})
    said = answer.json()["error"]
    assert (answer.status_code, said["code"]) == (404, "not-found")
    assert said["message"].startswith("There is no such thing")
    assert answer.headers["Content-Language"] == "en"


def test_a_host_that_is_not_ours_is_answered_like_every_error(db: None) -> None:
    answer = Client().get("/api/v1/me", headers={"Host": "la.example"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "not-understood")


def test_a_program_that_opens_pages_is_answered_in_json(cast: Cast) -> None:
    machine = Client(enforce_csrf_checks=True, headers={"Accept": "application/json"})
    machine.force_login(cast.clerk)
    gone, forged = machine.get("/nhiem-vu/khong-co/"), machine.post("/nhiem-vu/them/", {"title": "x"})
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "not-found")
    assert (forged.status_code, forged.json()["error"]["code"]) == (403, "page-too-old")


@pytest.mark.parametrize(("language", "words"), [("vi", "tải lại rồi gửi"), ("en", "reload and send")])
def test_a_form_that_is_not_from_our_pages_is_refused_in_our_words(
    cast: Cast, language: str, words: str
) -> None:
    Person.objects.filter(pk=cast.clerk.pk).update(language=language)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.clerk)
    page = browser.post("/nhiem-vu/them/", {"title": "x"})
    assert page.status_code == 403
    assert words.lower() in page.content.decode().lower()
    assert not Task.objects.exists()
