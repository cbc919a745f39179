"""Capitals of bodies and posts, Appendix II of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import pytest

from dondoc.bodies.casing import official_casing

RIGHT = {
    "phòng Nông nghiệp và phát triển nông thôn": "Phòng Nông nghiệp và Phát triển nông thôn",
    "Ban Thường Vụ": "Ban Thường vụ",
    "Ban thường vụ Huyện Ủy": "Ban Thường vụ Huyện ủy",
    "phó chủ tịch Trần Đức Hùng": "Phó Chủ tịch Trần Đức Hùng",
    "Phó chủ tịch UBND Huyện": "Phó Chủ tịch UBND huyện",
    "công an huyện": "Công an huyện",
    "Ủy Ban Nhân Dân xã Hoa Mai": "Ủy ban nhân dân xã Hoa Mai",
    "uỷ ban nhân dân tỉnh": "Uỷ ban nhân dân tỉnh",
    "Văn phòng điều phối nông thôn mới của huyện": "Văn phòng Điều phối nông thôn mới của huyện",
    "Phòng kinh tế - hạ tầng": "Phòng Kinh tế - Hạ tầng",
    "phòng tài chính kế hoạch": "Phòng Tài chính Kế hoạch",
    "Sở giao thông vận tải": "Sở Giao thông vận tải",
    "Sở Lao động - thương binh và xã hội": "Sở Lao động - Thương binh và Xã hội",
    "trưởng phòng nội vụ": "Trưởng phòng Nội vụ",
    "chánh văn phòng": "Chánh Văn phòng",
    "Ban chỉ đạo": "Ban Chỉ đạo",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "Giám đốc sở y tế": "Giám đốc Sở Y tế",
    "Sở nn&ptnt": "Sở NN&PTNT",
    "Trung tâm văn hóa, thông tin, thể thao và du lịch": "Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch",
}
UNTOUCHED = (
    "Phòng Tài chính - Kế hoạch",
    "UBND Quận 1",
    "CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
    "Công ty TNHH Hoa Mai",
    "giao thông nông thôn",
    "các xã, thị trấn",
    "",
)


@pytest.mark.parametrize("written", RIGHT)
def test_capitals_follow_the_decree(written: str) -> None:
    assert official_casing(written) == RIGHT[written]


@pytest.mark.parametrize("written", [*RIGHT.values(), *UNTOUCHED])
def test_what_is_right_or_unknown_stays(written: str) -> None:
    assert official_casing(written) == written
