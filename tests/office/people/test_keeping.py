"""The session ended while somebody was typing: her words come back to her, to nobody else, and nothing is sent unasked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.people.keeping import MARK, forget_old, mark_of
from dondoc_office.people.models import KeptForm, Person
from dondoc_office.tasks.models import Progress, Task

SignIn = Callable[[Person], Client]
WORDS = 'Đã hoàn chỉnh phần một, "phần hai" còn chờ số liệu\ncủa <Chi cục Thống kê> & các xã'
HERE = {"Origin": "http://testserver"}


def page(task: Task) -> str:
    return f"/nhiem-vu/{task.pk}/"


def late(browser: Client, task: Task, person: Person, **more: object) -> str:
    """The form as the page of this person holds it, sent after her session ended; where the answer leads."""
    browser.logout()
    said = {MARK: mark_of(person.pk), "text": WORDS, "percent": "40", "difficulty": "", **more}
    answer = browser.post(
        f"{page(task)}report/", said, headers={**HERE, "Referer": f"http://testserver{page(task)}"}
    )
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def shown(browser: Client, task: Task) -> str:
    return browser.get(page(task)).content.decode()


ESCAPED = 'Đã hoàn chỉnh phần một, "phần hai" còn chờ số liệu\ncủa &lt;Chi cục Thống kê&gt; &amp; các xã'


def test_a_form_says_whom_it_was_shown_to(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    marks = set(re.findall(rf'name="{MARK}" value="([^"]+)"', shown(signed_in_as(cast.officer), task)))
    assert marks == {mark_of(cast.officer.pk)}
    assert MARK not in Client().get("/tai-khoan/login/").content.decode()


def test_her_words_come_back_and_are_sent_when_she_presses_the_button(task: Task, cast: Cast) -> None:
    browser = Client()
    browser.force_login(cast.officer)
    assert late(browser, task, cast.officer) == f"/tai-khoan/login/?next={page(task)}"
    said = browser.get("/tai-khoan/login/").content.decode()
    assert "Chữ đã gõ được giữ một giờ" in said and "hoàn chỉnh" not in said
    browser.force_login(cast.officer)
    first = browser.get("/").content.decode()
    assert f'href="{page(task)}">Mở lại biểu mẫu' in first
    again = shown(browser, task)
    assert ESCAPED in again and 'name="percent" value="40"' in re.sub(
        r' (id|class|min|max|inputmode)="[^"]*"', "", again
    )
    assert "chưa gửi" in again and not Progress.objects.exists()
    assert browser.post(f"{page(task)}report/", {"text": WORDS, "percent": "40"}).status_code == 302
    assert Progress.objects.get().text == WORDS
    assert not KeptForm.objects.exists() and "chưa gửi" not in shown(browser, task)


def test_whoever_signs_in_instead_sees_nothing_of_it(task: Task, cast: Cast) -> None:
    browser = Client()
    late(browser, task, cast.officer)
    browser.force_login(cast.head)
    assert ESCAPED not in shown(browser, task)
    assert "Mở lại biểu mẫu" not in browser.get("/").content.decode()
    assert browser.post(f"/tai-khoan/chu-da-go/{KeptForm.objects.get().pk}/bo/").status_code == 404
    browser.force_login(cast.officer)
    assert ESCAPED in shown(browser, task)


def test_another_browser_of_hers_shows_nothing(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    late(Client(), task, cast.officer)
    assert ESCAPED not in shown(signed_in_as(cast.officer), task)


@pytest.mark.parametrize(
    ("headers", "mark"),
    [
        ({"Origin": "https://evil.example"}, True),
        ({"Referer": "https://evil.example/nhiem-vu/1/"}, True),
        ({}, True),
        (HERE, False),
    ],
)
def test_what_nobody_typed_here_is_not_kept(
    task: Task, cast: Cast, headers: dict[str, str], mark: bool
) -> None:
    said = {MARK: mark_of(cast.officer.pk) if mark else f"{cast.officer.pk}:forged", "text": WORDS}
    assert Client().post(f"{page(task)}report/", said, headers=headers).status_code == 302
    assert not KeptForm.objects.exists()


def test_a_form_opened_before_she_signed_in_anew_is_shown_again_filled(task: Task, cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.officer)
    said = {MARK: mark_of(cast.officer.pk), "text": WORDS, "csrfmiddlewaretoken": "x" * 64}
    headers = {**HERE, "Referer": f"http://testserver{page(task)}"}
    answer = browser.post(f"{page(task)}report/", said, headers=headers)
    assert (answer.status_code, answer.headers["Location"]) == (302, page(task))
    assert ESCAPED in shown(browser, task) and not Progress.objects.exists()


def test_a_form_of_somebody_else_is_refused_as_before_and_shown_to_nobody_but_her(
    task: Task, cast: Cast
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.head)
    said = {MARK: mark_of(cast.officer.pk), "text": WORDS, "csrfmiddlewaretoken": "x" * 64}
    headers = {**HERE, "Referer": f"http://testserver{page(task)}"}
    answer = browser.post(f"{page(task)}report/", said, headers=headers)
    assert answer.status_code == 403 and "Trang này mở trước" in answer.content.decode()
    assert ESCAPED not in shown(browser, task)


def test_passwords_and_files_are_never_kept_and_files_are_named(task: Task, cast: Cast) -> None:
    browser = Client()
    file = SimpleUploadedFile("biên bản.txt", b"noi dung")
    late(browser, task, cast.officer, attached=file, password="bí mật", new_password1="bí mật")
    kept = KeptForm.objects.get()
    assert (
        "bí mật" not in str(kept.typed) and "noi dung" not in str(kept.typed) and MARK not in str(kept.typed)
    )
    browser.force_login(cast.officer)
    assert "Tệp phải chọn lại: biên bản.txt" in shown(browser, task)


def test_pages_that_ask_for_a_password_keep_nothing(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    said = {MARK: mark_of(cast.officer.pk), "login": "lời nói", "password": "bí mật"}
    for address in ("/tai-khoan/login/", "/tai-khoan/password/change/", "/tai-khoan/reauthenticate/"):
        browser.post(address, said, headers=HERE)
    assert not KeptForm.objects.exists()


def test_what_became_restricted_meanwhile_is_not_shown(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    browser = Client()
    late(browser, task, cast.officer)
    document = Document.objects.create(
        **{"office": office.huyen, "restricted": True, "file": "x", "file_name": "x", "size": 1},
        **{"sha256": "0" * 64, "uploaded_by": cast.clerk, "uploaded_at": timezone.now()},
    )
    Task.objects.filter(pk=task.pk).update(document=document, restricted=True)
    browser.force_login(cast.officer)
    answer = browser.get(page(task))
    assert answer.status_code == 404 and ESCAPED not in answer.content.decode()


def test_the_old_version_goes_along_so_that_nobody_is_overwritten(task: Task, cast: Cast) -> None:
    browser, address = Client(), f"/nhiem-vu/{task.pk}/sua/"
    said = {MARK: mark_of(cast.clerk.pk), "title": "Tên của tôi", "version": str(task.version)}
    browser.post(address, said, headers={**HERE, "Referer": f"http://testserver{address}"})
    Task.objects.filter(pk=task.pk).update(title="Tên của người khác", version=task.version + 1)
    browser.force_login(cast.clerk)
    again = browser.get(address).content.decode()
    assert 'value="Tên của tôi"' in again
    version = re.search(r'<input[^>]*name="version"[^>]*>', again)
    assert version and f'value="{task.version}"' in version[0]


def test_a_part_of_a_page_does_not_become_the_sign_in_page(task: Task, cast: Cast) -> None:
    headers = {**HERE, "HX-Request": "true", "HX-Current-URL": f"http://testserver{page(task)}"}
    said = {MARK: mark_of(cast.officer.pk), "text": WORDS}
    answer = Client().post(f"{page(task)}report/", said, headers=headers)
    assert answer.headers["HX-Redirect"] == f"/tai-khoan/login/?next={page(task)}"
    assert Client().get(page(task), headers=headers).headers["HX-Redirect"].startswith("/tai-khoan/login/")


def test_it_is_forgotten_when_asked_and_after_an_hour(task: Task, cast: Cast) -> None:
    browser = Client()
    late(browser, task, cast.officer)
    browser.force_login(cast.officer)
    address = f"/tai-khoan/chu-da-go/{KeptForm.objects.get().pk}/bo/"
    assert browser.get(address).status_code == 405
    assert browser.post(address).headers["Location"] == page(task)
    assert ESCAPED not in shown(browser, task) and not KeptForm.objects.exists()
    late(browser, task, cast.officer)
    KeptForm.objects.update(at=timezone.now() - timedelta(minutes=61))
    browser.force_login(cast.officer)
    assert ESCAPED not in shown(browser, task)
    assert forget_old(timezone.now()) == 1


def test_a_browser_keeps_the_last_five_forms(task: Task, cast: Cast) -> None:
    browser = Client()
    said = {MARK: mark_of(cast.officer.pk), "text": WORDS}
    for n in range(7):
        browser.post(f"{page(task)}report/?lan={n}", said, headers=HERE)
    assert sorted(KeptForm.objects.values_list("address", flat=True)) == [
        f"{page(task)}report/?lan={n}" for n in range(2, 7)
    ]


def test_more_than_a_page_can_be_is_not_kept(task: Task, cast: Cast) -> None:
    said = {MARK: mark_of(cast.officer.pk), "text": "chữ " * 300_000}
    assert Client().post(f"{page(task)}report/", said, headers=HERE).status_code == 302
    assert not KeptForm.objects.exists()


def test_an_address_of_another_place_is_never_led_to(task: Task, cast: Cast) -> None:
    said = {MARK: mark_of(cast.officer.pk), "text": WORDS}
    for referer in ("http://testserver//evil.example/", "https://evil.example/", "http://testserver:99/x/"):
        answer = Client().post(f"{page(task)}report/", said, headers={**HERE, "Referer": referer})
        assert answer.headers["Location"] == f"/tai-khoan/login/?next={page(task)}report/"
