"""What stands before an item of a list, and what only looks like it."""

from __future__ import annotations

import pytest

from dondoc.notice.markers import ARABIC, CLAUSE, DASH, LETTER, PLUS, ROMAN, SECOND, STARRED, marker_of

MARKED = [
    ("- Rà soát", "-", None, DASH),
    ("– Rà soát", "–", None, DASH),
    ("-Rà soát", "-", None, DASH),
    ("__- Rà soát", "__-", None, DASH),
    ("~ Thường trực", "~", None, DASH),
    ("+ Rà soát", "+", None, PLUS),
    ("• Rà soát", "•", None, PLUS),
    ("* Nhiệm vụ chung", "*", None, STARRED),
    ("*** Nhiệm vụ chung", "***", None, STARRED),
    ("**Nhiệm vụ chung**", "**", None, STARRED),
    ("1. Giao", "1.", "1", ARABIC),
    ("**1. Giao**", "**1.", "1", ARABIC),
    ("12) Giao", "12)", "12", ARABIC),
    ("2.1. Giao", "2.1.", "2.1", SECOND),
    ("2.1 Giao", "2.1", "2.1", SECOND),
    ("II. ĐÁNH GIÁ", "II.", "II", ROMAN),
    ("III- ĐÁNH GIÁ", "III-", "III", ROMAN),
    ("4- Giao", "4-", "4", ARABIC),
    ("3/ Giao", "3/", "3", ARABIC),
    ("a) Giao", "a)", "a", LETTER),
    ("b/ Giao", "b/", "b", LETTER),
    ("đ) Giao", "đ)", "đ", LETTER),
    ("(2) Giao", "(2)", "2", LETTER),
    ("Điều 4. Giao", "Điều 4.", "Điều 4", CLAUSE),
    ("## 3. Giao", "## 3.", "3", ARABIC),
    ("Š. Giao Sở", "Š.", None, ARABIC),
]


@pytest.mark.parametrize(("line", "text", "number", "rank"), MARKED, ids=[row[0] for row in MARKED])
def test_a_marker_is_taken_off(line: str, text: str, number: str | None, rank: int) -> None:
    marker = marker_of(line)
    assert marker and (marker.text, marker.number, marker.rank) == (text, number, rank)
    assert line[marker.length :].strip("* ")[0].isupper()


@pytest.mark.parametrize(
    "line",
    [
        "30.000 ha rừng",
        "27.3.2023 đến nay",
        "12.5 ha",
        "1074/QĐ-BXD ngày",
        "44/NQ-HĐND ngày",
        "15/KL-TTr ngày",
        "2025. Trường hợp",
        "Vi phạm",
        "C trên bản đồ",
        "_____",
    ],
)
def test_a_number_or_a_word_is_no_marker(line: str) -> None:
    assert marker_of(line) is None
