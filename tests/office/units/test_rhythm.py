"""The rhythm an office sets: inherited downwards, read by everybody, set by the administrator, on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.actions import set_rhythm
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.rhythm import USUAL, RestDay, Rhythm, Rhythms

SignIn = Callable[[Person], Client]
TYPED = {
    "send_back_days": "3",
    "soon_days": "5",
    "remind_before": "1, 5; 3",
    "remind_after": "2 1",
    "remind_on_day": "on",
    "remind_again": "10",
    "leader_after": "3",
    "meeting_after": "12",
    "report_every_days": "14",
    "default_deadline_days": "30",
    "rest_day": "after",
}


@pytest.mark.parametrize(
    ("rest_day", "day", "moved"),
    [
        (RestDay.KEEP, date(2023, 3, 25), date(2023, 3, 25)),
        (RestDay.AFTER, date(2023, 3, 25), date(2023, 3, 27)),
        (RestDay.BEFORE, date(2023, 3, 25), date(2023, 3, 24)),
        (RestDay.AFTER, date(2023, 3, 24), date(2023, 3, 24)),
        (RestDay.AFTER, date(2023, 4, 29), date(2023, 5, 4)),  # 30/4, 1/5 and the days in lieu
    ],
)
def test_a_computed_date_keeps_off_days_of_rest_as_the_office_says(
    rest_day: RestDay, day: date, moved: date
) -> None:
    assert Rhythm(rest_day=rest_day).shifted(day) == moved


def test_a_unit_follows_the_nearest_above_it_that_set_a_rhythm() -> None:
    own, upper = Rhythm(soon_days=3), Rhythm(soon_days=10)
    rhythms = Rhythms({"/tinh/": upper, "/tinh/xa/": own})
    assert [rhythms.at(path) for path in ("/tinh/xa/phong/", "/tinh/so/", "/khac/")] == [own, upper, USUAL]


def test_silence_is_too_long_only_past_the_rhythm() -> None:
    monthly = Rhythm(report_every_days=30)
    assert not monthly.silent_too_long(date(2023, 3, 1), date(2023, 3, 31))
    assert monthly.silent_too_long(date(2023, 3, 1), date(2023, 4, 1))
    assert not Rhythm(report_every_days=0).silent_too_long(date(2020, 1, 1), date(2023, 4, 1))


def test_the_administrator_sets_it_on_the_page_and_the_journal_says_from_what_to_what(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.administrator)
    assert browser.post(f"/don-vi/{office.huyen.code}/nhip/", TYPED).status_code == 302
    rhythm = OfficeSetting.objects.rhythms().at(office.finance.path)
    assert (rhythm.remind_before, rhythm.remind_after) == ((5, 3, 1), (1, 2))
    assert (rhythm.remind_on_day, rhythm.remind_again) == (True, 10)
    assert (rhythm.leader_after, rhythm.meeting_after) == (3, 12)
    assert (rhythm.send_back_days, rhythm.default_deadline_days, rhythm.rest_day) == (3, 30, RestDay.AFTER)
    entry = Entry.objects.get(verb="unit.rhythm")
    assert entry.changes["soon_days"] == [7, 5]
    assert entry.changes["leader_after"] == [1, 3]
    browser.post(f"/don-vi/{office.huyen.code}/nhip/", TYPED)
    assert Entry.objects.filter(verb="unit.rhythm").count() == 1


@pytest.mark.parametrize("wrong", ["7, ba", "0", "400", "-1", "1 2 3 4 5 6 7 8 9 10 11"])
def test_a_wrong_distance_is_said_beside_the_field_and_changes_nothing(
    office: Office, cast: Cast, signed_in_as: SignIn, wrong: str
) -> None:
    browser = signed_in_as(cast.administrator)
    answer = browser.post(f"/don-vi/{office.huyen.code}/nhip/", TYPED | {"remind_before": wrong})
    assert answer.status_code == 422
    assert f'value="{wrong}"' in answer.content.decode()
    assert not OfficeSetting.objects.exists()


def test_everybody_reads_it_and_nobody_else_sets_it(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    page = signed_in_as(cast.officer).get(f"/don-vi/{office.finance.code}/nhip/").content.decode()
    assert "7, 3, 1" in page
    assert 'name="soon_days"' not in page
    with pytest.raises(NotAllowed):
        set_rhythm(office.finance, USUAL, by=cast.head, at=NOW)


def test_the_clerk_sets_it_too(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    assert signed_in_as(cast.clerk).post(f"/don-vi/{office.huyen.code}/nhip/", TYPED).status_code == 302
    assert OfficeSetting.objects.rhythms().at(office.finance.path).leader_after == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"leader_after": "0"},
        {"leader_after": "ba"},
        {"meeting_after": "400"},
        {"remind_again": "-1"},
        {"leader_after": "8", "meeting_after": "7"},
    ],
)
def test_a_ladder_that_does_not_lead_upwards_changes_nothing(
    office: Office, cast: Cast, signed_in_as: SignIn, wrong: dict[str, str]
) -> None:
    browser = signed_in_as(cast.administrator)
    answer = browser.post(f"/don-vi/{office.huyen.code}/nhip/", TYPED | wrong)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert not OfficeSetting.objects.exists()
