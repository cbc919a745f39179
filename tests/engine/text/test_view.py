"""A view squeezes and composes, and every place of it still knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dondoc.text.folding import fold_nfc
from dondoc.text.spans import Span
from dondoc.text.view import View

LETTERS = "abĐđƠơệẬ Ị\u0301\u0323\u0302 \t\r\n\u00a0\u200b\ufeff\u2060\u202f\x1c\u3000İßﬁ한각ᄒ1./–“-_"
TEXTS = st.one_of(st.text(LETTERS), st.text())
FORMS = st.sampled_from(("NFC", "NFD"))


@given(TEXTS, FORMS)
@example("İstanbul  ẞ", "NFC")
@example(" \r\n \u00a0x", "NFC")
@example("a\u200b b", "NFC")
def test_a_view_says_the_same_in_fewer_signs(text: str, form: str) -> None:
    given_text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)
    view = View(given_text)
    assert len(view.cased) == len(view.folded) == len(view.bare)
    assert "  " not in view.cased
    assert not set(view.cased) & set("\t\r\n\u00a0\u200b\ufeff\u2060")
    composed = unicodedata.normalize("NFC", "".join(view.cased.split()))
    plain = "".join(char for char in given_text if char not in "\u200b\u200c\u200d\u2060\ufeff")
    assert composed == unicodedata.normalize("NFC", "".join(plain.split()))


@given(TEXTS, FORMS)
def test_every_place_knows_its_origin(text: str, form: str) -> None:
    given_text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)
    view = View(given_text)
    last = 0
    for place, sign in enumerate(view.cased):
        origin = view.origin(place, place + 1)
        source = origin.of(given_text)
        assert source
        assert sign in unicodedata.normalize("NFC", source) or (sign == " " and any(map(str.isspace, source)))
        assert origin.start >= last or view.origin(place - 1, place) == origin
        last = origin.start


@given(TEXTS)
def test_the_way_there_is_the_way_back(text: str) -> None:
    view = View(text)
    for place in range(len(view.cased)):
        origin = view.origin(place, place + 1)
        back = view.position(origin.start)
        assert view.origin(back, back + 1) == origin
        assert back <= place


@given(TEXTS, st.data())
def test_a_range_covers_what_its_places_cover(text: str, data: st.DataObject) -> None:
    view = View(text)
    if not view.cased:
        return
    start = data.draw(st.integers(0, len(view.cased) - 1))
    end = data.draw(st.integers(start + 1, len(view.cased)))
    assert view.origin(start, end) == view.origin(start, start + 1).covering(view.origin(end - 1, end))


@given(st.text("abệ ơ\n\u00a0"), st.data())
def test_spans_of_a_text_are_viewed_as_if_they_were_the_text(text: str, data: st.DataObject) -> None:
    marks = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Span(start, end) for start, end in zip(marks[::2], marks[1::2], strict=False)]
    view = View(text, spans)
    assert view.cased == "\n".join(View(span.of(text)).cased for span in spans)
    for span, (start, end) in zip(spans, view.pieces, strict=True):
        if end > start:
            assert span.contains(view.origin(start, end))


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("a  b", "a b"),
        ("a \n b", "a b"),
        ("a\r\nb\u00a0c", "a b c"),
        ("a\u200bb", "ab"),
        ("a \u200b b", "a b"),
        ("  a ", " a "),
        ("e\u0323\u0302 x", "ệ x"),
        ("_\u0301-\u0301", "_\u0301-\u0301"),
        ("d\u01b0\u01a1\u0323c", "dược"),
        ("huye\u0323\u0302n u\u0309y", "huyện ủy"),
    ],
)
def test_blanks_and_marks(text: str, cased: str) -> None:
    assert View(text).cased == cased


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold_nfc(composed)) == len(composed)
