"""What happens to a text on its way, one kind at a time; marks stay where they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_MARK = re.compile(r"(⟪|⟫|⟦[A-Z]\||\|[^⟦⟧|]*⟧|⟧)")
_OLD_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uỷ": "ủy", "uý": "úy", "uỵ": "ụy"}

Change = Callable[[str], str]


def _words(change: Change) -> Change:
    """The change made to the text alone: front matter and marks are left."""

    def whole(marked: str) -> str:
        head, rule, body = marked.partition("\n---\n")
        parts = _MARK.split(body)
        return head + rule + "".join(p if at % 2 else change(p) for at, p in enumerate(parts))

    return whole


def _lines(change: Change) -> Change:
    """The change made to each line of the text, marks included."""

    def whole(marked: str) -> str:
        head, rule, body = marked.partition("\n---\n")
        return head + rule + "\n".join(change(line) for line in body.split("\n"))

    return whole


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _old_tones(text: str) -> str:
    for new, old in _OLD_TONES.items():
        text = re.sub(rf"(?<![qQ]){new}(?!\w)", old, text)
    return text


def _wrap(line: str) -> str:
    """Broken at 72 letters, marks not counted."""
    out: list[str] = []
    width = 0
    for word in line.split(" "):
        size = len(_MARK.sub("", word)) + 1
        if width + size > 72 and out:
            out.append("\n" + word)
            width = size
        else:
            out.append((" " if out else "") + word)
            width += size
    return "".join(out)


DAMAGES: dict[str, Change] = {
    "none": lambda marked: marked,
    "decomposed letters": _words(lambda text: unicodedata.normalize("NFD", text)),
    "CRLF": _words(lambda text: text.replace("\n", "\r\n")),
    "no-break spaces": _words(lambda text: text.replace(" ", "\u00a0")),
    "double spaces": _words(lambda text: text.replace(" ", "  ")),
    "old tone placement": _words(_old_tones),
    "hard wraps": _lines(_wrap),
    "bullets lost": _lines(lambda line: re.sub(r"^[-+•] ", "", line)),
    "en-dash bullets": _lines(lambda line: re.sub(r"^[-+•] ", "– ", line)),
    "blank lines between": _words(lambda text: text.replace("\n", "\n\n")),
    "line breaks lost": _words(lambda text: text.replace("\n", " ")),
    "diacritics lost": _words(_bare),
}
