"""Bytes to text: the encoding is proved by the letters it gives, never assumed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from dondoc.text.legacy import converted, in_unicode, proof, unicode_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_LONGEST_UTF8 = 4
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTER_OR_SIGN = re.compile("[\t\n\r -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]")
_SAMPLE = 65536


class DecodedText(NamedTuple):
    """Text and the encoding it was in (`utf-8+tcvn3`: letters of an old font inside Unicode)."""

    text: str
    encoding: str


class CutOffError(ValueError):
    """The bytes end in the middle of a letter."""


def decode(data: bytes) -> DecodedText | None:
    """The text of the bytes, character for character (byte order mark aside), or None if it is no text."""
    decoded = _by_mark(data) or _utf8(data) or _wide(data) or _eight_bits(data)
    if decoded is None or _is_noise(decoded.text):
        return None
    return _without_legacy_letters(decoded)


def _by_mark(data: bytes) -> DecodedText | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return DecodedText(data.decode(codec), name)
            except UnicodeDecodeError as error:
                if error.end >= len(data) and error.start >= len(data) - _LONGEST_UTF8:
                    raise CutOffError(name) from error
                return None
    return None


def _utf8(data: bytes) -> DecodedText | None:
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.start > len(data) - _LONGEST_UTF8
        # A lone high byte at the end of ASCII is a letter of an 8-bit encoding, not a cut.
        if cut and not data[: error.start].isascii():
            raise CutOffError("utf-8") from error
        return None


def _wide(data: bytes) -> DecodedText | None:
    """UTF-16 without a mark: blanks and plain letters have a zero byte in it."""
    if len(data) % 2 or b"\0" not in data[:_SAMPLE]:
        return None
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    known = len(_LETTER_OR_SIGN.findall(text[:_SAMPLE]))
    return DecodedText(text, name) if known > 0.9 * min(len(text), _SAMPLE) else None


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _eight_bits(data: bytes) -> DecodedText | None:
    """The encoding that makes the most frequent Vietnamese syllables; None if none makes any."""
    western = _western(data)
    try:
        vietnamese = data.decode("cp1258")
    except UnicodeDecodeError:
        vietnamese = western
    # Windows-1258 writes most tones as combining marks; the text keeps them as they are.
    found = {
        "windows-1258": (proof(unicodedata.normalize("NFC", vietnamese)), vietnamese),
        "tcvn3": (proof(unicode_of(western, "tcvn3")), western),
        "vni": (proof(unicode_of(western, "vni")), western),
    }
    name = max(found, key=lambda key: found[key][0])
    hits, text = found[name]
    if not hits:
        return None
    return DecodedText(text, name)


def _is_noise(text: str) -> bool:
    return "\0" in text or len(_CONTROL.findall(text[:_SAMPLE])) > 0.02 * min(len(text), _SAMPLE)


def _without_legacy_letters(decoded: DecodedText) -> DecodedText:
    text, name = decoded
    if name in ("tcvn3", "vni"):
        return DecodedText(converted(text, "tcvn3" if name == "tcvn3" else "vni"), name)
    fixed, legacy = in_unicode(text)
    return decoded if legacy is None else DecodedText(fixed, f"{name}+{legacy}")
