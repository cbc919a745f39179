"""Who hears of a deadline: the ladder as a table, and the people who stand on its rungs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dondoc_office.urging.distances import Distances
from dondoc_office.urging.ladder import Ladder, Rung, rule
from dondoc_office.urging.recipients import Owed, Recipient, Staff, on_rung

UNIT, OFFICE = 10, 1
CHAIR, VICE, HEAD, OFFICER, CLERK, DEPUTY, GONE = range(101, 108)
STAFF = Staff(
    posts={
        (OFFICE, "leader"): (CHAIR, VICE),
        (UNIT, "head"): (HEAD,),
        (UNIT, "officer"): (OFFICER,),
        (UNIT, "clerk"): (CLERK,),
    },
    active=frozenset({CHAIR, VICE, HEAD, OFFICER, CLERK, DEPUTY}),
)
OWED = Owed(
    task=1, part=None, unit=UNIT, office=OFFICE, due_on=date(2023, 4, 7), officer=OFFICER, supervisor=VICE
)


@pytest.mark.parametrize(
    ("days", "rungs"),
    [
        (-7, "officer head"),
        (0, "officer head"),
        (1, "officer head leader"),
        (6, "officer head leader"),
        (7, "officer head leader meeting"),
        (400, "officer head leader meeting"),
    ],
)
def test_the_later_the_higher(days: int, rungs: str) -> None:
    assert " ".join(Ladder().rungs(days)) == rungs


@pytest.mark.parametrize(
    ("rung", "owed", "people"),
    [
        (Rung.OFFICER, OWED, [OFFICER]),
        (Rung.OFFICER, replace(OWED, officer=None), [CLERK]),
        (Rung.OFFICER, replace(OWED, officer=GONE), [CLERK]),
        (Rung.HEAD, OWED, [HEAD]),
        (Rung.HEAD, replace(OWED, unit=OFFICE), [CHAIR, VICE]),  # a committee is headed by its leaders
        (Rung.LEADER, OWED, [VICE]),
        (Rung.LEADER, replace(OWED, supervisor=None), [CHAIR, VICE]),
        (Rung.MEETING, OWED, []),
    ],
)
def test_who_stands_on_a_rung(rung: Rung, owed: Owed, people: list[int]) -> None:
    assert [one.person for one in on_rung(rung, owed, STAFF)] == people


def test_the_deputy_hears_for_who_is_away() -> None:
    away = replace(STAFF, deputies={HEAD: DEPUTY})
    assert on_rung(Rung.HEAD, OWED, away) == (Recipient(DEPUTY, instead_of=HEAD),)


@pytest.mark.parametrize(
    ("deputies", "hears"),
    [
        ({HEAD: DEPUTY, DEPUTY: CLERK}, CLERK),
        ({HEAD: DEPUTY, DEPUTY: HEAD}, DEPUTY),
        ({HEAD: GONE}, HEAD),  # a deputy whose account was stopped
    ],
)
def test_deputies_of_deputies_and_circles(deputies: dict[int, int], hears: int) -> None:
    assert replace(STAFF, deputies=deputies).present(HEAD).person == hears


def test_the_rule_is_a_sentence_in_both_languages() -> None:
    said = rule(Distances(before=(3, 7), after=(1,), again=7), Ladder())
    assert said[0].vi == "Nhắc trước hạn 7 và 3 ngày, vào ngày đến hạn, sau hạn 1 ngày, rồi 7 ngày một lần."
    assert (
        said[0].en
        == "Reminders come 7 and 3 days before the date, on the date, 1 day after it, then every 7 days."
    )
    assert "từ 7 ngày thì đưa vào danh sách của phiên họp tới" in said[2].vi


@pytest.mark.parametrize(
    ("distances", "said"),
    [
        (Distances((), (), again=0, on=False), "Cơ quan đã tắt nhắc việc hằng ngày."),
        (Distances((), (), again=5, on=False), "Nhắc khi quá hạn, 5 ngày một lần."),
        (Distances((3,), (), again=0, on=False), "Nhắc trước hạn 3 ngày."),
    ],
)
def test_the_rule_says_what_an_office_turned_off(distances: Distances, said: str) -> None:
    assert rule(distances, Ladder())[0].vi == said
