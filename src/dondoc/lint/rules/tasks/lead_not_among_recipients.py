"""NV009 lead-not-among-recipients."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dondoc.bodies.registry import bodies
from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

# Recipients that reach everybody who has a task.
_EVERYBODY = tuple(
    fold(words)
    for words in ("thành phần", "các cơ quan", "các đơn vị", "các phòng", "các ban", "các sở",
                  "các ngành", "phòng, ban", "ban, ngành", "thành viên", "các thành viên", "đơn vị liên quan", 
                  "các đồng chí", "lưu")
)  # fmt: skip


@rule(
    "NV009",
    "lead-not-among-recipients",
    Message(
        vi="“{name}” được giao việc nhưng không có trong nơi nhận",
        en="“{name}” has an order but is no recipient",
    ),
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao «Hạt Kiểm lâm» kiểm tra rừng trước ngày 20/4/2024.\n"
        "Nơi nhận:\n- Phòng Kinh tế;\n- Công an xã;\n- Lưu: VT.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Hạt Kiểm lâm kiểm tra rừng trước ngày 20/4/2024.\n"
            "Nơi nhận:\n- Phòng Kinh tế;\n- Hạt Kiểm lâm;\n- Lưu: VT."
        ),
        "THÔNG BÁO\nKết luận họp\n1. Giao «Bộ Chỉ huy Quân sự tỉnh» trực trước ngày 20/4/2024.\n"
        "Nơi nhận:\n- Các bộ phận chuyên môn;\n- Lưu: VT.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Bộ Chỉ huy Quân sự tỉnh trực trước ngày 20/4/2024.\n"
            "Nơi nhận:\n- Các bộ phận chuyên môn;\n- Bộ Chỉ huy Quân sự tỉnh;\n- Lưu: VT."
        ),
    },
    right=(
        "THÔNG BÁO\nKết luận họp\n1. Giao Hạt Kiểm lâm kiểm tra rừng trước ngày 20/4/2024.\n"
        "Nơi nhận:\n- Các phòng, ban, đơn vị;\n- Lưu: VT.",
        "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng tổng hợp trước ngày 20/4/2024.\n"
        "Nơi nhận:\n- Phòng Kinh tế;\n- Lưu: VT.",
        "CHỈ THỊ\nVề họp\n1. Giao Bộ Xây dựng rà soát trước ngày 20/4/2024.\n"
        "Nơi nhận:\n- Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ;\n- Lưu: VT.",
        "THÔNG BÁO\nKết luận họp\n1. Giao Ban Chỉ huy Quân sự xã trực chỉ huy trước ngày 20/4/2024.\n"
        "Nơi nhận:\n- Phòng Kinh tế, Ban CHQS xã;\n- Lưu: VT.",
    ),
)
def lead_not_among_recipients(notice: Notice, page: Page) -> Iterator[Hit]:
    """Đơn vị chủ trì không có tên trong nơi nhận, cũng không thuộc nhóm nào ở đó, nên không nhận được văn bản.

    Văn phòng soạn thảo và lưu văn bản nên không xét.

    English: a lead body gets no copy, neither by name nor by a group of the list.
    """
    listed = [fold(recipient.value or "") for recipient in notice.recipients]
    names = [name for name in listed if not name.startswith("lưu")]
    if not names or any(name.startswith("như ") for name in names):
        return
    if any(words in name for name in names for words in _EVERYBODY):
        return
    # Short forms are read as the bodies they stand for; what is found there needs no second look.
    seen = {
        fold(found.body) for found in page.bodies if found.body and 0 <= page.recipients_at <= found.start
    }
    for order in notice.directives:
        for lead in order.leads:
            name = fold(lead.body or lead.value)
            if (
                lead.kind != "agency"
                or name in seen
                or name.startswith(("văn phòng", "ubnd", "uỷ ban nhân dân"))
            ):
                continue
            seen.add(name)
            if not any(_reaches(recipient, name, fold(lead.value)) for recipient in names):
                yield Hit.at(lead.span, name=lead.value)


# Groups of the centre, and how the names of those begin whom they hold.
_CENTRAL = (
    ("các bộ", ("ngân hàng nhà nước",)),
    ("thuộc chính phủ", ("đài tiếng nói", "đài truyền hình", "thông tấn xã", "viện hàn lâm")),
)


@cache
def _of_the_centre() -> frozenset[str]:
    return frozenset(fold(body.name) for body in bodies() if body.level == "central")


def _reaches(recipient: str, *names: str) -> bool:
    groups = recipient.replace("các bộ phận", "")
    for group, held in _CENTRAL:
        if group in groups and (names[0] in _of_the_centre() or names[0].startswith(held)):
            return True
    return any(name in recipient or recipient.rstrip(".;, ") in name for name in names)
