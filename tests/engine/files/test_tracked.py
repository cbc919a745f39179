"""Fixes go into a .docx as changes that Word shows and a person accepts; the accepted text is the fixed text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.files.office_files import converted, notice, saved

from dondoc.files import errors, source_of
from dondoc.files.word.edits import tracked_changes
from dondoc.files.word.package import Package, w
from dondoc.notice.model import Fix
from dondoc.text.spans import Span

NOON = datetime(2024, 5, 21, 12, 0, tzinfo=UTC)
NS = nsdecls("w")


def fix(text: str, words: str, replacement: str) -> Fix:
    start = text.index(words)
    return Fix(span=Span(start, start + len(words)), replacement=replacement)


def fixed(text: str, fixes: list[Fix]) -> str:
    for one in sorted(fixes, key=lambda one: one.span, reverse=True):
        text = text[: one.span.start] + one.replacement + text[one.span.end :]
    return text


def rich() -> bytes:
    """A paragraph of several runs, one of them somebody's insertion, one in an old font."""
    made = notice()
    paragraph = made.add_paragraph("Đề nghị các ")
    paragraph.add_run("trương").bold = True
    paragraph.add_run(" trình\tmục tiêu ")
    change = f"{NS} w:id='7' w:author='An' w:date='2024-05-01T00:00:00Z'"
    paragraph._p.append(parse_xml(f"<w:ins {change}><w:r><w:t>thêm vào đây</w:t></w:r></w:ins>"))
    font = "<w:rPr><w:rFonts w:ascii='{0}' w:hAnsi='{0}'/></w:rPr>"
    for name, words in ((".VnTime", " b¸o c¸o"), ("VNI-Times", " baùo caùo xaõ")):
        paragraph._p.append(
            parse_xml(f"<w:r {NS}>{font.format(name)}<w:t xml:space='preserve'>{words}</w:t></w:r>")
        )
    made.add_paragraph("Việc tự đánh số", style="List Number")
    return saved(made)


def test_a_fix_is_a_deletion_and_an_insertion_by_its_author() -> None:
    data = rich()
    text = source_of(data, "x").text
    fixes = [fix(text, "trương trình", "chương trình"), fix(text, "12/TB-VP", "12/TB-UBND")]
    done = tracked_changes(data, fixes, at=NOON, name="x")
    assert set(done.written) == set(fixes)
    assert source_of(done.data, "x").text == fixed(text, fixes)
    root = Package(done.data, "x").root("word/document.xml")
    ours = [change for change in root.iter(w("ins"), w("del")) if change.get(w("author")) == "Đôn Đốc"]
    assert {change.get(w("date")) for change in ours} == {"2024-05-21T12:00:00Z"}
    assert (
        "".join(node.text or "" for change in ours for node in change.iter(w("delText")))
        == "12/TB-VPtrương trình"
    )
    assert len({change.get(w("id")) for change in root.iter(w("ins"), w("del"))}) == len(ours) + 1


@pytest.mark.parametrize(
    ("words", "replacement"),
    [
        ("vào", "ra"),  # inside somebody else's insertion
        ("tiêu thêm", "tiêu, thêm"),  # across its border
        ("báo", "cáo"),  # TCVN3
        ("cáo xã", "cáo, xã"),  # VNI: two letters of the file are one of the text
        ("Việc", "Các việc"),
        ("CỘNG HÒA", "CỘNG HOÀ"),
        ("mục tiêu ", ""),
    ],
)
def test_the_accepted_text_is_the_fixed_text(words: str, replacement: str) -> None:
    data = rich()
    text = source_of(data, "x").text
    one = fix(text, words, replacement)
    done = tracked_changes(data, [one], at=NOON, name="x")
    assert done.written == (one,)
    assert source_of(done.data, "x").text == fixed(text, [one])


@pytest.mark.parametrize("words", ["1. Việc", "trình\tmục", "NAM\nĐộc"])
def test_what_is_no_letter_of_the_file_is_left_to_the_person(words: str) -> None:
    data = rich()
    one = fix(source_of(data, "x").text, words, "khác")
    done = tracked_changes(data, [one], at=NOON, name="x")
    assert (done.written, done.left) == ((), (one,))
    assert source_of(done.data, "x").text == source_of(data, "x").text


def test_words_are_inserted_behind_a_letter_of_two_signs() -> None:
    data = rich()
    text = source_of(data, "x").text
    place = text.index("áo xã") + 1  # VNI writes this letter as "a" and a mark
    one = Fix(span=Span(place, place), replacement="n")
    done = tracked_changes(data, [one], at=NOON, name="x")
    assert done.written == (one,)
    assert source_of(done.data, "x").text == fixed(text, [one])


def test_of_two_fixes_of_the_same_words_the_first_is_written() -> None:
    data = rich()
    text = source_of(data, "x").text
    first, second = fix(text, "trương trình", "chương trình"), fix(text, "trình", "trìn")
    done = tracked_changes(data, [second, first], at=NOON, name="x")
    assert (done.written, done.left) == ((first,), (second,))


def test_only_word_files_take_tracked_changes() -> None:
    with pytest.raises(errors.NoEditableTextError):
        tracked_changes(b"%PDF-1.7", [], at=NOON, name="x.pdf")


@st.composite
def some_fixes(draw: st.DrawFn, text: str) -> list[Fix]:
    marks = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [
        Fix(span=Span(start, min(end, start + 12)), replacement=draw(st.text("ăb ơ", max_size=4)))
        for start, end in pairs
    ]


DATA = rich()
TEXT = source_of(DATA, "x").text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some_fixes(TEXT))
def test_any_fixes_give_the_text_of_those_that_were_written(fixes: list[Fix]) -> None:
    done = tracked_changes(DATA, fixes, at=NOON, name="x")
    assert len(done.written) + len(done.left) == len(fixes)
    assert source_of(done.data, "x").text == fixed(TEXT, list(done.written))


def test_libreoffice_opens_the_file_and_knows_the_changes(tmp_path: Path) -> None:
    fixes = [fix(TEXT, "trương trình", "chương trình"), fix(TEXT, "vào", "ra")]
    done = tracked_changes(DATA, fixes, at=NOON, name="x")
    again = converted(done.data, tmp_path, "docx:MS Word 2007 XML", source="docm")
    assert "Đề nghị các chương trình\tmục tiêu thêm ra đây" in source_of(again, "x").text
    root = Package(again, "x").root("word/document.xml")
    ours = [change for change in root.iter(w("del")) if change.get(w("author")) == "Đôn Đốc"]
    assert (
        "".join(node.text or "" for change in ours for node in change.iter(w("delText"))) == "trương trìnhvào"
    )
