"""The pages a clerk, a unit and a chair live in, walked without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.office.conftest import Cast

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import State

SignIn = Callable[[Person], Client]

PAGES = ("/", "/nhiem-vu/", "/nhiem-vu/lanh-dao/", "/van-ban/", "/don-vi/")


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize(
    "who", ["chair", "clerk", "officer", "commune", "auditor", "administrator", "stranger"]
)
def test_every_page_opens_for_everybody_signed_in(
    task: Task, cast: Cast, signed_in_as: SignIn, url: str, who: str
) -> None:
    response = signed_in_as(getattr(cast, who)).get(url)
    assert response.status_code == 200
    shown = task.title in response.content.decode()
    assert not shown or who in {"chair", "clerk", "officer", "auditor"}


@pytest.mark.parametrize("url", PAGES)
def test_nobody_comes_in_without_signing_in(db: None, client: Client, url: str) -> None:
    assert client.get(url).status_code == 302


def test_a_task_is_reported_submitted_and_accepted_on_its_page(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    url = f"/nhiem-vu/{task.pk}/"
    unit, chair = signed_in_as(cast.officer), signed_in_as(cast.chair)
    assert "Nhận việc" in unit.get(url).content.decode()
    unit.post(f"{url}receive/")
    unit.post(f"{url}report/", {"text": "Đã có dự thảo", "percent": "40", "key": "k"})
    unit.post(f"{url}submit/", {"text": "Báo cáo số 12/BC-TCKH"})
    chair.post(f"{url}accept/", {"reason": ""})
    task.refresh_from_db()
    assert task.current is State.DONE
    page = chair.get(url).content.decode()
    assert "Đã có dự thảo" in page
    assert "Báo cáo số 12/BC-TCKH" in page


def test_what_may_not_be_done_is_not_offered(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    page = signed_in_as(cast.auditor).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "Làm gì tiếp" not in page or "<button" not in page.split("Làm gì tiếp")[1].split("</aside>")[0]


def test_a_wrong_form_comes_back_with_what_was_typed(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    response = signed_in_as(cast.officer).post(
        f"/nhiem-vu/{task.pk}/report/", {"text": "Đang làm dở", "percent": "140"}
    )
    assert response.status_code == 422
    assert "Đang làm dở" in response.content.decode()
    assert not task.reports.exists()


def test_a_report_of_endless_words_is_refused(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    told = signed_in_as(cast.officer).post(
        f"/nhiem-vu/{task.pk}/report/", {"text": "dài " * 5001, "percent": "40", "key": "k"}
    )
    assert told.status_code == 422
    assert not task.reports.exists()


def test_an_invisible_task_is_not_there(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert signed_in_as(cast.outsider).get(f"/nhiem-vu/{task.pk}/").status_code == 404
    assert signed_in_as(cast.outsider).post(f"/nhiem-vu/{task.pk}/receive/").status_code == 404


@pytest.mark.parametrize("words", ["bao cao quy", "Báo cáo quý", "TÀI CHÍNH", "tai chinh"])
def test_a_task_is_found_with_and_without_marks(
    task: Task, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    assert task.title in signed_in_as(cast.clerk).get("/nhiem-vu/", {"tim": words}).content.decode()


def test_drafts_are_one_press_away_for_those_who_hand_them_out_alone(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    button = '<a href="?trang-thai=draft"'
    clerk = signed_in_as(cast.clerk)
    assert button in clerk.get("/nhiem-vu/").content.decode()
    assert f'{button} aria-current="true"' in clerk.get("/nhiem-vu/?trang-thai=draft").content.decode()
    assert button not in signed_in_as(cast.officer).get("/nhiem-vu/").content.decode()


@pytest.mark.parametrize("url", ["/", "/nhiem-vu/", "/nhiem-vu/lanh-dao/"])
def test_a_longer_list_asks_no_more_questions(
    task: Task,
    cast: Cast,
    signed_in_as: SignIn,
    url: str,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    Task.objects.bulk_create(
        Task(
            office=task.office,
            lead=task.lead,
            title=f"Việc {n}",
            content="x",
            state=State.ASSIGNED,
            due_on=task.due_on,
            created_by=cast.clerk,
            created_at=task.created_at,
        )
        for n in range(60)
    )
    browser = signed_in_as(cast.chair)
    browser.get(url)
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        browser.get(url)


def test_no_page_loads_anything_from_elsewhere(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    for url in (*PAGES, f"/nhiem-vu/{task.pk}/"):
        response = signed_in_as(cast.chair).get(url)
        page = response.content.decode()
        assert "http://" not in page.replace("http://www.w3.org", "")
        assert "https://" not in page
        assert " style=" not in page
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
