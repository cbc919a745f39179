"""Written names and the bodies they mean, by level and date; never a guess between two."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.bodies import bodies, match
from dondoc.bodies.registry import key
from dondoc.text.folding import bare, fold

BEFORE, AFTER = date(2023, 3, 24), date(2026, 3, 24)
MEANT = [
    # written, level, on, meant, repaired, how
    ("Phòng Tài chính - Kế hoạch", "district", BEFORE, "Phòng Tài chính - Kế hoạch", False, "exact"),
    ("phòng tài chính kế hoạch", "district", BEFORE, "Phòng Tài chính - Kế hoạch", False, "writing"),
    ("Phòng Tài chính – Kế hoạch", "district", BEFORE, "Phòng Tài chính - Kế hoạch", False, "writing"),
    ("Phòng Tài chính Kế", "district", BEFORE, "Phòng Tài chính - Kế hoạch", True, "cut"),
    ("Phòng TC-KH", "district", BEFORE, "Phòng Tài chính - Kế hoạch", False, "alias"),
    ("Phòng Tài chính - Kế hoach", "district", BEFORE, "Phòng Tài chính - Kế hoạch", True, "marks"),
    ("Phong Tai chinh - Ke hoach", "district", BEFORE, "Phòng Tài chính - Kế hoạch", True, "marks"),
    ("Phòng Tài chính - Kế hoặch", "district", BEFORE, "Phòng Tài chính - Kế hoạch", True, "marks"),
    ("Phòng Tài chính - Kế họach", "district", BEFORE, "Phòng Tài chính - Kế hoạch", False, "writing"),
    ("Phòng Tài chíng - Kế hoạch", "district", BEFORE, "Phòng Tài chính - Kế hoạch", True, "typo"),
    (
        "Phòng Nông nghiệp Phát triển nông thôn",
        "district",
        BEFORE,
        "Phòng Nông nghiệp và Phát triển nông thôn",
        False,
        "writing",
    ),
    (
        "Phòng Nông nghiệp và Phát triển thôn",
        "district",
        BEFORE,
        "Phòng Nông nghiệp và Phát triển nông thôn",
        True,
        "dropped",
    ),
    ("Sở Kê hoạch và Đâu tư", "province", BEFORE, "Sở Kế hoạch và Đầu tư", True, "marks"),
    ("Sở NN&PTNT", "province", BEFORE, "Sở Nông nghiệp và Phát triển nông thôn", False, "alias"),
    ("Phòng VH-XH", "commune", AFTER, "Phòng Văn hóa - Xã hội", False, "alias"),
    ("Phòng Văn hoá, Xã hội", "commune", AFTER, "Phòng Văn hóa - Xã hội", False, "writing"),
    ("Hội phụ nữ", None, BEFORE, "Hội Liên hiệp Phụ nữ", False, "alias"),
]
UNKNOWN = [
    ("Phòng Tài chính - Kế hoạch", "district", AFTER),  # the districts ended on 30 June 2025
    ("Sở Kế hoạch và Đầu tư", "province", AFTER),
    ("Phòng Văn hóa - Xã hội", "commune", BEFORE),
    ("Sở Tài", "province", BEFORE),  # Tài chính or Tài nguyên và Môi trường
    ("Sở Văn hóa", "province", BEFORE),
    ("Điện", None, BEFORE),
    ("Phòng Hoa hồng", "district", BEFORE),
    ("", None, BEFORE),
]


@pytest.mark.parametrize("case", MEANT, ids=lambda case: str(case[0]))
def test_a_written_name_means_one_body(case: tuple[str, str | None, date, str, bool, str]) -> None:
    written, level, on, meant, repaired, how = case
    found = match(written, level, on)
    assert found is not None
    assert (found.body.name, found.repaired, found.how) == (meant, repaired, how)


@pytest.mark.parametrize("written, level, on", UNKNOWN)
def test_no_guess_between_two_and_none_out_of_time(written: str, level: str | None, on: date) -> None:
    assert match(written, level, on) is None


def test_every_body_means_itself() -> None:
    for body in bodies():
        found = match(body.name, body.level, body.valid_until or body.valid_from)
        assert found is not None
        assert found.body.name == body.name


def test_no_name_stands_twice_in_one_level_and_time() -> None:
    names = [(body.name, body.level, body.valid_from) for body in bodies()]
    assert len(names) == len(set(names))


def test_a_name_with_one_lost_tone_is_never_taken_for_another_body() -> None:
    for body in bodies():
        on = body.valid_until or body.valid_from
        for written in without_a_tone(body.name):
            found = match(written, body.level, on)
            assert found is None or found.body.name in (body.name, exact(written, body.level, on))


def without_a_tone(name: str) -> list[str]:
    parts = name.split()
    plain = [bare(fold(part)) for part in parts]
    return [" ".join([*parts[:at], plain[at], *parts[at + 1 :]]) for at in range(len(parts))]


def exact(written: str, level: str, on: date | None) -> str | None:
    """Two names may differ by marks alone; then the one that is written is meant."""
    return next(
        (body.name for body in bodies() if key(body.name) == key(written) and body.in_force(on)), None
    )
