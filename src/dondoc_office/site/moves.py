"""A life as one table of moves: what follows, what may be done now, the refusal in words. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError

State = TypeVar("State", bound=StrEnum)
Move = TypeVar("Move", bound=StrEnum)


@dataclass(frozen=True)
class Life(Generic[State, Move]):
    """States, moves and their names (vòng đời); `refusal` has the blanks state_vi, state_en, move_vi, move_en."""

    moves: Mapping[tuple[State, Move], State]
    states: Mapping[State, Message]
    names: Mapping[Move, Message]
    refusal: type[HouseError]

    def after(self, state: State, move: Move) -> State:
        """The state that follows; the refusal where there is none."""
        if (state, move) in self.moves:
            return self.moves[state, move]
        held, wanted = self.states[state], self.names[move]
        raise self.refusal(state_vi=held.vi, state_en=held.en, move_vi=wanted.vi, move_en=wanted.en)

    def moves_from(self, state: State) -> tuple[Move, ...]:
        """What a page may offer in this state, in the order in which moves are named."""
        return tuple(move for move in self.names if (state, move) in self.moves)
