"""What the second reader sees of each word: the word, its neighbours, and the cue it stands under.

A chain model forgets a cue after a few words; a list of partners may be long. So every word also
carries the last cue before it, what has come between, and the next cue after it. Names and times
that were found say where words belong together, never what their role is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
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
_FAR = 4  # words: what came between is not counted further


@dataclass(slots=True)
class Seen:
    """All that can be said of a token alone, in the words used at each distance.

    The library wants bytes; what it is given as such need not be encoded at each use.
    """

    folded: bytes
    plain: str
    shape: str
    here: bytes
    bare: bytes
    before: bytes  # as the second word to the left
    after: bytes  # as the second word to the right
    left: bytes  # as the first word of a pair that ends here
    right: bytes  # as the first word of a pair that begins here
    cue: str  # the class of cue it is by itself
    opens: bool  # whether a cue of two words may begin with it
    joint: int  # how far it keeps apart what stands before and behind it


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
        folded.encode(),
        plain,
        shape,
        f"w={folded}".encode(),
        f"b={plain}".encode(),
        before=f"--{plain}".encode(),
        after=f"++{plain}".encode(),
        left=f"wb={folded} ".encode(),
        right=f"wn={folded} ".encode(),
        cue=_cues().get(folded, _NONE),
        opens=plain in _openings(),
        joint=_JOINTS.get(folded, 0),
    )


_EDGE = _seen("¶")


def features(
    tokens: Sequence[re.Match[str]], marks: Sequence[Mark] = ()
) -> tuple[list[int], list[list[bytes]]]:
    """The tokens that may have a role, by index, and the features of each; the others have none."""
    seen = list(map(_seen, map(re.Match.group, tokens)))
    kinds, ahead = _cues_along(seen)
    inside, marked = _inside(tokens, marks)
    near = _near(kinds, inside, marked)
    inside.append(_NONE)
    padded = [_EDGE, _EDGE, *seen, _EDGE, _EDGE]
    neighbours = zip(padded, padded[1:], padded[3:], padded[4:], strict=False)
    under, since, joints = _NONE + _NONE, 0, 0  # the last cue that opened a role, and what has come since
    kept: list[int] = []
    rows: list[list[bytes]] = []
    for index, (token, kind, beside) in enumerate(zip(seen, kinds, neighbours, strict=True)):
        if near[index]:
            farther, left, right, beyond = beside
            row = [
                token.here,
                token.bare,
                farther.before,
                beyond.after,
                left.left + token.folded,
                token.right + right.folded,
                _under(under, since, joints),
            ]
            row += _beside(under, kind, token.shape, ahead[index])
            row += _within(under, inside[index - 1], inside[index], inside[index + 1])
            kept.append(index)
            rows.append(row)
        if kind in _ROLE_CUES:
            under, since, joints = kind + _NONE, 0, 0
        elif kind == "V":
            under = under[0] + kind
        else:
            if since < _FAR:
                since += 1
            if token.joint:
                joints = min(joints + token.joint, 3)
    return kept, rows


# Where a token stands; there are few answers, so each is made once.


@cache
def _under(under: str, since: int, joints: int) -> bytes:
    return f"cs={under}{since}{joints}".encode()


@cache
def _beside(under: str, kind: str, shape: str, ahead: str) -> tuple[bytes, ...]:
    return f"ck={under}{kind}{shape}".encode(), f"n={ahead}{kind}".encode()


@cache
def _within(under: str, before: str, mark: str, after: str) -> tuple[bytes, ...]:
    return f"m={mark}".encode(), f"mm={before}{mark}{after}".encode(), f"cm={under}{mark}".encode()


def _near(kinds: Sequence[str], inside: Sequence[str], marked: Iterable[tuple[int, int]]) -> bytearray:
    """Which tokens stand near a name, a time, a cue or the beginning: roles are nowhere else."""
    near = bytearray(len(kinds) + 8)
    near[:_FIRST] = bytes([1]) * _FIRST
    for first, last in marked:
        first = max(first - 2, 0)
        near[first : last + 2] = bytes([1]) * (last + 2 - first)
    for index, kind in enumerate(kinds):
        if kind in _OPENING_CUES and inside[index] == _NONE:
            near[index : index + 6] = bytes([1]) * 6
    return near


def _cues_along(seen: Sequence[Seen]) -> tuple[list[str], list[str]]:
    """The cue class that begins at each token, and the one that comes next behind it."""
    cues = _cues()
    kinds, ahead = [], []
    after, coming = _EDGE, _NONE
    for token in reversed(seen):
        kind = cues.get(f"{token.plain} {after.plain}", token.cue) if token.opens else token.cue
        kinds.append(kind)
        ahead.append(coming)
        if kind not in "-N":
            coming = kind
        after = token
    kinds.reverse()
    ahead.reverse()
    return kinds, ahead


def _inside(
    tokens: Sequence[re.Match[str]], marks: Sequence[Mark]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Where each token stands in a name (`Bg` begins a group, `I`, `E` ends) or a time (`BD`, `i`, `e`).

    And which stretches of tokens names and times are.
    """
    out = [_NONE] * len(tokens)
    marked = []
    starts = list(map(re.Match.start, tokens))
    at = 0
    for mark in marks:
        first = bisect_left(starts, mark.start, at)
        last = bisect_left(starts, mark.end, first)
        if first == last:
            continue
        marked.append((first, last))
        timed = mark.kind in ("deadline", "time")
        out[first:last] = ["i" if timed else "I"] * (last - first)
        out[last - 1] = "e" if timed else "E"
        out[first] = "BD" if mark.kind == "deadline" else f"B{mark.kind[0]}"
        at = last
    return out, marked
