"""TR004 meeting-term-varies."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

_TERMS = ("phiên họp", "hội nghị", "cuộc họp", "buổi làm việc", "hội ý")
_FRAMES = ("tham dự {}", "dự {}", "tại {}", "kết luận {}", "phát biểu tại {}", "chủ trì {}", "tham gia {}")


@rule(
    "TR004",
    "meeting-term-varies",
    Message(
        vi="Cùng một cuộc họp lúc gọi “{first}”, lúc gọi “{other}”",
        en="The same meeting is called “{first}” and “{other}”",
    ),
    severity="info",
    phrases=tuple(frame.format(term) for frame in _FRAMES for term in _TERMS),
    wrong={
        "THÔNG BÁO\nKết luận của Chủ tịch UBND xã tại «phiên họp» thường kỳ tháng 4\n"
        "Các đại biểu tham dự «hội nghị» thống nhất.": (
            "THÔNG BÁO\nKết luận của Chủ tịch UBND xã tại phiên họp thường kỳ tháng 4\n"
            "Các đại biểu tham dự phiên họp thống nhất."
        )
    },
)
def meeting_term_varies(notice: Notice, page: Page) -> Iterator[Hit]:
    """Phiên họp của UBND và hội nghị là hai loại họp khác nhau; trong một thông báo nên gọi một tên.

    Lấy tên gọi xuất hiện đầu tiên (trích yếu) làm mốc.

    English: one meeting, two kinds of name; the first mention, usually the title, is the measure.
    """
    first = None
    for _start, end in page.hits("TR004"):
        term = next(term for term in _TERMS if page.folded.startswith(fold(term), end - len(term)))
        place = (end - len(term), end)
        if first is None:
            first = (term, place)
        elif term != first[0] and "năm" not in page.folded[end : end + 24]:
            yield Hit((page.at(*first[1]), page.at(*place)), {"first": first[0], "other": term})
            return
