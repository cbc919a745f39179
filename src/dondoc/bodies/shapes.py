"""How names end and groups go on: patterns, compiled for texts with or without marks."""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.bodies.lexicon import Lexicon
from dondoc.bodies.registry import rows, words

# With the writings that a scan leaves ("tinh", "thành phô"): after the head of a body they mean nothing else.
_LEVELS = (
    "tỉnh|tinh|thành phố|thành phô|tp\\.?|tx\\.?|tt\\.?|huyện|huyên|thị xã|thi xã|quận|xã|phường|thị trấn|thi trấn|"
    "đặc khu|trung ương|khu vực|thôn|bản|khu phố|tổ dân phố"
)
_NO_LEVEL = r"(?!\w)(?! (?:hội(?! đồng)|uỷ|đội|đoàn|lộ(?! trình)|hoá)(?!\w))"
# Nouns that with a capital word after them are the head of one body's own name.
_HEADS = frozenset(
    (
        "sở",
        "phòng",
        "ban",
        "bộ",
        "hội",
        "công ty",
        "trung tâm",
        "trường",
        "đoàn",
        "cục",
        "chi cục",
        "viện",
        "vụ",
    )
)
_GROUP_LEVEL = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|trung ương|thôn|địa phương|tổ dân phố|khu phố|bản"
_MODIFIERS = (
    "sự nghiệp công lập|sự nghiệp|báo chí|thông tấn|chính trị - xã hội|chính trị xã hội|chính trị|nghề nghiệp|"
    "tư vấn|thi công|xây lắp|khai thác khoáng sản|khai thác mỏ|sản xuất|kinh doanh|dịch vụ|"
    "mầm non|tiểu học|thcs|thpt|trung học cơ sở|trung học phổ thông|hạ tầng cụm công nghiệp|hạ tầng khu công nghiệp|"
    "hạ tầng|cụm công nghiệp|khu công nghiệp|khu kinh tế|vũ trang|công an|quân sự|biên phòng|dự án|công trình|"
    "tôn giáo|tín ngưỡng|thờ tự|lưu trú|giết mổ|"
    "gia đình|dân cư|cá thể|y tế|giáo dục|vùng cao|miền núi|ven biển|biên giới|giáp ranh|vận tải|"
    "tín dụng|viễn thông|điện lực|đảng|nhà nước|quản lý nhà nước|thụ hưởng|"
    "công lập|ngoài công lập|thương mại|chính sách|kiểm lâm|chăn nuôi|nghĩa vụ quân sự|"
    "quần chúng|đầu tư xây dựng|chuyên ngành|hội đồng nhân dân|uỷ ban nhân dân|ubnd|hđnd|uỷ ban|ban chỉ đạo|hội đồng|"
    "tổ công tác|cấp uỷ|ban thường vụ|ban chỉ huy|ban quản lý|đoàn công tác|đoàn kiểm tra|tổ giúp việc"
)
_QUALIFIER = (
    "có liên quan|liên quan|chức năng|chuyên môn|khác|còn lại|nêu trên|cùng cấp|đóng trên địa bàn|ngành dọc|"
    "quản lý(?: nhà nước)? chuyên ngành|lâm nghiệp|tài chính|chứng khoán|"
    "(?:chuyên trách )?tham mưu(?:, ?| và | )giúp việc(?: (?:của )?(?:đảng|tỉnh|thành|thị|huyện) uỷ)?|"
    "trong và ngoài (?:tỉnh|huyện|xã)|phụ trách|nghiệp vụ|bệnh viện|"
    "vùng (?:biển|cao|dự án|sâu|trũng|lũ|ven biển)|chủ chốt|ngoài nhà nước|"
    "số \\d+(?:(?:, | và )\\d+)*|sử dụng ngân sách|sử dụng lao động|"
    "khối (?:nội chính|đảng|kinh tế|văn xã|đoàn thể|mặt trận|văn hoá - xã hội)|các (?:dự án|công trình)(?! trọng)|"
    "(?:thuộc|trực thuộc) (?:sở|bộ|ban|cục|trường|trung tâm|ngành|phạm vi quản lý|thẩm quyền quản lý|quyền quản lý)|"
    "thuộc chính phủ|trực thuộc(?! (?:tỉnh|huyện|xã|trung ương|thành phố))"
)
# "có" begins a clause about the group, or says what it shall have: "có trách nhiệm", "có kế hoạch".
_HAVING = (
    "trách nhiệm|nhiệm vụ|ý kiến|kế hoạch|văn bản|báo cáo|biện pháp|giải pháp|phương án|hình thức|thể|nghĩa vụ|"
    "hướng|công văn|tờ trình|lộ trình|kiến nghị|đề xuất|đánh giá|sự|gì|liên quan|chiều hướng|nhu cầu|chuyển biến"
)
_RELATIVE = rf"nơi có|có (?!(?:{_HAVING})(?!\w))\w+|chưa có \w+|không có \w+|đã có \w+"
_RELATIVE += "|được giao|được phân công|được cấp|được lựa chọn|được hỗ trợ|bị ảnh hưởng|chưa đạt|chưa hoàn thành|đăng ký đạt"


