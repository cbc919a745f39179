"""The second reader of roles: a conditional random field over the words of an order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from dondoc.learn.clauses import LETTERS
from dondoc.learn.features import TOKEN, features
from dondoc.notice.second import Mark, RoleSpan

if TYPE_CHECKING:
    import pycrfsuite

MODEL = "roles.crfsuite"
_LONGEST = 20_000  # characters: nobody's order; the grammar alone answers


class Tagger:
    """Reads the roles of one order (`RoleReader`)."""

    def __init__(self, model: Path) -> None:
        import pycrfsuite

        self._model: pycrfsuite.Tagger = pycrfsuite.Tagger()
        self._model.open(str(model))
        self._one_at_a_time = Lock()  # the model holds the clause it is asked about; the office has threads

    def roles(self, clause: str, marks: Sequence[Mark] = ()) -> Sequence[RoleSpan]:
        """Roles in the order they stand; probability is that of the less certain edge."""
        found = list(TOKEN.finditer(clause)) if len(clause) <= _LONGEST else []
        if not found:
            return ()
        kept, rows = features(found, marks)
        with self._one_at_a_time:
            return self._read(found, kept, rows)

    def _read(
        self, found: Sequence[re.Match[str]], kept: Sequence[int], rows: list[list[bytes]]
    ) -> Sequence[RoleSpan]:
        self._model.set(rows)
        labels = self._model.tag()
        spans: list[RoleSpan] = []
        begin = 0
        for index in range(1, len(labels) + 1):
            if index < len(labels) and _goes_on(labels, kept, index):
                continue
            if labels[begin] != "O":
                place = found[kept[begin]].start(), found[kept[index - 1]].end()
                spans.append(self._span(labels, begin, index, place))
            begin = index
        return spans

    def _span(self, labels: Sequence[str], first: int, end: int, place: tuple[int, int]) -> RoleSpan:
        marginal = self._model.marginal
        sure = min(marginal(labels[first], first), marginal(labels[end - 1], end - 1))
        return RoleSpan(LETTERS[labels[first][2:]], *place, sure)


def _goes_on(labels: Sequence[str], kept: Sequence[int], index: int) -> bool:
    """Whether a token belongs to the span of the one before it."""
    if kept[index] != kept[index - 1] + 1:
        return False
    return labels[index][0] == "I" and labels[index][1:] == labels[index - 1][1:]


@cache
def load() -> Tagger:
    """The reader with the model this distribution ships."""
    with as_file(files("dondoc.learn") / "data" / MODEL) as path:
        return Tagger(path)
