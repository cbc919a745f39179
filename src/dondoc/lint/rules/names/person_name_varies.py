"""TR001 person-name-varies."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.persons import same_person
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Fix, Notice
from dondoc.text.spans import Span
from dondoc.vietnamese.syllables import check


@rule(
    "TR001",
    "person-name-varies",
    Message(
        vi="Cùng một người nhưng họ tên viết {count} cách: {forms}",
        en="One person's name is written {count} ways: {forms}",
    ),
    severity="error",
    fixable=True,
    about_letters=True,
    wrong={
        "Chủ tịch UBND xã «Lò Văn Viêt» chủ trì. Chủ tịch UBND xã «Lò Văn Viết» kết luận.": (
            "Chủ tịch UBND xã Lò Văn Viết chủ trì. Chủ tịch UBND xã Lò Văn Viết kết luận."
        )
    },
    right=(
        "Chủ tịch UBND xã Lò Văn Hùng chủ trì. Trưởng Công an xã Lò Văn Hưng báo cáo.",
        "Đồng chí Lò Văn Hùng chủ trì. Đồng chí Lò Văn Hưng báo cáo.",
        "Đồng chí Lò Văn Hùng, Phó Chủ tịch UBND xã và đồng chí Lò Văn Hưng, Phó Chủ tịch UBND xã dự họp.",
        "Chủ tịch UBND xã Lò Thị Thúy chủ trì. Chủ tịch UBND xã Lò Thị Thuý kết luận.",
    ),
)
def person_name_varies(notice: Notice, page: Page) -> Iterator[Hit]:
    """Họ tên cùng một người giữ cùng một chức vụ chỉ khác nhau ở dấu.

    Cách viết xuất hiện nhiều hơn chưa chắc đúng: nếu một cách có âm tiết không thể có trong tiếng
    Việt thì cách kia là đúng; nếu cả hai đều có thể thì người soạn phải tự đối chiếu.

    English: one office holder, two spellings; a possible syllable outranks the majority.
    """
    for forms in same_person(page):
        possible = [form for form in forms if all(check(syllable).ok for syllable in form.split(" "))]
        right = possible[0] if len(possible) == 1 else None
        spans: list[Span] = []
        fixes: list[Fix] = []
        replacement = page.cased[slice(*forms[right][0])] if right else ""
        for form, places in forms.items():
            found = [page.at(*place) for place in places]
            spans += found
            fixes += [Fix(span=span, replacement=replacement) for span in found if right and form != right]
        said = ", ".join(f"“{page.cased[slice(*places[0])]}”" for places in forms.values())
        yield Hit(tuple(sorted(spans)), {"count": len(forms), "forms": said}, tuple(fixes))
