"""Names that are nearly those of the registry: lost marks, one mistyped syllable, cut tails."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from dondoc.bodies.registry import Body, bodies, key
from dondoc.text.folding import bare, fold

How = Literal["exact", "writing", "alias", "cut", "typo", "marks", "dropped"]
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name was taken for; `repaired` where more than case, dash and tone place differ."""

    body: Body
    repaired: bool
    how: How


@lru_cache(maxsize=1)
def _by_head() -> dict[str, list[tuple[list[str], Body]]]:
    from dondoc.bodies.lexicon import lexicon

    head_of = lexicon().head_of
    known: dict[str, list[tuple[list[str], Body]]] = defaultdict(list)
    for body in bodies():
        for name in (body.name, *body.aliases):
            if (head := head_of(name)) and name.islower() is False:
                tail = key(name).split()[len(head.split()) :]
                if tail:
                    known[bare(head)].append(([bare(part) for part in tail], body))
    return known


@lru_cache(maxsize=4096)
def misspelt(head: str, following: str) -> tuple[Body, int] | None:
    """The registered name that `following` means with lost marks or one wrong letter, and its length there."""
    found = [(word.group(), word.end()) for word in _WORD.finditer(bare(following)[:120])]
    parts = [(word, end) for word, end in found if word != "va"]
    near: dict[str, tuple[int, int, Body]] = {}
    for tail, body in _by_head().get(bare(head), ()):
        if len(parts) >= len(tail) and (errors := _errors(tail, parts)) is not None:
            near[body.name] = (len(tail), -errors, body)
    if not near:
        return None
    best = max((size, errors) for size, errors, _ in near.values())
    chosen = [body for size, errors, body in near.values() if (size, errors) == best]
    return (chosen[0], parts[best[0] - 1][1]) if len(chosen) == 1 else None


def _errors(tail: list[str], parts: list[tuple[str, int]]) -> int | None:
    allowed = min(len(tail) - 1, 1)  # a single syllable must have its letters
    different = [(want, got) for want, (got, _) in zip(tail, parts, strict=False) if want != got]
    if len(different) > allowed or any(not _one_letter_apart(want, got) for want, got in different):
        return None
    return len(different)


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return len(one) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return (
        len(long) == len(short) + 1
        and len(short) > 1
        and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    )


@lru_cache(maxsize=4096)
def match(name: str, level: str | None = None, on: date | None = None) -> Match | None:
    """The body a written name means at a level on a day; None when none, or two, are equally near."""
    known = [
        body for body in bodies() if body.in_force(on) and (level is None or body.level in (level, "any"))
    ]
    wanted = key(name)
    return (
        _one(known, name, wanted)
        or _unique([body for body in known if _cut(key(body.name), wanted)], "cut")
        or _unique([body for body in known if _bare_key(body.name) == bare(wanted)], "marks")
        or _unique([body for body in known if _near(key(body.name), wanted)], "typo")
        or _unique([body for body in known if _dropped(key(body.name), wanted)], "dropped")
    )


def _one(known: list[Body], name: str, wanted: str) -> Match | None:
    for body in known:
        if key(body.name) == wanted:
            return Match(body, False, "exact" if body.name == name else "writing")
    folded = fold(name)
    aliased = [
        body for body in known if any(fold(alias) == folded or key(alias) == wanted for alias in body.aliases)
    ]
    return Match(aliased[0], False, "alias") if len({body.name for body in aliased}) == 1 else None


def _unique(found: list[Body], how: How) -> Match | None:
    return Match(found[0], True, how) if len({body.name for body in found}) == 1 else None


def _cut(known: str, wanted: str) -> bool:
    """The end is missing; one syllable alone ("Điện") says too little."""
    return " " in wanted and known.startswith(f"{wanted} ")


@lru_cache(maxsize=2048)
def _bare_key(name: str) -> str:
    return bare(key(name))


@lru_cache(maxsize=4096)
def _bare_parts(named: str) -> tuple[str, ...]:
    return tuple(bare(named).split())


def _near(known: str, wanted: str) -> bool:
    one, other = _bare_parts(known), _bare_parts(wanted)
    if len(one) != len(other) or len(one) < 3:
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and _one_letter_apart(*different[0])


def _dropped(known: str, wanted: str) -> bool:
    """One syllable of a long name is missing."""
    one, other = known.split(), wanted.split()
    if len(one) != len(other) + 1 or len(other) < 3:
        return False
    return any(one[:at] + one[at + 1 :] == other for at in range(1, len(one)))
