"""Deadlines before something that happens: trước kỳ họp, trước mùa mưa lũ."""

from __future__ import annotations

import re

from dondoc.vietnamese.times.model import When
from dondoc.vietnamese.times.writing import Writing

# "Trước" also means in front of (trước pháp luật), in view of (trước tình hình) and formerly
# (trước đây); only what happens at a time is an event.
_HAPPENING = (
    r"(?:kỳ họp|phiên họp|cuộc họp|buổi họp|hội nghị|đại hội|sơ kết|tổng kết|tết|giao thừa|dịp|thềm|rằm|lễ|kỷ niệm"
    r"|mùa|năm học|khai giảng|tựu trường|khai mạc|bế mạc|vụ|đợt|kỳ thi|kỳ nghỉ|bầu cử|cuộc bầu cử|hội thi|diễn tập|bão|cơn bão"
    r"|(?:thời điểm|thời hạn|thời gian)(?! (?:ngày )?\d)|giờ khai mạc|kỳ kiểm tra|kỳ quyết toán)"
)
_VERB = (
    r"(?:khai giảng|khai mạc|bế mạc|kết thúc|bước vào|diễn ra|vào|tổ chức|tiến hành|hết|đến|nghỉ|mùa|năm học|bão|khởi công"
    r"|khánh thành|chuyển sang|sáp nhập|tựu trường|nhập học|bầu cử|hđnd|hội đồng|học sinh|quốc hội|họp|hội nghị|đoàn|kỳ họp|tết)"
)
_WORD = r"(?: (?!(?:để|nhằm|làm cơ sở|theo|báo cáo|trình|gửi) |và (?!\d))[^\s,;.:()]+)"
# "của Đảng uỷ, chính quyền để ...": a short coordination behind a comma belongs to the event.
_OWNERS = rf"{_WORD}{{0,12}}? của{_WORD}{{1,8}},{_WORD}{{1,3}}(?=[;.]|$| để | nhằm )"


def _event(_: re.Match[str]) -> When:
    return When("event")


EVENTS: tuple[Writing, ...] = (
    Writing(
        "event.before",
        rf"trước (?:(?:khi|lúc) {_VERB}|(?:ngày )?{_HAPPENING}"
        r"|ngày (?:họp|tổ chức|thành lập|hội|quốc khánh))(?!\w)"
        rf"(?:{_OWNERS}|{_WORD}{{0,18}})",
        _event,
    ),
)
