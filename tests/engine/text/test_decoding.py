"""Bytes of every encoding a Vietnamese office has used become the same text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.text.decoding import CutOffError, decode
from dondoc.text.legacy import _table, decoded, encoding_of_font, legacy_of, unicode_of

TEXT = (
    "UBND huyện An Bình\r\nSố: 12/TB-UBND\n\tGiao phòng Tài chính – Kế hoạch chủ trì, phối hợp với các "
    "đơn vị “liên quan” rà soát, báo cáo trước ngày 05/3; kỹ, ỷ, lỵ, ĩ, Đ, Ư, Ô.\n"
)
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


def in_font(text: str, encoding: str) -> str:
    """The text as typed in an old font."""
    written: dict[str, str] = {}
    for key, letter in _table("tcvn3" if encoding == "tcvn3" else "vni").items():
        written.setdefault(letter, key)
    return "".join(written.get(letter, letter) for letter in text)


def in_windows_1258(text: str) -> bytes:
    """Base letters with their hook or hat precomposed, tones as combining marks."""
    out = bytearray()
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        shape = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        out += (shape + "".join(tones)).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (in_font(TEXT, "tcvn3").encode("cp1252"), "tcvn3"),
        (in_font(TEXT, "vni").encode("cp1252"), "vni"),
        (in_font(TEXT, "tcvn3").encode(), "utf-8+tcvn3"),
        (in_font(TEXT, "vni").encode(), "utf-8+vni"),
    ],
)
def test_the_text_comes_back_letter_for_letter(data: bytes, encoding: str) -> None:
    read = decode(data)
    assert read is not None
    assert read.encoding == encoding
    assert read.text == TEXT


def test_windows_1258_keeps_its_combining_marks() -> None:
    read = decode(in_windows_1258(TEXT))
    assert read is not None
    assert read.encoding == "windows-1258"
    assert unicodedata.normalize("NFC", read.text) == TEXT
    assert "\u0301" in read.text


@given(st.text(LETTERS + " ,.", min_size=1))
def test_old_fonts_make_a_round_trip(text: str) -> None:
    assert unicode_of(in_font(text, "tcvn3"), "tcvn3") == text
    # VNI writes a mark after its letter, so letters that look like marks must not follow each other.
    for word in text:
        assert unicode_of(in_font(word, "vni"), "vni") == word


@given(st.text(LETTERS + LETTERS.upper() + " x1"))
def test_the_way_back_counts_every_letter(text: str) -> None:
    source = in_font(text, "vni")
    found = decoded(source, "vni")
    assert len(found.text) == len(found.widths)
    assert sum(found.widths) == len(source)


def test_a_text_pasted_together_is_put_right_line_by_line() -> None:
    line = TEXT.splitlines(keepends=True)[2]
    read = decode((TEXT + in_font(line, "tcvn3") + TEXT).encode())
    assert read == (TEXT + line + TEXT, "utf-8+tcvn3")


def test_capitals_of_a_capital_font_are_put_right() -> None:
    read = decode(
        in_font("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM\nĐộc lập - Tự do\nUBND xã", "tcvn3").encode("cp1252")
    )
    assert read is not None
    assert read.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nUBND xã"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        unicodedata.normalize("NFD", TEXT),
        "Grüße aus Köln, naïve façade, © 2024 ®, 50 µg, 100 §, ¬, æøå ÆØÅ",
        "Công ty Møller & Sønn báo cáo © 2024: ñ ö ü ä ß",
        "Giao phong Tai chinh bao cao",
    ],
)
def test_text_that_is_fine_is_left_alone(text: str) -> None:
    assert legacy_of(text) is None
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", ("tcvn3", False)),
        (".VnTimeH", ("tcvn3", True)),
        (".VnArialH", ("tcvn3", True)),
        ("VNI-Times", ("vni", False)),
        ("Times New Roman", None),
        ("Vni", None),
    ],
)
def test_a_font_names_its_encoding(font: str, expected: object) -> None:
    assert encoding_of_font(font) == expected


@pytest.mark.parametrize(
    "data", [b"\0\1\2\3" * 50, bytes(range(256)) * 4, b"\xff\xfe\xff", b"\x89PNG\r\n\x1a\n" + b"\0" * 40]
)
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    try:
        assert decode(data) is None
    except CutOffError:
        assert data.startswith(b"\xff\xfe")


def test_a_text_cut_inside_a_letter_is_said_to_be_cut() -> None:
    with pytest.raises(CutOffError):
        decode("Cộng hòa xã hộ".encode() + "ị".encode()[:2])


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_not_without_a_crash(data: bytes) -> None:
    try:
        read = decode(data)
    except CutOffError:
        return
    assert read is None or isinstance(read.text, str)
