"""CT020 body-capitals."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from dondoc.bodies import BodyMention
from dondoc.errors import Message
from dondoc.lint.casing import recased, registered
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

# Words that are also common nouns, facilities rather than bodies, and names written both ways.
_EITHER = tuple(
    fold(name)
    for name in (
        "cơ quan", "viện kiểm sát", "tòa án", "tỉnh đoàn", "huyện đoàn", "thành đoàn", "thị đoàn", "đảng bộ",
        "nhà văn hóa", "nhà thiếu nhi", "ban nhân dân", "báo và phát thanh",
        "trường", "trạm y tế",
        "bệnh viện", "hợp tác xã", "đài truyền thanh", "ngân hàng", "doanh nghiệp", "công ty", "bưu điện", "chi bộ",
        "cảng cá", "kiểm toán nhà nước",
    )
)  # fmt: skip

_POST = "trưởng "
_PLURAL = ("các ", "những ", "nhiều ")


@rule(
    "CT020",
    "body-capitals",
    Message(vi="Tên cơ quan viết hoa là “{right}”", en="The agency is written “{right}”"),
    basis=f"{ANNEX_2}, mục IV.1",
    fixable=True,
    about_letters=True,
    wrong={
        "Giao «phòng Văn hóa - Xã hội» rà soát hộ nghèo.": "Giao Phòng Văn hóa - Xã hội rà soát hộ nghèo.",
        "Giao «công an huyện» tuần tra ban đêm.": "Giao Công an huyện tuần tra ban đêm.",
        "Giao «phòng Tài chính Kế hoạch» tổng hợp.": "Giao Phòng Tài chính - Kế hoạch tổng hợp.",
        "Hoàn chỉnh dự thảo, trình «Ban Thường Vụ Huyện ủy».": "Hoàn chỉnh dự thảo, trình Ban Thường vụ Huyện ủy.",
    },
    right=(
        "Các phòng chuyên môn, công an viên và văn phòng phẩm.",
        "GIAO PHÒNG VĂN HÓA - XÃ HỘI RÀ SOÁT HỘ NGHÈO.",
        "Sau khi nghe Trưởng phòng Giáo dục và Đào tạo báo cáo, đồng chí Trưởng phòng Nội vụ có ý kiến.",
        "Đề nghị các đài phát thanh, truyền hình đưa tin; sửa chữa hạ tầng cảng cá.",
        "Giao Phòng VH-XH rà soát hộ nghèo; Ủy ban nhân dân Phường 7 và Ủy ban nhân dân phường 8.",
    ),
)
def body_capitals(notice: Notice, page: Page) -> Iterator[Hit]:
    """Viết hoa chữ đầu của từ chỉ loại hình cơ quan và của từ chỉ chức năng, lĩnh vực.

    “Phòng Nông nghiệp và Phát triển nông thôn”, “Ban Thường vụ”. Thiếu chữ hoa ở phần chức năng giữa
    tên (“Trung tâm dịch vụ nông nghiệp”) chỉ là lời nhắc vì mỗi nơi quyết định thành lập viết một khác.

    English: capitals on the words of type, function and field of an agency's name.
    """
    for mention in page.bodies:
        if mention.body is None or mention.repaired or mention.head is not None:
            continue
        right = recased(page.cased[mention.start : mention.end], mention.body)
        if right is None or not (right.first or right.excess or right.missing):
            continue
        if page.folded.startswith(_EITHER, mention.start + right.start) or _is_kind(page, mention):
            continue
        start = mention.start + right.start
        if page.folded.endswith(_POST, 0, start):
            continue  # "Trưởng phòng Nội vụ" is a post
        # Where a dash or "và" is missing too (TR006), one fix mends both.
        same = fold(right.text) == fold(mention.body)
        name = right.text if same or fold(mention.body) not in registered() else mention.body
        hit = page.replaced(start, mention.start + right.end, name, right=name)
        sure = right.first or right.excess
        yield hit if sure else dataclasses.replace(hit, severity="info")


def _is_kind(page: Page, mention: BodyMention) -> bool:
    """ "các đài phát thanh, truyền hình": all bodies of a kind, and none by its name."""
    small = page.cased[mention.start : mention.end].islower()
    return small and page.folded.endswith(_PLURAL, 0, mention.start)
