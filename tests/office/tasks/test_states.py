"""The life of a task is one table."""

from __future__ import annotations

from itertools import product

import pytest

from dondoc_office.tasks.states import (
    ENDED,
    MOVE_NAMES,
    MOVES,
    OPEN,
    STATE_NAMES,
    IllegalMove,
    Move,
    State,
    after,
    moves_from,
    rolled_up,
)

LIFE = [
    ("draft", "assign", "assigned"),
    ("assigned", "receive", "received"),
    ("assigned", "send_back", "sent_back"),
    ("sent_back", "redirect", "assigned"),
    ("received", "report", "in_progress"),
    ("in_progress", "submit", "submitted"),
    ("submitted", "accept", "done"),
    ("submitted", "return", "returned"),
    ("returned", "report", "in_progress"),
    ("in_progress", "suspend", "suspended"),
    ("in_progress", "cancel", "cancelled"),
    ("suspended", "close", "closed_without_result"),
]


@pytest.mark.parametrize(("state", "move", "then"), LIFE)
def test_a_task_lives_as_designed(state: str, move: str, then: str) -> None:
    assert after(State(state), Move(move)) == then


@pytest.mark.parametrize(("state", "move"), sorted(product(State, Move)))
def test_every_other_move_is_refused(state: State, move: Move) -> None:
    if (state, move) in MOVES:
        assert move in moves_from(state)
    else:
        with pytest.raises(IllegalMove):
            after(state, move)


def test_what_has_ended_stays_ended() -> None:
    assert not [move for state in ENDED for move in moves_from(state)]
    assert not OPEN & ENDED


def test_a_resumed_task_goes_on_where_it_was() -> None:
    assert after(State.SUSPENDED, Move.RESUME, before_suspension=State.RETURNED) is State.RETURNED


def test_a_submitted_task_cannot_be_redirected_behind_the_back_of_its_doer() -> None:
    with pytest.raises(IllegalMove):
        after(State.SUBMITTED, Move.REDIRECT)


def test_every_state_and_move_has_a_name_in_both_languages() -> None:
    assert set(STATE_NAMES) == set(State)
    assert set(MOVE_NAMES) == set(Move)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["assigned", "assigned"], "assigned"),
        (["received", "received"], "received"),
        (["received", "assigned"], "assigned"),
        (["in_progress", "assigned"], "in_progress"),
        (["done", "assigned"], "in_progress"),
        (["done", "submitted"], "submitted"),
        (["done", "done"], "done"),
        (["done", "cancelled"], "done"),
        (["cancelled", "cancelled"], "cancelled"),
        (["done", "closed_without_result"], "done"),
        (["closed_without_result", "cancelled"], "closed_without_result"),
        (["done", "returned"], "in_progress"),
    ],
)
def test_a_task_for_many_stands_where_its_parts_stand(parts: list[str], whole: str) -> None:
    assert rolled_up(State(part) for part in parts) == whole
