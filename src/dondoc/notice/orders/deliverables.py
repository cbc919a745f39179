"""What an order is to bring forth."""

from __future__ import annotations

from functools import cache

from dondoc.notice.model import Fact
from dondoc.notice.orders.lexicon import Noise, rows
from dondoc.notice.orders.patterns import Twin, members
from dondoc.notice.orders.scan import Scan
from dondoc.text.folding import bare, fold
from dondoc.text.phrases import Phrases
from dondoc.text.view import View

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
        if _is_made(text[max(work, place - 40) : place], noise):
            span = view.origin(place, _object_end(scan, after, end))
            return Fact(span, value, 0.7, "deliverable.product")
        if report is None and _REPORTING.of(noise).match(text[place:after]):
            report = (place, after)
    if report is None:
        return None
    value = "bao_cao" if text[report[0] : report[1]] in ("báo cáo", "bao cao") else "hoi_nghi"
    return Fact(view.origin(report[0], _object_end(scan, report[1], end)), value, 0.6, "deliverable.action")


def _is_made(before: str, noise: Noise) -> bool:
    """Whether a verb of making stands before a product: "xây dựng kế hoạch …", "tham mưu văn bản …"."""
    words = before.replace(",", " ").split()
    fillers, verbs = members("between", noise), members("makes", noise)
    while words:
        pair = " ".join(words[-2:])
        if pair in verbs or words[-1] in verbs:
            return True
        if pair in fillers:
            words = words[:-2]
        elif words[-1] in fillers:
            words.pop()
        else:
            return False
    return False


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