class Shapes:
    """The patterns of name endings, compiled for texts with or without marks."""

    def __init__(self, lex: Lexicon) -> None:
        self.level = lex.compile(rf" (?:(?:của|thuộc|trực thuộc)(?: toàn)? )?(?:cấp )?({_LEVELS}){_NO_LEVEL}")
        self.more_levels = lex.compile(
            rf"(?:(?: ?, ?| và |/| - | )(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận){_NO_LEVEL})+"
        )
        self.fields = frozenset(lex.plain(field) for field in words("fields.txt"))
        self.starters = frozenset(lex.plain(field) for field in words("starters.txt"))
        self.levels = lex.compile(rf"(?:{_LEVELS}){_NO_LEVEL}")
        # With what the name of a board goes on after the part that the registry has.
        self.longer = lex.compile(
            r" (?:số \d|(?:các )?công trình (?:giao|dân|nông|nn|thuỷ|hạ|trọng)|khu vực )"
        )
        self.zones = lex.compile(r" và (?:các )?(?:khu|cụm) (?:công nghiệp|kinh tế|chế xuất)(?!\w)")
        self.one_word = lex.compile(r", (?:chống|trừ)(?!\w)")  # "Phòng, chống …"
        self.branch = lex.compile(r"(?: -)? chi nhánh(?= )")
        self.region = lex.compile(r" (?:miền (?:bắc|trung|nam)|vùng (?:[ivx]+|\d))(?!\w)")
        self.number = lex.compile(r" số \d+(?!\w|[/.-]\w)")
        self.tier = lex.plain("cấp ")
        self.firm = lex.compile(
            r" (?:(?:tnhh|trách nhiệm hữu hạn|cổ phần|cô phần|cp)"
            r"(?: (?:mtv|một thành viên|hai thành viên trở lên|hai thành viên))?|hợp danh)(?!\w)"
        )
        self.conj = lex.plain("và")


class GroupShapes:
    """How groups go on, compiled for texts with or without marks."""

    def __init__(self, lex: Lexicon) -> None:
        listed = sorted(rows("group_nouns.tsv"), key=lambda row: len(row[0]), reverse=True)
        later = "|".join(re.escape(noun) for noun, place in listed if place == "any")
        nouns = "|".join(re.escape(noun) for noun, _ in listed)
        close = "ban|ngành|đoàn thể|thị trấn|phường|thị xã|thành phố|thành phô|thành phó|tt|xã|đơn vị|chuyên môn|ngang bộ"
        close += "|hội đoàn thể|hội, đoàn thể"
        more = rf"(?:(?: ?, ?| và |/| - )(?:{later})|(?: |, )(?:{close}))(?!\w)(?! hội(?!\w))"
        self.more = lex.compile(more)
        self.again = lex.compile(
            r"(?:, ?| và )((?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|đoàn thể)(?!\w))"
        )
        self.modifier = lex.compile(rf"(?:, ?| và | )(?:{_MODIFIERS})(?!\w)")
        self.qualifier = lex.compile(rf" (?:{_QUALIFIER})(?!\w)")
        self.level = lex.compile(
            rf"(?: (?:trực thuộc|thuộc|của|trong|trên địa bàn|trên toàn|toàn|ở|tại)(?: toàn)?)?"
            rf" (?:(?:ubnd|uỷ ban nhân dân) )?(?:cấp )?(?:{_GROUP_LEVEL}|cơ sở)(?!\w)(?! (?:hội|hoá|uỷ|lộ)(?!\w))"
        )
        self.levels = lex.compile(rf"(?: ?, ?| và |/)(?:cấp )?(?:{_GROUP_LEVEL})(?!\w)(?! hội(?!\w))")
        self.here = lex.compile(r" trên địa bàn(?!\w)| tại (?:các )?(?:địa bàn|địa phương|khu vực)(?!\w)")
        self.relative = lex.compile(rf" (?:{_RELATIVE})(?!\w)")
        self.plural = lex.compile(rf" (?:tất cả )?(?:các|những|\d{{1,3}}) (?:{nouns})(?!\w)(?! hội(?!\w))")
        kinds = (
            r"(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|ptdtbt|ptdtnt|thcs|thpt|th)"
        )
        self.schools = lex.compile(rf" {kinds}(?:(?:, ?| và | ?[-&/] ?){kinds})*(?!\w)")
        self.heads = frozenset(lex.plain(head) for head in _HEADS)


@lru_cache(maxsize=2)
def shapes(lex: Lexicon) -> Shapes:
    """The endings of names for this lexicon, compiled once."""
    return Shapes(lex)


@lru_cache(maxsize=2)
def group_shapes(lex: Lexicon) -> GroupShapes:
    """The endings of groups for this lexicon, compiled once."""
    return GroupShapes(lex)
