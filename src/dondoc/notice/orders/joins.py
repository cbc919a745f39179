"""Whether a further part belongs to the order before it or stands alone."""

from __future__ import annotations

from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import Cue, Scan
from dondoc.vietnamese.times import TimeExpression

_RESULT = Twin(r"(?:<kept> )?(?:các |những )?<result>\b")
_RESULT_NOUN = Twin(
    r"(?:các |những )?(?:báo cáo|ý kiến|kết quả|văn bản|hồ sơ|danh sách|phương án|kế hoạch|số liệu)\b[^.;:]{0,80}?"
    r"\b(?:gửi|trình|báo cáo|nộp)\b|(?:thời gian|thời hạn|hạn|hạn chót) (?:hoàn thành|hoàn tất|báo cáo|gửi|thực hiện|nộp)"
    r"|hoàn thành (?:và|trước|trong|xong|các nội dung|việc|chậm)\b"
)
_IN_CASE = Twin(r"(?:trường hợp|nếu)\b[^.;:]{3,240}?\bthì (?:phải )?")
_RESULTS = Twin(r"\bkết quả\b")
_HOUR = 6  # characters of "sáng " or "chiều " before a day
_COMPLETES = Twin(r"(?:kịp thời |khẩn trương |định kỳ ){0,4}<completes>\b")
_FROM_THERE = Twin(r"(?:trên cơ sở đó|từ đó|qua đó)\b")  # what follows is made of what went before
_HANDS_IN = Twin(
    r"(?:kịp thời |khẩn trương |định kỳ ){0,4}(?:(?:tổng hợp|báo cáo|gửi|trình|nộp|có|lập|và|"
    r"xin ý kiến|hoàn chỉnh|hoàn thiện|dự thảo"
    r"|thông báo|đề xuất),? ?){1,8}"
)
_OF_BEFORE = Twin(
    r"(?:các |toàn bộ |bằng )?(?:kết quả|dự thảo|về|lại|(?:danh sách|văn bản|hồ sơ|phương án|biên bản|báo cáo|tình hình)"
    r"(?=[,.;]|$| (?:báo cáo|gửi|trình|về|trước|này|trên|thực hiện|triển khai|kết quả|chậm|trong|giải quyết|xử lý)\b))"
)
_ENDS = Twin(
    r" ?(?:$|[,.;(]|(?:phụ trách|góp|tham gia|nghiên cứu|trước|để|xem|chậm|trong|theo|cho|thẩm|phê|ký|quyết|"
    r"chỉ|tổng|vào|hằng|hàng|định|phục|làm|đúng|sau|kết)\b)"
)
_ENSURES = Twin(r"(?:bảo đảm|đảm bảo|phấn đấu)\b[^;.]{0,200}?\b(?:hoàn thành|xong)\b")
_GOES_WITH = Twin(
    r"(?:không (?:để|cho|được)|kiên quyết|tuyệt đối|bảo đảm|đảm bảo|tránh|đồng thời|kịp thời|"
    r"xử lý|công khai"
    r"|niêm yết|thông báo|chịu trách nhiệm|phối hợp|lưu ý|nếu|trường hợp)\b"
)
_DEPENDS = Twin(r"(?:trường hợp|nếu|khi|những|bất kỳ|đơn vị nào|\w+ nào)\b")


def deadline_in(scan: Scan, start: int, end: int) -> TimeExpression | None:
    """The first deadline in a range."""
    return next((time for time in scan.times_in(start, end) if time.role == "deadline"), None)


def says_result(scan: Scan, start: int, end: int) -> bool:
    """Whether a sentence without an actor of its own says when or to whom the result is due."""
    if _RESULT.of(scan.noise).match(scan.text, start) is None:
        return False
    if deadline_in(scan, start, end) is not None:
        return True
    return any(
        cue.kind == "report" and scan.bodies_in(cue.end, cue.end + 24) for cue in scan.cues_in(start, end)
    )


def says_what_then(scan: Scan, start: int, end: int) -> bool:
    """Whether a sentence tells the same actor what to do in a case ("Trường hợp thiếu hồ sơ thì báo cáo …")."""
    case = _IN_CASE.of(scan.noise).match(scan.text, start, end)
    return case is not None and scan.verb_at(case.end()) > case.end()


def says_result_of_before(scan: Scan, start: int, end: int) -> bool:
    """Whether a paragraph only says when or to whom the result of the one before is due ("Báo cáo của … gửi về …")."""
    if _RESULT_NOUN.of(scan.noise).match(scan.text, start, end) is None:
        return False
    return deadline_in(scan, start, end) is not None


def stands_alone(scan: Scan, start: int, work: int, end: int, *, before: TimeExpression | None) -> bool:
    """Whether a further task of the same actor has its own product and its own deadline.

    What went `before` may have its own deadline: then a task that only goes with it stays in it.
    """
    due = deadline_in(scan, start, end)
    if before is None and _FROM_THERE.of(scan.noise).match(scan.text, start):
        return False
    if due is not None and due.cue_start <= start + _HOUR:
        done = _COMPLETES.of(scan.noise).match(scan.text, work) is not None
        return not done and _RESULTS.of(scan.noise).search(scan.text, work, min(work + 40, end)) is None
    if _completes(scan, start, work, end):
        return False
    if due is None:
        if not _is_closed(before) or _GOES_WITH.of(scan.noise).match(scan.text, work):
            return False
        return _HANDS_IN.of(scan.noise).match(scan.text, work, end) is None or _is_received(scan, start, end)
    if _ENSURES.of(scan.noise).search(scan.text, work, due.cue_start):
        return False
    if before is not None or due.kind != "recurrent":
        return True
    return _is_received(scan, start, end)


def _is_received(scan: Scan, start: int, end: int) -> bool:
    """Whether somebody is named whom the part's product goes to."""
    return any(_received(scan, cue, end) for cue in scan.cues_in(start, end) if cue.kind == "report")


def _is_closed(before: TimeExpression | None) -> bool:
    """Whether the deadline before ends what it stands with; one that only recurs does not."""
    return before is not None and before.kind in ("date", "period") and before.firm


def _received(scan: Scan, cue: Cue, end: int) -> bool:
    return any(body.start < end for body in scan.bodies_in(cue.end, cue.end + 60))


def _completes(scan: Scan, start: int, work: int, end: int) -> bool:
    """Whether the part only brings to an end, or hands in, what was ordered before it."""
    text, noise = scan.text, scan.noise
    if _COMPLETES.of(noise).match(text, work) or _DEPENDS.of(noise).match(text, start):
        return True
    handed = _HANDS_IN.of(noise).match(text, work, end)
    if handed is None:
        return False
    place = handed.end()
    if _OF_BEFORE.of(noise).match(text, place, end):
        return True
    bodies, last = scan.party_list(place, end)
    return bool(bodies) and _ENDS.of(noise).match(text, last, end) is not None


_LISTS = Twin(r"(?:giao|yêu cầu|đề nghị|phân công|phối hợp|với|cùng|cho|gửi|báo cáo|trình|,|;|và)\s*$")


def ends_in_names(scan: Scan, start: int, end: int) -> bool:
    """Whether a part is broken off inside a list of names ("Phối hợp với các sở; cơ quan báo chí …")."""
    body = scan.body_over(end)
    if body is None or body.end != end or body.start < start:
        return False
    first = body.head[0] if body.head else body.start
    return (
        first == start or _LISTS.of(scan.noise).search(scan.text, max(start, first - 20), first) is not None
    )
