"""What the second reader sees of each word: the word, its neighbours, and the cue it stands under.

A chain model forgets a cue after a few words; a list of partners may be long. So every word also
carries the last cue before it, what has come between, and the next cue after it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from dondoc.text.folding import bare, fold, fold_nfc

TOKEN = re.compile(r"\d[\d./:,-]*\d|\w+|[^\w\s]")

_JOINTS = {",": 1, ";": 2, ".": 3, ":": 2, "và": 1, "(": 2, ")": 2, "&": 1}
_NONE = "-"


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


@lru_cache(maxsize=65536)
def _of_token(
    token: str,
) -> tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str, str]:
    """All that can be said of a token alone, in the words used at each distance."""
    folded = fold_nfc(token)
    plain = bare(folded)
    if token[0].isdigit():
        shape, folded, plain = "d", _number(token), "0"
    elif not token[0].isalnum():
        shape = "p"
    elif token.isupper() and len(token) > 1:
        shape = "A"
    else:
        shape = "X" if token[0].isupper() else "x"
    here = (f"w={folded}", f"b={plain}", f"s={shape}")
    before = (f"-w={folded}", f"-s={shape}")
    after = (f"+w={folded}", f"+s={shape}")
    return folded, plain, shape, here, before, after, f"--{plain}", f"++{plain}"


def _number(token: str) -> str:
    """The form of a number: `00/00/0000`, `00`."""
    return re.sub(r"\d", "0", token)


_EDGE = _of_token("¶")


def features(tokens: list[str]) -> list[list[str]]:
    """One list of features for each token of a clause."""
    known = [_of_token(token) for token in tokens]
    kinds = _kinds(known)
    ahead = _next_cues(kinds)
    last = len(tokens) - 1
    out: list[list[str]] = []
    cue, since, joints, verb, depth = _NONE, 0, 0, _NONE, 0
    for index, token in enumerate(known):
        previous = known[index - 1] if index else _EDGE
        following = known[index + 1] if index < last else _EDGE
        kind = kinds[index]
        found = [
            *token[3],
            *previous[4],
            *following[5],
            known[index - 2][6] if index > 1 else "--¶",
            known[index + 2][7] if index + 1 < last else "++¶",
            f"wb={previous[0]} {token[0]}",
            f"wn={token[0]} {following[0]}",
            f"k={kind}",
            f"-k={kinds[index - 1] if index else _NONE}",
            f"c={cue}",
            f"cs={cue}{since if since < 4 else 4}{joints if joints < 3 else 3}{verb}",
            f"ck={cue}{verb}{kind}{token[2]}",
            f"n={ahead[index]}{kind}",
            f"cn={cue}{verb}{ahead[index]}",
            f"d={depth}",
        ]
        out.append(found)
        if kind in "GHCARST":
            cue, since, joints, verb = kind, 0, 0, _NONE
        elif kind == "V":
            verb = "V"
        else:
            since += 1
            joint = _JOINTS.get(token[0])
            if joint:
                joints += joint
                depth = 1 if token[0] == "(" else 0 if token[0] == ")" else depth
    return out


_Token = tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str, str]


def _kinds(known: list[_Token]) -> list[str]:
    """The cue class that begins at each token."""
    cues = _cues()
    kinds = []
    following = [*known[1:], _EDGE]
    for token, after in zip(known, following, strict=True):
        kinds.append(cues.get(f"{token[1]} {after[1]}") or cues.get(token[0]) or _NONE)
    return kinds


def _next_cues(kinds: list[str]) -> list[str]:
    ahead, out = _NONE, []
    for kind in reversed(kinds):
        out.append(ahead)
        if kind != _NONE and kind != "N":
            ahead = kind
    out.reverse()
    return out
