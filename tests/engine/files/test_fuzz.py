"""Whatever stands in a file, only errors made for people come out of its reader."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.engine.files.office_files import notice, saved, with_part

from dondoc.errors import DondocError
from dondoc.files import source_of
from dondoc.files.pdf import read_pdf
from dondoc.files.picture import pictures
from dondoc.files.word.reader import read_word

ROUNDS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
JUNK = (b"<", b">", b'"', b"&", b"\0", b"-1", b"99999999999", b"nan", "ị".encode(), b"\xff\xfe")


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with a few bytes changed, lost, doubled or cut off."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.sampled_from(("change", "lose", "add", "double", "cut"))):
            case "change":
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
            case "lose":
                del data[at : at + draw(st.integers(1, 60))]
            case "add":
                data[at:at] = draw(st.sampled_from(JUNK))
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 200))]
            case _:
                del data[at:]
    return bytes(data)


def picture(kind: str, mode: str) -> bytes:
    out = io.BytesIO()
    sheet = Image.new("L", (90, 120), 255)
    sheet.paste(0, (20, 20, 60, 40))
    sheet.convert(mode).save(out, kind)
    return out.getvalue()


def small_pdf() -> bytes:
    made = pdfium.PdfDocument.new()
    made.new_page(200, 300)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def every_picture(data: bytes, name: str) -> object:
    return list(pictures(data, name))


WORD = saved(notice())
TEXT = "UBND huyện An Bình\r\nGiao Phòng Nội vụ báo cáo trước ngày 05/6/2024.\n".encode()
PAGE = b"<html><body><table><tr><td>UBND</td><td>x</td></tr></table><ol start=3><li>Giao vi&#7879;c</ol></body></html>"
FILES: dict[str, tuple[bytes, Callable[[bytes, str], object]]] = {
    "word": (WORD, read_word),
    "text": (TEXT, source_of),
    "page": (PAGE, source_of),
    "pdf": (small_pdf(), read_pdf),
    "png": (picture("PNG", "P"), every_picture),
    "jpeg": (picture("JPEG", "RGB"), every_picture),
    "tiff": (picture("TIFF", "1"), every_picture),
}


@pytest.mark.parametrize("kind", FILES)
@ROUNDS
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    whole, read = FILES[kind]
    try:
        read(data.draw(damaged(whole)), "x")
    except DondocError:
        return


XML = (
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:ins",
    "w:del",
    "w:sdt",
    "w:txbxContent",
    "w:pPr",
    "w:sectPr",
)


@ROUNDS
@given(
    old=st.sampled_from(XML[:6]),
    new=st.sampled_from(XML),
    value=st.sampled_from(("", "-1", "nan", "9" * 20, "đ")),
)
def test_word_xml_in_the_wrong_order_is_read_or_refused(old: str, new: str, value: str) -> None:
    data = with_part(WORD, "word/document.xml", f"<{old}>", f'<{new} w:val="{value}">')
    data = with_part(data, "word/document.xml", f"</{old}>", f"</{new}>")
    try:
        read_word(data, "x")
    except DondocError:
        return


@ROUNDS
@given(
    st.sampled_from((b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"II*\0", b"\xff\xd8\xff", b"<html>")),
    st.binary(),
)
def test_random_bytes_are_read_or_refused(magic: bytes, rest: bytes) -> None:
    try:
        source_of(magic + rest, "x")
    except DondocError:
        return


@pytest.mark.parametrize(
    "text",
    [
        "Giao " * 200_000,
        "\t|" * 500_000,
        "<p>" * 300_000,
        "MẬT " * 250_000,
        "\n" * 1_000_000,
        "ệ" * 1_000_000,
    ],
)
def test_a_hostile_megabyte_is_read_or_refused_in_time(text: str) -> None:
    try:
        assert source_of(text.encode(), "x").text == text
    except DondocError:
        return
