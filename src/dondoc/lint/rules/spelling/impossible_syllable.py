"""CT001 impossible-syllable."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.casing import with_capitals_of
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Fix, Notice

_GRAVE = frozenset(("tone-with-stop", "misplaced-tone", "unmarked", "spelling-rule"))


@rule(
    "CT001",
    "impossible-syllable",
    Message(
        vi="“{found}” không phải âm tiết tiếng Việt{hint}", en="“{found}” is no Vietnamese syllable{hint_en}"
    ),
    severity="error",
    fixable=True,
    about_letters=True,
    wrong={
        "Các «nghành» phối hợp thực hiện.": "Các ngành phối hợp thực hiện.",
    },
    right=(
        "Ông Y Bhăm Niê, buôn Rốk, tỉnh Đắk Lắk, camera, kỹ thuật và kĩ năng; quý II, hóa và hoá; UBND, HĐND, VNeID.",
    ),
)
def impossible_syllable(notice: Notice, page: Page) -> Iterator[Hit]:
    """Âm tiết không thể có trong tiếng Việt: thiếu dấu, sai dấu, sai phụ âm đầu.

    Âm tiết kết thúc bằng p, t, c, ch chỉ mang thanh sắc hoặc nặng, nên “Viêt” là “Viết” hoặc “Việt”.
    Chữ nước ngoài, chữ viết tắt và tên riêng dân tộc thiểu số không xét. Khi cả văn bản đầy âm tiết
    như vậy thì đó là lỗi nhận dạng, không phải lỗi của người soạn.

    English: letters and tone that no Vietnamese syllable can have; the fix is offered when only one fits.
    """
    for suspect in page.suspects:
        found = page.cased[suspect.start : suspect.end]
        reason, suggestions = suspect.verdict.reason, suspect.verdict.suggestions
        hint = " / ".join(with_capitals_of(found, right) for right in suggestions[:2])
        span = page.at(suspect.start, suspect.end)
        unique = len(suggestions) == 1 and reason in _GRAVE
        yield Hit(
            (span,),
            {
                "found": found,
                "hint": f", có lẽ là “{hint}”" if hint else "",
                "hint_en": f"; “{hint}”?" if hint else "",
            },
            (Fix(span=span, replacement=with_capitals_of(found, suggestions[0])),) if unique else (),
            severity=None if reason in _GRAVE else "warning",
        )
