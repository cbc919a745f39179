"""Urging letters for several units in one step: one for each, all or none, once for a form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office

from dondoc import read
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Task
from dondoc_office.urging.models import Letter

SignIn = Callable[[Person], Client]
URL = "/don-doc/cong-van/lap/huyen/"
SIGNED = {
    "answer_by": "2100-01-01",
    "signs": "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG",
    "signer_name": "Lê Văn Chánh",
    "symbol": "UBND-VP",
}


@pytest.fixture
def late(task: Task, office: Office, cast: Cast) -> list[Task]:
    """Finance and the police are late with one task each."""
    at = timezone.now()
    fields = {"title": "Rà soát", "content": "Rà soát", "lead": office.police, "due_on": date(2023, 4, 7)}
    other = assign(draft_task(office.huyen, fields, by=cast.clerk, at=at), by=cast.clerk, at=at)
    return [task, other]


def test_one_letter_for_each_unit_and_one_archive(late: list[Task], cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.clerk)
    page = browser.post(URL, {"don-vi": ["tckh", "ca"], "lap": "1", **SIGNED}, follow=True).content.decode()
    assert "Đã lập 2 công văn." in page
    link = re.search(r'href="(/don-doc/cong-van/tep/\?[^"]+)"', page)
    assert link is not None
    with ZipFile(BytesIO(browser.get(link[1].replace("&amp;", "&")).content)) as archive:
        titles = [read(archive.read(name), name=name).header.title for name in archive.namelist()]
    assert [title.value for title in titles if title] == ["V/v đôn đốc thực hiện nhiệm vụ quá hạn"] * 2
    assert {letter.unit.code for letter in Letter.objects.all()} == {"tckh", "ca"}


def test_before_it_is_written_the_page_names_units_and_counts(
    late: list[Task], cast: Cast, signed_in_as: SignIn
) -> None:
    page = signed_in_as(cast.clerk).post(URL, {"don-vi": ["ca"]}).content.decode()
    assert "Công an huyện" in page
    assert "Phòng Tài chính" not in page.split("<h1>")[1]
    assert not Letter.objects.exists()


def test_the_same_form_sent_twice_writes_once(late: list[Task], cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.clerk)
    said = {"don-vi": ["tckh", "ca"], "lap": "1", "form-key": "k" * 32, **SIGNED}
    for _ in range(2):
        browser.post(URL, said)
    assert Letter.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"answer_by": "2020-01-01"}, {"signs": "VUA"}, {"symbol": ""}])
def test_what_does_not_hold_comes_back_and_writes_none(
    late: list[Task], cast: Cast, signed_in_as: SignIn, wrong: dict[str, str]
) -> None:
    said = {"don-vi": ["tckh", "ca"], "lap": "1", **SIGNED, **wrong}
    response = signed_in_as(cast.clerk).post(URL, said)
    assert response.status_code == 422
    assert "Lê Văn Chánh" in response.content.decode()
    assert not Letter.objects.exists()


def test_an_archive_holds_only_letters_she_sees(late: list[Task], cast: Cast, signed_in_as: SignIn) -> None:
    signed_in_as(cast.clerk).post(URL, {"don-vi": ["tckh", "ca"], "lap": "1", **SIGNED})
    keys = list(Letter.objects.values_list("pk", flat=True))
    response = signed_in_as(cast.outsider).get("/don-doc/cong-van/tep/", {"cv": keys})
    with ZipFile(BytesIO(response.content)) as archive:
        [name] = archive.namelist()
    assert "-ca-" in name
