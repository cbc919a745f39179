"""What an order is to bring forth."""

from __future__ import annotations

from functools import cache

from dondoc.notice.model import Fact
from dondoc.notice.orders.lexicon import Noise, rows
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import Scan
from dondoc.text.folding import bare, fold
from dondoc.text.phrases import Phrases
from dondoc.text.view import View

# A product is what a verb of making stands before: "xây dựng kế hoạch …", "tham mưu văn bản …".
_MAKES = Twin(
    r"(?:ban hành|xây dựng|lập|hoàn chỉnh|hoàn thiện|dự thảo|soạn thảo|tham mưu|tổ chức|có|"
    r"gửi|nộp|tổng hợp|ký|ký kết|chuẩn bị|trình|chỉnh sửa|sửa đổi|"
    r"công bố|sơ kết|báo cáo|đề xuất|thi công|khởi công|hoàn thành|cung cấp|"
    r"biên soạn|thống kê)"
    r"(?: (?:và|ngay|gấp|các|bản|dự thảo|một số|01|lại|,|hoàn chỉnh|ban hành|xong|"
    r"uỷ ban nhân dân \w+|ubnd \w+|cuộc|kịp thời))* ?$"
)
_REPORTING = Twin(r"^(?:báo cáo|sơ kết|tổng kết|thống kê|tập huấn|diễn tập|đối thoại|ra quân)$")
_ENDS = Twin(
    r"[,;.:()]| (?:trình|báo cáo|gửi|để|nhằm|trước ngày|chậm nhất|xong|hoàn thành|phối hợp|"
    r"theo đúng|đảm bảo|bảo đảm|trong đó)\b"
)
_CITED = Twin(r" (?:này|số \d|nêu trên|trên)\b")
_NOT_BEFORE = Twin(r"(?:theo|tại|của|thực hiện|các nội dung|trong|về|chậm|để|chế độ) $")


@cache
def _products(noise: Noise) -> Phrases[str]:
    return Phrases(
        {
            (bare(fold(phrase)) if noise is Noise.BARE else phrase): value
            for phrase, value in rows("products.tsv")
        }
    )


def read_deliverable(scan: Scan, work: int, end: int, view: View) -> Fact[str] | None:
    """The first product a verb of making stands before; a report that is due counts as one."""
    noise, text = scan.noise, scan.text
    report: tuple[int, int] | None = None
    for start, stop, value in _products(noise).find(text[work:end]):
        place, after = work + start, work + stop
        if scan.body_over(place + 1) is not None or _CITED.of(noise).match(text, after, end):
            continue
        if _NOT_BEFORE.of(noise).search(text, max(work, place - 14), place):
            continue
        made = _MAKES.of(noise).search(text, max(work, place - 40), place)
        if made and made.end() == place:
            span = view.origin(place, _object_end(scan, after, end))
            return Fact(span, value, 0.7, "deliverable.product")
        if report is None and _REPORTING.of(noise).match(text[place:after]):
            report = (place, after)
    if report is None:
        return None
    value = "bao_cao" if text[report[0] : report[1]] in ("báo cáo", "bao cao") else "hoi_nghi"
    return Fact(view.origin(report[0], _object_end(scan, report[1], end)), value, 0.6, "deliverable.action")


def _object_end(scan: Scan, stop: int, limit: int) -> int:
    """Where the words that say more of a product end."""
    match = _ENDS.of(scan.noise).search(scan.text, stop, limit)
    end = match.start() if match else limit
    times = scan.times_in(stop, end)
    if times and times[0].role == "deadline":
        end = times[0].cue_start
    while end > stop and scan.text[end - 1] in " ,;.:":
        end -= 1
    return end
