"""NG001 year-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.datewords import DateWords
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold, pattern

# Words that name the meeting this document concludes, shortly before its month or day.
_MEETING = pattern(r"(?:phiên họp|hội nghị|cuộc họp|buổi làm việc|giao ban)[^\n.;]{0,60}$")
_WORDS = tuple(fold(word) for word in ("họp", "hội nghị", "làm việc", "giao ban"))
_BEFORE = 80  # characters
_CLOSING = "\n" + fold("trên đây là")  # at the beginning of a line
_EARLIER = pattern(r"cùng kỳ|so với|năm trước|trước đó|đã (?:giao|kết luận)|kết luận số|thông báo số")


@rule(
    "NG001",
    "year-conflict",
    Message(
        vi="Cùng một cuộc họp nhưng chỗ này ghi “{found}”, chỗ khác ghi “{other}”",
        en="The same meeting is dated “{found}” here and “{other}” elsewhere",
    ),
    severity="error",
    fixable=True,
    wrong={
        "THÔNG BÁO\nKết luận tại phiên họp thường kỳ tháng 4 năm 2024\n"
        "Sau khi thảo luận, Chủ tịch UBND xã kết luận phiên họp tháng 4 năm 2024 như sau:\n"
        "1. Giao Văn phòng tổng hợp.\nTrên đây là kết luận tại phiên họp thường kỳ «tháng 4 năm 2023».": (
            "THÔNG BÁO\nKết luận tại phiên họp thường kỳ tháng 4 năm 2024\n"
            "Sau khi thảo luận, Chủ tịch UBND xã kết luận phiên họp tháng 4 năm 2024 như sau:\n"
            "1. Giao Văn phòng tổng hợp.\nTrên đây là kết luận tại phiên họp thường kỳ tháng 4 năm 2024."
        )
    },
    right=(
        "THÔNG BÁO\nKết luận tại phiên họp tháng 4 năm 2024\nThực hiện kết luận phiên họp tháng 3 năm 2024, "
        "giao Văn phòng tổng hợp.\nTrên đây là kết luận tại phiên họp tháng 4 năm 2024.",
    ),
)
def year_conflict(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tháng, năm của cuộc họp trong trích yếu, phần mở đầu và câu kết thúc phải như nhau.

    Lỗi này thường do soạn trên nền thông báo cũ. Mốc so sánh là trích yếu, nếu không có thì lần
    nêu đầu tiên. Cuộc họp của tháng khác được nhắc trong nội dung thì không tính. Tự sửa được khi từ hai chỗ trở lên
    cùng ghi như mốc.

    English: the month and year of the concluded meeting differ between title, opening and closing.
    """
    named = [found for found in page.dates if found.year and _names_the_meeting(page, found)]
    if len(named) < 2:
        return
    first = min(named, key=lambda found: found.start)
    closing = _closing(page.folded)
    for found in named:
        if _period(found) == _period(first):
            continue
        if closing[0] <= found.start < closing[1] or (
            found.month.lstrip("0") == first.month.lstrip("0") and not _is_earlier(page, found)
        ):
            words, other = page.cased[found.start : found.end], page.cased[first.start : first.end]
            sure = sum(_period(each) == _period(first) for each in named) > 1 and not (found.day or first.day)
            hit = page.replaced(found.start, found.end, other, found=words, other=other)
            yield hit if sure else Hit(hit.spans, hit.data)


def _closing(folded: str) -> tuple[int, int]:
    """The line that says what all of this was; an empty range where there is none."""
    start = f"\n{folded}".find(_CLOSING)  # the sign in front of it moves the line back to its own place
    if start < 0:
        return 0, 0
    end = folded.find("\n", start)
    return start, end if end >= 0 else len(folded)


def _period(found: DateWords) -> tuple[str, str | None]:
    return found.month.lstrip("0"), found.year


def _names_the_meeting(page: Page, found: DateWords) -> bool:
    line = page.folded.rfind("\n", max(0, found.start - _BEFORE), found.start) + 1
    before = page.folded[max(line, found.start - _BEFORE) : found.start]
    return any(word in before for word in _WORDS) and _MEETING.search(before) is not None


def _is_earlier(page: Page, found: DateWords) -> bool:
    return _EARLIER.search(page.folded, max(0, found.start - 90), found.start) is not None
