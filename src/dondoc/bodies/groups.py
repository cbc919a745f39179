"""Groups of bodies ("các sở, ban, ngành", "UBND các xã, thị trấn") and what they hold."""

from __future__ import annotations

import re

from dondoc.bodies.lexicon import NAMED, NAMES, Entry, Lexicon
from dondoc.bodies.mentions import BodyMention
from dondoc.bodies.registry import words
from dondoc.bodies.scanning import Scan
from dondoc.text.phrases import Hit

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
_PLURAL_STARTS = tuple(f" {letter}" for letter in "ctn0123456789")
_FIRST_ONLY = frozenset(
    (
        "cấp",
        "bên",
        "đồng chí",
        "đ/c",
        "khối",
        "hộ",
        "chủ tịch",
        "hiệu trưởng",
        "bí thư",
        "giám đốc",
        "thủ trưởng",
    )
)
_LEVEL = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|trung ương|thôn|địa phương|tổ dân phố|khu phố|bản"
_MODIFIERS = (
    "sự nghiệp công lập|sự nghiệp|báo chí|thông tấn|chính trị - xã hội|chính trị xã hội|chính trị|nghề nghiệp|"
    "tư vấn|thi công|xây lắp|khai thác khoáng sản|khai thác mỏ|sản xuất|kinh doanh|dịch vụ|"
    "mầm non|tiểu học|thcs|thpt|trung học cơ sở|trung học phổ thông|hạ tầng cụm công nghiệp|hạ tầng khu công nghiệp|"
    "hạ tầng|cụm công nghiệp|khu công nghiệp|khu kinh tế|vũ trang|công an|quân sự|biên phòng|dự án|công trình|"
    "gia đình|dân cư|cá thể|y tế|giáo dục|vùng cao|miền núi|ven biển|biên giới|giáp ranh|vận tải|"
    "tín dụng|viễn thông|điện lực|đảng|nhà nước|quản lý nhà nước|thụ hưởng|"
    "công lập|ngoài công lập|thương mại|chính sách|kiểm lâm|chăn nuôi|nghĩa vụ quân sự|"
    "quần chúng|đầu tư xây dựng|chuyên ngành|hội đồng nhân dân|uỷ ban nhân dân|ubnd|hđnd|uỷ ban|ban chỉ đạo|hội đồng|"
    "tổ công tác|cấp uỷ|ban thường vụ"
)
_QUALIFIER = (
    "có liên quan|liên quan|chức năng|chuyên môn|khác|còn lại|nêu trên|cùng cấp|đóng trên địa bàn|ngành dọc|"
    "trong và ngoài (?:tỉnh|huyện|xã)|phụ trách|chủ chốt|ngoài nhà nước|"
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


class GroupShapes:
    """How groups go on, compiled for texts with or without marks."""

    def __init__(self, lex: Lexicon) -> None:
        longest_first = sorted(words("group_nouns.txt"), key=len, reverse=True)
        later = "|".join(map(re.escape, (noun for noun in longest_first if noun not in _FIRST_ONLY)))
        nouns = "|".join(map(re.escape, longest_first))
        close = (
            "ban|ngành|đoàn thể|thị trấn|phường|thị xã|thành phố|thành phô|tt|xã|đơn vị|chuyên môn|ngang bộ"
        )
        close += "|hội đoàn thể|hội, đoàn thể"
        more = rf"(?:(?:, ?| và |/| - )(?:{later})|(?: |, )(?:{close}))(?!\w)(?! hội(?!\w))"
        self.more = lex.compile(more)
        self.modifier = lex.compile(rf"(?:, ?| và | )(?:{_MODIFIERS})(?!\w)")
        self.qualifier = lex.compile(rf" (?:{_QUALIFIER})(?!\w)")
        self.level = lex.compile(
            rf"(?: (?:trực thuộc|thuộc|của|trong|trên địa bàn|trên toàn|toàn|ở|tại)(?: toàn)?)?"
            rf" (?:(?:ubnd|uỷ ban nhân dân) )?(?:cấp )?(?:{_LEVEL}|cơ sở)(?!\w)(?! (?:hội|hoá|uỷ|lộ)(?!\w))"
        )
        self.levels = lex.compile(rf"(?:, ?| và |/)(?:cấp )?(?:{_LEVEL})(?!\w)(?! hội(?!\w))")
        self.here = lex.compile(r" trên địa bàn(?!\w)| tại (?:các )?(?:địa bàn|địa phương|khu vực)(?!\w)")
        self.relative = lex.compile(rf" (?:{_RELATIVE})(?!\w)")
        self.plural = lex.compile(rf" (?:tất cả )?(?:các|những|\d{{1,3}}) (?:{nouns})(?!\w)(?! hội(?!\w))")
        self.heads = frozenset(lex.plain(head) for head in _HEADS)


_SHAPES: dict[bool, GroupShapes] = {}


def _shapes(lex: Lexicon) -> GroupShapes:
    if lex.marks not in _SHAPES:
        _SHAPES[lex.marks] = GroupShapes(lex)
    return _SHAPES[lex.marks]


def group_end(scan: Scan, pos: int) -> int:
    """Where a group that follows a head ends ("UBND" + " các xã, thị trấn"); `pos` where none follows."""
    if not scan.text.startswith(_PLURAL_STARTS, pos):
        return pos
    shapes = _shapes(scan.lex)
    match = shapes.plural.match(scan.text, pos)
    if match is None or _names_one(scan, match.end(), _last_word(scan, match.end())):
        return pos
    return _rest(scan, match.end())


def group(scan: Scan, hit: Hit[Entry]) -> BodyMention | None:
    """The group that begins at the hit, with its further nouns and qualifiers."""
    if hit.value.kind == "whole":
        end = _qualified(scan, hit.end)
    elif _names_one(scan, hit.end, scan.lex.plain(hit.value.name)):
        return None
    else:
        end = group_end(scan, hit.end) if hit.value.name.endswith("chính quyền") else hit.end
        end = _rest(scan, hit.end) if end == hit.end else end
    if hit.value.kind == "noun" and end == hit.end and not _plural_enough(hit.value.name):
        return None
    return BodyMention(start=hit.start, end=end, kind="group", confidence=0.9)


def _plural_enough(phrase: str) -> bool:
    return "," in phrase or phrase in ("chủ đầu tư", "nhà đầu tư")


def _rest(scan: Scan, end: int) -> int:
    shapes = _shapes(scan.lex)
    while (match := shapes.more.match(scan.text, end)) is not None:
        if _names_one(scan, match.end(), _last_word(scan, match.end())) or _begins_other(scan, match):
            break
        end = match.end()
    return _qualified(scan, end)


def _begins_other(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the next noun is a body's own name or a post with a capital: "các chủ đầu tư, Ban QLDA"."""
    start = match.end() - len(match.group().lstrip(",/- ").removeprefix("và ").removeprefix("va "))
    return scan.capital(start) and scan.entry(start, NAMED) is not None


def _qualified(scan: Scan, end: int) -> int:
    shapes = _shapes(scan.lex)
    for _ in range(4):
        if scan.cased[end : end + 1] not in (" ", ","):
            break
        start = end
        for shape in (shapes.modifier, shapes.qualifier, shapes.level):
            match = shape.match(scan.text, end)
            if match is not None and not _steals(scan, match):
                end = match.end()
                if shape is shapes.level:
                    end = _levels(scan, end)
        end = _relative(scan, end)
        if end == start:
            break
    return end


def _steals(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the words after a comma belong to the next party and not to this group."""
    if not match.group().startswith((",", " và ", " va ")):
        return False
    start = match.end() - len(match.group().lstrip(", ").removeprefix("và ").removeprefix("va "))
    return scan.capital(start) or scan.entry(start, NAMES) is not None


def _levels(scan: Scan, end: int) -> int:
    shapes = _shapes(scan.lex)
    place = scan.place(end)
    if place > end:
        return place
    while (match := shapes.levels.match(scan.text, end)) is not None and not _names_one(
        scan, match.end(), ""
    ):
        end = match.end()
    return end


def _relative(scan: Scan, end: int) -> int:
    """ "… nơi có đường đi qua", "… trên địa bàn tỉnh": until a stop, at most a dozen words."""
    shapes = _shapes(scan.lex)
    here = shapes.here.match(scan.text, end)
    if here is not None:
        return _clause(scan, here.end(), 6) if here.group().startswith(" t") else here.end()
    match = shapes.relative.match(scan.text, end)
    return _clause(scan, match.end(), 12) if match else end


def _clause(scan: Scan, end: int, limit: int) -> int:
    pos = end
    for _ in range(limit):
        if scan.text[pos : pos + 1] != " ":
            break
        after = pos + (4 if scan.text.startswith((" đi qua", " di qua"), pos) else 1)
        passing = after > pos + 1
        while scan.text[after : after + 1].isalnum():
            after += 1
        if after == pos + 1 or (scan.stops(pos + 1, after) and not passing) or scan.entry(pos + 1, NAMED):
            break
        pos = end = after
    return end


def _names_one(scan: Scan, end: int, noun: str) -> bool:
    """Whether the noun that ends here is the head of one body ("các Sở: Tài chính", "Phòng Nội vụ")."""
    after = scan.cased[end : end + 2]
    if noun and noun not in _shapes(scan.lex).heads:
        return False
    return len(after) == 2 and ((after[0] == " " and after[1].isupper()) or (after[0] == ":" and bool(noun)))


def _last_word(scan: Scan, end: int) -> str:
    return scan.text[scan.text.rfind(" ", 0, end) + 1 : end]
