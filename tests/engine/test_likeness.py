"""Other languages and other kinds of text are told from documents of an office, cautiously."""

from __future__ import annotations

import unicodedata

import pytest

from dondoc.notice.likeness import is_administrative, is_vietnamese
from dondoc.text.folding import bare

ORDER = (
    "Giao Phòng Nội vụ chủ trì, phối hợp với các đơn vị liên quan rà soát biên chế, báo cáo trước ngày 15/6."
)
RECIPE = (
    "Thịt bò thái mỏng, ướp với tỏi băm, nước mắm, đường và tiêu trong nửa tiếng. Đun nóng chảo dầu, phi thơm hành, "
    "cho thịt vào xào nhanh tay trên lửa lớn. Rau cải rửa sạch, luộc vừa chín tới, vớt ra để ráo nước rồi bày lên đĩa."
)
ENGLISH = (
    "The committee met on Monday and agreed that the department should review all outstanding projects and send "
    "a written summary before the end of the quarter."
)
FRENCH = (
    "Le conseil municipal a décidé, après débat, de confier à la direction générale l'étude de ces projets."
)


@pytest.mark.parametrize(
    "text",
    [ORDER, RECIPE, unicodedata.normalize("NFD", ORDER), bare(ORDER), ORDER.upper(), "Giao việc"],
)
def test_vietnamese_is_known_with_and_without_its_marks(text: str) -> None:
    assert is_vietnamese(text)


@pytest.mark.parametrize(
    "text", [ENGLISH, FRENCH, "Решение комитета", "委員会の決定", "12/3 - 4 %", "hello world", ""]
)
def test_other_languages_are_not(text: str) -> None:
    assert not is_vietnamese(text)


@pytest.mark.parametrize("text", [ORDER, bare(ORDER), ORDER * 5, bare(ORDER) * 5, "Một dòng chữ ngắn."])
def test_whatever_may_be_a_document_is_read(text: str) -> None:
    assert is_administrative(text)


def test_a_recipe_is_no_document() -> None:
    assert not is_administrative(RECIPE)
