"""TR003 body-name-cut-off."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TR003",
    "body-name-cut-off",
    Message(
        vi="Tên cơ quan bị cụt, đủ là “{right}”", en="The name of the agency is cut off; in full “{right}”"
    ),
    severity="error",
    fixable=True,
    about_letters=True,
    wrong={
        "Giao «Phòng Tài chính Kế» tổng hợp báo cáo.": "Giao Phòng Tài chính - Kế hoạch tổng hợp báo cáo."
    },
    right=(
        "Giao Phòng Tài chính - Kế hoạch tổng hợp; Phòng Kinh tế tiếp thu ý kiến.",
        "Giao Trung tâm Công nghệ thông tin tổng hợp báo cáo.",
        "Giao Phòng Tài chính - Kế / hoạch tổng hợp báo cáo.",
    ),
)
def body_name_cut_off(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên cơ quan dừng giữa một từ, chỉ có một cơ quan trong danh mục bắt đầu như vậy.

    “Phòng Tài chính Kế | tiếp thu”: “Kế” là nửa của “Kế hoạch”. Tên dừng sau một từ trọn vẹn không xét.

    English: a name stops in the middle of a word; only one registered agency begins like this.
    """
    for name in page.repaired_names:
        if name.how == "cut":
            yield page.replaced(name.start, name.end, name.right, right=name.right)
