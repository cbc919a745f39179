"""Times that are deadlines by where they stand, though no word before them says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.patterns import Twin
from dondoc.vietnamese.times import TimeExpression

# "… trình ký đầu tháng 9.", "… 06 tháng một lần,": at the end of a clause of work.
_ENDS = Twin(r"\s*(?:$|[,.;)\n]|phải\b|để\b)")
_NEXT = Twin(r",? (?:phải |cần )?(?:có|hoàn thành|xong|giải quyết xong|báo cáo|tổng hợp|gửi|trình|họp)\b")
_OF = Twin(
    r"\b(?:dịp|từ|của|năm|kế hoạch|nghị quyết|so với|cùng kỳ|giai đoạn|tính đến|tình hình|kết quả|"
    r"ngân sách|dự toán|kinh phí|chỉ tiêu|số|đợt|kỳ"
    r"|chương trình|đến|báo cáo|nhiệm vụ|công tác|và|tháng|quý|mục tiêu|hội nghị|phiên họp|trong|vụ|mùa|theo|tại|ngày|học|"
    r"thi đua|đánh giá|xếp loại|phân loại|tổng kết|kiểm điểm|khen thưởng|bình xét|chấm điểm|quyết toán) $"
)
_ONCE = Twin(r"\b(?:một|1|01|hai|2|02) (?:lần|kỳ)$")
_REPORTS = Twin(
    r"\b(?:báo cáo|gửi|công bố|công khai|kiểm tra|cập nhật|tổng hợp|họp|giao ban|đối chiếu|"
    r"rà soát|phát|tổ chức|thống kê)\b[^.;]*$"
)
_BACK = 90  # characters


def likely_deadlines(times: Iterable[TimeExpression], text: str, noise: Noise) -> Iterator[TimeExpression]:
    """The same times, those that end or open a clause of work as deadlines that are not firm."""
    for time in times:
        if time.when.interval == "daily":  # no deadline of the contract: an everyday duty is never due
            yield time._replace(role="period")
        elif time.role == "period" and _is_due(time, text, noise):
            yield time._replace(role="deadline")
        else:
            yield time


def _is_due(time: TimeExpression, text: str, noise: Noise) -> bool:
    if _OF.of(noise).search(text, max(0, time.cue_start - 14), time.cue_start):
        return False
    if time.kind == "recurrent":
        if _ONCE.of(noise).search(text, time.start, time.end):
            return True
        ends = _ENDS.of(noise).match(text, time.end) is not None
        return ends and _REPORTS.of(noise).search(text, max(0, time.start - _BACK), time.start) is not None
    if time.when.part:
        return _ENDS.of(noise).match(text, time.end) is not None or time.cue_start < time.start
    opens = time.cue_start == 0 or text[max(0, time.cue_start - 2) : time.cue_start].endswith(
        ("\n", ", ", "; ")
    )
    return opens and _NEXT.of(noise).match(text, time.end) is not None
