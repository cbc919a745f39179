"""What a template asks for that is not a list: places, people, numbers, days, deadlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dondoc.learn.compose.deadlines import due, due_bare, due_cell, due_recurring, written_day

_LEVELS = {"province": ("tỉnh", "Tỉnh ủy"), "district": ("huyện", "Huyện ủy"), "commune": ("xã", "Đảng ủy")}
_PLACES = ("Lam Giang", "Thạch Hà Nam", "Yên Sơn", "Bình Khê", "Kim Lộc", "Hòa Thuận", "Trà Lý", "Đông Quan")
_COMMUNES: tuple[str, ...] = (
    "Xuân Mỹ",
    "Phú Lâm",
    "Tân Hòa",
    "Quang Trung",
    "An Thạnh",
    "Nghĩa Phú",
    "Vân Sơn",
    "Thượng Cốc",
)
_COMMUNES += ("Hưng Đạo", "Bãi Dài", "Long Điền", "Cao Xá", "Trúc Lâm", "Mường Thải", "Đại Nghĩa", "Ninh Sơn")
_TOWNS = ("Phú Hải", "Sông Trà", "Đồng Mỏ", "Kỳ Lâm", "Tam Hiệp", "Vĩnh Tường Sơn", "Hà Lam", "Bảo Yên")
_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Lò",
    "Hà",
    "Nông",
    "Y",
    "Trương",
)
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Hữu", "Ngọc", "Xuân", "Thanh", "Công", "Bá", "Thu")
_GIVEN: tuple[str, ...] = (
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hạnh",
    "Khoa",
    "Lan",
    "Mạnh",
    "Nga",
    "Phúc",
    "Quang",
    "Sơn",
)
_GIVEN += ("Thảo", "Tùng", "Uyên", "Vinh", "Yến", "Đạt", "Hòa", "Thủy", "Nhân", "Tâm", "Huế")
_TYPES = (
    "KH-UBND",
    "QĐ-UBND",
    "NQ-HĐND",
    "TB-UBND",
    "CT-UBND",
    "UBND-KT",
    "CV-HU",
    "NQ/TU",
    "TB-VP",
    "SXD-QLN",
)


@dataclass(frozen=True)
class Scene:
    """Where and when a composed notice plays."""

    chance: Random
    scope: str
    today: date
    place: str

    @property
    def level(self) -> str:
        return _LEVELS[self.scope][0]

    def words(self) -> dict[str, Callable[[], str]]:
        chance, today = self.chance, self.today

        def pick(options: tuple[str, ...]) -> Callable[[], str]:
            return lambda: chance.choice(options)

        def number(low: int, high: int) -> Callable[[], str]:
            return lambda: str(chance.randint(low, high))

        return {
            "place": lambda: f"{self.level} {self.place}" if chance.random() < 0.6 else self.level,
            "place.name": lambda: self.place,
            "town": pick(_TOWNS),
            "commune": pick(_COMMUNES),
            "level": lambda: self.level,
            "party.level": lambda: _LEVELS[self.scope][1],
            "name": self.name,
            "chair": lambda: f"Chủ tịch UBND {self.level}",
            "roman": pick(("II", "V", "VII", "X", "XII")),
            "small": number(1, 9),
            "number2": number(5, 49),
            "number3": number(101, 999),
            "percent": lambda: f"{chance.randint(3, 120)},{chance.randint(0, 9)}%",
            "year": lambda: str(today.year + chance.choice([0, 0, 1])),
            "month": lambda: str(today.month),
            "quarter": lambda: f"{chance.choice(['quý', 'Quý'])} {chance.choice(['I', 'II', 'III', 'IV'])}",
            "span.years": lambda: chance.choice(["{0}-{1}", "{0} - {1}"]).format(today.year, today.year + 5),
            "day": self.past_day,
            "docno": self.document_number,
            "decree": lambda: f"{chance.randint(1, 180)}/{chance.randint(2013, today.year)}/NĐ-CP",
            "due": lambda: due(chance, today),
            "due.bare": lambda: due_bare(chance, today),
            "due.cell": lambda: due_cell(chance, today),
            "due.recurring": lambda: due_recurring(chance, today),
        }

    def name(self) -> str:
        chance = self.chance
        return f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)}"

    def past_day(self) -> str:
        return written_day(self.chance, self.today - timedelta(days=self.chance.randint(1, 400)), self.today)

    def document_number(self) -> str:
        number = f"{self.chance.randint(1, 4000)}/{self.chance.choice(_TYPES)}"
        return f"{number} ngày {self.past_day()}" if self.chance.random() < 0.7 else number


def draw_scene(chance: Random) -> Scene:
    """A level, a place and a day; districts only while there were districts (until 30/6/2025)."""
    scope = chance.choice(["province", "province", "district", "district", "commune"])
    first, last = date(2021, 1, 4), date(2025, 6, 30) if scope == "district" else date(2026, 11, 30)
    today = first + timedelta(days=chance.randrange((last - first).days))
    return Scene(chance=chance, scope=scope, today=today, place=chance.choice(_PLACES))
