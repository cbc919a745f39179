"""The second reader finds roles in orders it has not seen, where they stand in the clause."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dondoc.bodies import find_bodies
from dondoc.learn.clauses import clauses_of, labelled
from dondoc.learn.features import TOKEN, features
from dondoc.learn.marked import parse_marked
from dondoc.learn.tagger import load
from dondoc.notice.agreement import marks_of
from dondoc.notice.second import Mark
from dondoc.text.view import View
from dondoc.vietnamese.times import find_times

ORDERS = [
    (
        "Giao Phòng Nội vụ chủ trì, phối hợp với Thanh tra huyện rà soát, báo cáo UBND huyện trước ngày 05/6/2024",
        [
            ("lead", "Phòng Nội vụ"),
            ("coordinating", "Thanh tra huyện"),
            ("report_to", "UBND huyện"),
            ("deadline", "trước ngày 05/6/2024"),
        ],
    ),
    (
        "Sở Y tế khẩn trương tham mưu UBND tỉnh kế hoạch phòng dịch theo đề nghị của Sở Tài chính",
        [("lead", "Sở Y tế"), ("adviser_to", "UBND tỉnh")],
    ),
    ("Tăng cường hướng dẫn các hộ chăn nuôi tiêm phòng theo Kế hoạch số 12/KH-UBND ngày 03/02/2024", []),
]


def read(clause: str) -> list[tuple[str, str]]:
    """The roles of a clause that is told its names and times, as the reader of notices tells them."""
    view = View(clause)
    marks = marks_of(find_bodies(view), find_times(view.folded))
    return [(role.role, clause[role.start : role.end]) for role in load().roles(clause, marks)]


@pytest.mark.parametrize(("clause", "roles"), ORDERS)
def test_roles_are_read(clause: str, roles: list[tuple[str, str]]) -> None:
    assert read(clause) == roles


def test_a_lost_mark_does_not_lose_the_role() -> None:
    clause = "Giao Phòng Kinh tê chủ trì, phôi hợp với Công an xã kiêm tra các điểm sạt lở"
    assert read(clause) == [("lead", "Phòng Kinh tê"), ("coordinating", "Công an xã")]


@pytest.mark.parametrize(
    "clause", ["", " ", "...", "\u200b", "a" * 5000, "giao " * 3000, ", " * 3000, "giao Sở X " * 100_000]
)
def test_strange_clauses_do_no_harm(clause: str) -> None:
    started = time.process_time()
    for role in load().roles(clause):
        assert 0 <= role.start < role.end <= len(clause)
        assert 0.0 <= role.probability <= 1.0
    assert time.process_time() - started < 2


def test_every_token_gets_the_same_number_of_features() -> None:
    tokens = list(TOKEN.finditer("Giao Sở X (đầu mối), xong trước 16h00 ngày 3/4/2025."))
    _, rows = features(tokens, [Mark(5, 9, "agency"), Mark(26, 51, "deadline")])
    assert {len(row) for row in rows} == {len(features(tokens[:1])[1][0])}
    assert [row[-3] for row in rows[:4]] == [b"m=-", b"m=Ba", b"m=E", b"m=-"]


def test_words_far_from_names_times_and_cues_are_passed_over() -> None:
    tokens = list(TOKEN.finditer("Giao " + "mưa " * 40 + "Sở X " + "gió " * 40))
    kept, _ = features(tokens, [Mark(165, 169, "agency")])
    assert kept == [0, 1, 2, 3, 4, 5, 39, 40, 41, 42, 43, 44]


def test_gold_becomes_labels() -> None:
    document = parse_marked("⟪Giao ⟦L|Sở  Xây dựng⟧ họp ⟦D|trong quý II|2024-Q2⟧⟫.")
    [clause] = clauses_of([document])
    assert clause.text == "Giao Sở Xây dựng họp trong quý II"
    assert labelled(clause)[1] == ["O", "B-L", "I-L", "I-L", "O", "B-D", "I-D", "I-D"]


def test_threads_do_not_read_one_another() -> None:
    clauses = [clause for clause, _ in ORDERS] * 40
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, clauses)) == [read(clause) for clause in clauses]
