"""A group holds the units it names, out of a list that the caller gives."""

from __future__ import annotations

import pytest

from dondoc.bodies import expand

UNITS = (
    "Văn phòng HĐND và UBND",
    "Phòng Nội vụ",
    "Phòng Tài chính - Kế hoạch",
    "Thanh tra huyện",
    "Ban Quản lý dự án đầu tư xây dựng",
    "Công an huyện",
    "Hội Nông dân huyện",
    "UBND xã Hoa Mai",
    "UBND xã Bình Yên",
    "Ủy ban nhân dân thị trấn Sơn Hạ",
    "Công an xã Hoa Mai",
    "Trường Tiểu học Hoa Mai",
)
COMMUNES = UNITS[7:9]
LOCAL = UNITS[7:10]
HELD = {
    "UBND các xã, thị trấn": LOCAL,
    "Ủy ban nhân dân các xã": COMMUNES,
    "Chủ tịch UBND các xã, thị trấn": LOCAL,
    "các xã, thị trấn": LOCAL,
    "các xã": COMMUNES,
    "UBND các địa phương": LOCAL,
    "các địa phương": LOCAL,
    "Công an các xã": UNITS[10:11],
    "các phòng": UNITS[1:3],
    "các phòng, ban, ngành cấp huyện": UNITS[1:6],
    "các đoàn thể": UNITS[6:7],
    "các trường học": UNITS[11:],
    "các cơ quan, đơn vị": UNITS,
    "các doanh nghiệp": (),
}


@pytest.mark.parametrize("group", HELD)
def test_a_group_holds_the_units_it_names(group: str) -> None:
    assert expand(group, UNITS) == HELD[group]


def test_no_units_no_members() -> None:
    assert expand("các sở", ()) == ()
