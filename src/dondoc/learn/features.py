"""What the second reader sees of each word: the word, its neighbours, and the cue it stands under.

A chain model forgets a cue after a few words; a list of partners may be long. So every word also
carries the last cue before it, what has come between, and the next cue after it. Names and times
that were found say where words belong together, never what their role is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dondoc.notice.second import Mark
from dondoc.text.folding import bare, fold, fold_nfc

TOKEN = re.compile(r"\d[\d./:,-]*\d|\w+|[^\w\s]")

_JOINTS = {",": 1, ";": 2, ".": 3, ":": 2, "và": 1, "(": 2, ")": 2, "&": 1}
_ROLE_CUES = frozenset("GHCARST")
_NONE = "-"
_OPENING_CUES = frozenset("GCAST")  # what reports is too common: "báo cáo" alone opens nothing
_FIRST = 6
_YES = bytes([1]) * 8
_DIGITS = "01234"  # a letter is put into a text faster than a number


@dataclass(slots=True)
class Seen:
    """All that can be said of a token alone, in the words used at each distance."""

    folded: str
    plain: str
    shape: str
    here: tuple[str, str]
    before: str  # as the second word to the left
    after: str  # as the second word to the right
    left: str  # as the first word of a pair that ends here
    right: str  # as the first word of a pair that begins here
    cue: str  # the class of cue it is by itself
    opens: bool  # whether a cue of two words may begin with it


@cache
def _cues() -> dict[str, str]:
    """Class of each cue by its letters without marks, so that a scanner's losses do no harm.

    One syllable alone is told with its marks: without them `cung` may be `cùng` or `cung`.
    """
    text = (files("dondoc.learn") / "data" / "cues.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, phrase = line.split("\t")
            folded = fold(phrase)
            found[bare(folded) if " " in folded else folded] = kind
    return found


@cache
def _openings() -> frozenset[str]:
    """The first words of cues that have several."""
    return frozenset(cue.split(" ")[0] for cue in _cues() if " " in cue)


@lru_cache(maxsize=65536)
def _seen(token: str) -> Seen:
    folded = fold_nfc(token)
    plain = bare(folded)
    if token[0].isdigit():
        shape, folded, plain = "d", re.sub(r"\d", "0", token), "0"  # the form of a number: 00/00/0000
    elif not token[0].isalnum():
        shape = "p"
    elif token.isupper() and len(token) > 1:
        shape = "A"
    else:
        shape = "X" if token[0].isupper() else "x"
    return Seen(
        folded,
        plain,
        shape,
        (f"w={folded}", f"b={plain}"),
        before=f"--{plain}",
        after=f"++{plain}",
        left=f"wb={folded} ",
        right=f"wn={folded} ",
        cue=_cues().get(folded, _NONE),
        opens=plain in _openings(),
    )


_EDGE = _seen("¶")


def features(
    tokens: Sequence[re.Match[str]], marks: Sequence[Mark] = ()
) -> tuple[list[int], list[list[str]]]:
    """The tokens that may have a role, by index, and the features of each; the others have none."""
    seen = [_seen(token.group()) for token in tokens]
    kinds = _kinds(seen)
    ahead = _next_cues(kinds)
    inside = _inside(tokens, marks)
    near = _near(kinds, inside)
    inside.append(_NONE)
    padded = [_EDGE, _EDGE, *seen, _EDGE, _EDGE]
    cue, verb, since, joints = _NONE, _NONE, 0, 0  # the last cue that opened a role, and what has come since
    kept: list[int] = []
    rows: list[list[str]] = []
    for index, token in enumerate(seen):
        kind, word = kinds[index], token.folded
        if near[index]:
            mark, under = inside[index], cue + verb
            kept.append(index)
            rows.append(
                [
                    *token.here,
                    padded[index].before,
                    padded[index + 4].after,
                    padded[index + 1].left + word,
                    token.right + padded[index + 3].folded,
                    f"cs={under}{_DIGITS[since]}{_DIGITS[joints]}",
                    f"ck={under}{kind}{token.shape}",
                    f"n={ahead[index]}{kind}",
                    f"m={mark}",
                    f"mm={inside[index - 1]}{mark}{inside[index + 1]}",
                    f"cm={under}{mark}",
                ]
            )
        if kind in _ROLE_CUES:
            cue, verb, since, joints = kind, _NONE, 0, 0
        elif kind == "V":
            verb = "V"
        else:
            if since < 4:
                since += 1
            if word in _JOINTS:
                joints = min(joints + _JOINTS[word], 3)
    return kept, rows


def _near(kinds: Sequence[str], inside: Sequence[str]) -> bytearray:
    """Which tokens stand near a name, a time, a cue or the beginning: roles are nowhere else."""
    size = len(kinds)
    near = bytearray(size + 8)
    near[:_FIRST] = _YES[:_FIRST]
    for index, kind in enumerate(kinds):
        if inside[index] != _NONE:
            near[max(index - 2, 0) : index + 3] = _YES[: index + 3 - max(index - 2, 0)]
        elif kind in _OPENING_CUES:
            near[index : index + 6] = _YES[:6]
    return near


def _kinds(seen: Sequence[Seen]) -> list[str]:
    """The cue class that begins at each token."""
    cues = _cues()
    following = [*seen[1:], _EDGE]
    return [
        cues.get(f"{token.plain} {after.plain}", token.cue) if token.opens else token.cue
        for token, after in zip(seen, following, strict=True)
    ]


def _next_cues(kinds: Sequence[str]) -> list[str]:
    ahead, out = _NONE, []
    for kind in reversed(kinds):
        out.append(ahead)
        if kind not in "-N":
            ahead = kind
    out.reverse()
    return out


def _inside(tokens: Sequence[re.Match[str]], marks: Sequence[Mark]) -> list[str]:
    """Where each token stands in a name (`Bg` begins a group, `I`, `E` ends) or a time (`BD`, `i`, `e`)."""
    out = [_NONE] * len(tokens)
    at = 0
    for mark in marks:
        while at < len(tokens) and tokens[at].start() < mark.start:
            at += 1
        first, last = at, at
        while last < len(tokens) and tokens[last].start() < mark.end:
            last += 1
        if first == last:
            continue
        timed = mark.kind in ("deadline", "time")
        out[first:last] = ["i" if timed else "I"] * (last - first)
        out[last - 1] = "e" if timed else "E"
        out[first] = "BD" if mark.kind == "deadline" else f"B{mark.kind[0]}"
        at = last
    return out
