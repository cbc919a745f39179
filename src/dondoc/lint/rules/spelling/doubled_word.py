"""CT004 doubled-word."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

# Words that never follow themselves; "từ từ", "là là", "năm năm", "thành thành phố" can.
_WORDS = (
    "và", "của", "các", "cho", "trong", "với", "được", "những", "tại", "theo", "về", "đến", "đã", "sẽ", "phải", "này",
    "trên", "bằng", "khi", "như", "mà", "nếu", "giao", "hoặc", "cùng", "cũng", "một", "không", "nhằm", "để", "thì", "bị",
    "nhưng", "vào", "ra", "việc", "ngày", "tháng", "đối", "trước", "sau", "đề", "yêu", "phối hợp", "thực hiện", "triển khai",
    "chỉ đạo", "tổ chức", "kiểm tra", "báo cáo", "rà soát", "tham mưu", "đề nghị", "yêu cầu", "tiếp tục", "tăng cường",
    "uỷ ban", "nhân dân", "phòng ban", "cơ quan", "đơn vị", "địa phương", "kế hoạch", "nhiệm vụ", "kết quả", "hoàn thành",
)  # fmt: skip


@rule(
    "CT004",
    "doubled-word",
    Message(vi="Chữ “{word}” viết hai lần liền nhau", en="“{word}” is written twice in a row"),
    fixable=True,
    phrases=tuple(f"{word} {word}" for word in _WORDS),
    wrong={"Giao Văn phòng tổng hợp «và và» báo cáo.": "Giao Văn phòng tổng hợp và báo cáo."},
    right=("Từng bước dần dần khắc phục; thường trực trực tiếp chỉ đạo; sau năm năm năm xã đạt chuẩn.",),
)
def doubled_word(notice: Notice, page: Page) -> Iterator[Hit]:
    """Một từ bị gõ hai lần. Chỉ xét những từ không bao giờ láy lại.

    English: a word typed twice; only words that never double in correct Vietnamese are judged.
    """
    for start, end in page.hits("CT004"):
        half = (end - start) // 2
        word = page.cased[start : start + half]
        yield page.replaced(start, end, word, word=word)
