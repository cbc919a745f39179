"""Days that no calendar has are written by people; a reader knows the month and does not stumble."""

from __future__ import annotations

import pytest

from dondoc.notice.reader import read_notice


@pytest.mark.parametrize(("written", "value"), [("31/6/2025", "2025-06"), ("30/6/2025", "2025-06-30")])
def test_a_meeting_on_a_day_that_never_was(written: str, value: str) -> None:
    text = (
        f"UBND XÃ AN BÌNH\nSố: 05/TB-UBND\nAn Bình, ngày 02 tháng 7 năm 2025\nTHÔNG BÁO\nKết luận cuộc họp\n"
        f"Ngày {written}, UBND xã tổ chức họp giao ban.\n1. Giao Công an xã báo cáo trước ngày 31/6/2025.\n"
    )
    notice = read_notice(text)
    assert notice.meeting.date is not None
    assert notice.meeting.date.value == value
    assert [order.leads[0].value for order in notice.directives] == ["Công an xã"]
