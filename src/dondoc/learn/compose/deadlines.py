"""Deadlines as offices write them, each with the value it means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

_ROMAN = ("I", "II", "III", "IV")
_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_DAY_CUES: tuple[str, ...] = (
    "trước ngày",
    "trước ngày",
    "trước ngày",
    "chậm nhất ngày",
    "chậm nhất là ngày",
    "muộn nhất ngày",
)
_DAY_CUES += ("chậm nhất vào ngày", "trước", "chậm nhất", "trong ngày", "đến ngày", "muộn nhất là ngày")
_DAY_CUES += ("chậm nhất đến ngày", "trước 16 giờ 00 ngày", "trước 10h00 ngày", "không quá ngày")
_EVENTS = (
    "kỳ họp thường lệ giữa năm",
    "kỳ họp thứ {n} HĐND",
    "phiên họp thường kỳ",
    "khi khai giảng năm học mới",
    "mùa mưa bão",
    "Tết Nguyên đán",
    "Đại hội Đảng bộ",
    "đợt kiểm tra của tỉnh",
    "sơ kết 6 tháng",
    "hội nghị tổng kết năm",
    "khi trình Ban Thường vụ",
    "vụ thu hoạch",
    "khi đoàn giám sát làm việc",
    "khi cưỡng chế",
    "khi họp Hội đồng",
    "mùa khô",
    "Tiết Thanh minh",
    "rằm tháng Bảy",
    "kỳ nghỉ hè",
)


def due(chance: Random, today: date) -> str:
    """One marked deadline."""
    kinds: tuple[tuple[Callable[[Random, date], tuple[str, str]], int], ...] = (
        (_day, 10),
        (_month, 3),
        (_part_of_month, 1),
        (_quarter, 3),
        (_half, 1),
        (_year, 1),
        (_recurring, 4),
        (_relative, 3),
        (_event, 2),
        (_short, 2),
    )
    [kind] = chance.choices([k for k, _ in kinds], [w for _, w in kinds])
    return _marked(kind(chance, today))


def due_recurring(chance: Random, today: date) -> str:
    """One marked deadline that comes back."""
    return _marked(_recurring(chance, today))


def _marked(found: tuple[str, str]) -> str:
    words, value = found
    return f"⟦D|{words}|{value}⟧"


def written_day(chance: Random, when: date, today: date) -> str:
    """A day in one of the usual writings."""
    day = f"{when.day:02}" if when.day < 10 and chance.random() < 0.7 else str(when.day)
    month = f"{when.month:02}" if chance.random() < 0.4 else str(when.month)
    forms = [f"{day}/{month}/{when.year}"] * 6 + [f"{day}-{month}-{when.year}", f"{day}.{month}.{when.year}"]
    forms += [f"{day} tháng {month} năm {when.year}"] * 2
    if when.year == today.year:
        forms += [f"{day}/{month}", f"{day} tháng {month}"]
    return chance.choice(forms)


def _day(chance: Random, today: date) -> tuple[str, str]:
    when = today + timedelta(days=chance.randint(3, 200))
    said = written_day(chance, when, today)
    cue = chance.choice(_DAY_CUES)
    return f"{cue} {said}", when.isoformat()


def _month(chance: Random, today: date) -> tuple[str, str]:
    month = chance.randint(today.month, 12)
    said = chance.choice(
        [f"tháng {month}/{today.year}", f"tháng {month}", f"tháng {month:02} năm {today.year}"]
    )
    cue = chance.choice(["trong", "trong", "trong", "hết", "trước hết", "chậm nhất trong", "ngay trong"])
    return f"{cue} {said}", f"{today.year}-{month:02}"


def _part_of_month(chance: Random, today: date) -> tuple[str, str]:
    month = chance.randint(today.month, 12)
    part = chance.choice(["đầu", "giữa", "cuối"])
    cue = chance.choice(["trước ", "vào ", "trong ", "chậm nhất ", "", ""])
    return f"{cue}{part} tháng {month}/{today.year}", f"{today.year}-{month:02}"


def _quarter(chance: Random, today: date) -> tuple[str, str]:
    quarter = chance.randint((today.month - 1) // 3 + 1, 4)
    number = chance.choice([_ROMAN[quarter - 1], _ROMAN[quarter - 1], str(quarter)])
    tail = chance.choice(["", f"/{today.year}", f" năm {today.year}"])
    cue = chance.choice(["trong", "trong", "hết", "ngay trong", "chậm nhất trong"])
    return f"{cue} {chance.choice(['quý', 'Quý'])} {number}{tail}", f"{today.year}-Q{quarter}"


def _half(chance: Random, today: date) -> tuple[str, str]:
    half = 1 if today.month <= 6 and chance.random() < 0.5 else 2
    name = "đầu" if half == 1 else "cuối"
    return f"trong 6 tháng {name} năm {today.year}", f"{today.year}-H{half}"


def _year(chance: Random, today: date) -> tuple[str, str]:
    year = today.year + chance.choice([0, 0, 1])
    return f"{chance.choice(['trong', 'hết', 'ngay trong'])} năm {year}", str(year)


def _recurring(chance: Random, today: date) -> tuple[str, str]:
    every = chance.choice(["hằng", "hàng"])
    day = chance.randint(5, 28)
    weekday = f"thứ {chance.choice(_WEEKDAYS)}"
    return chance.choice(
        [
            (f"{every} tuần", "recur:weekly"),
            (f"{every} tháng", "recur:monthly"),
            (f"định kỳ {every} tháng", "recur:monthly"),
            (f"định kỳ {every} quý", "recur:quarterly"),
            (f"{every} quý", "recur:quarterly"),
            ("định kỳ 6 tháng", "recur:halfyearly"),
            (f"định kỳ 6 tháng, {every} năm", "recur:halfyearly"),
            (f"{every} năm", "recur:yearly"),
            (f"trước ngày {day} {every} tháng", f"recur:monthly:{day}"),
            (f"vào ngày {day} {every} tháng", f"recur:monthly:{day}"),
            (f"trước ngày {day} của tháng", f"recur:monthly:{day}"),
            (f"vào thứ Sáu {every} tuần", "recur:weekly"),
            (f"định kỳ {every} tuần", "recur:weekly"),
            (f"trước ngày {day} tháng cuối quý", "recur:quarterly"),
            (f"vào {weekday} {every} tuần", "recur:weekly"),
            (f"{weekday} {every} tuần", "recur:weekly"),
            (f"vào {chance.choice(['sáng', 'tối', 'chiều'])} {weekday} {every} tuần", "recur:weekly"),
            (f"trước 16 giờ {weekday} {every} tuần", "recur:weekly"),
            (f"ngày {day} mỗi tháng", f"recur:monthly:{day}"),
            (f"ngày {day} {every} tháng", f"recur:monthly:{day}"),
            ("mỗi tháng một lần", "recur:monthly"),
            ("mỗi quý một lần", "recur:quarterly"),
            (f"{chance.choice(['06', '6'])} tháng một lần", "recur:halfyearly"),
            ("mỗi năm 01 lần", "recur:yearly"),
        ]
    )


def _relative(chance: Random, today: date) -> tuple[str, str]:
    days = chance.choice([2, 3, 5, 7, 10, 15, 20, 30])
    working = chance.random() < 0.5
    unit, short = ("ngày làm việc", "wd") if working else ("ngày", "d")
    count = f"{days:02}" if chance.random() < 0.6 else str(days)
    frame = chance.choice(
        [
            "trong {0}",
            "trong vòng {0}",
            "trong thời hạn {0}",
            "chậm nhất {0}",
            "không quá {0}",
            "trong thời hạn không quá {0}",
        ]
    )
    anchor, code = chance.choice(
        [
            (" kể từ ngày ban hành Thông báo này", "issue"),
            (" kể từ ngày ký", "issue"),
            (" kể từ ngày nhận được văn bản", "receipt"),
            (" kể từ ngày nhận được Thông báo", "receipt"),
            (" sau khi kết thúc hội nghị", "event"),
            (" sau khi nhận được đề nghị", "receipt"),
            (" kể từ ngày nhận hồ sơ", "receipt"),
            (" kể từ khi có kết luận thanh tra", "event"),
            (" sau khi có khối lượng nghiệm thu", "event"),
            (" sau khi nhận sản phẩm", "receipt"),
        ]
    )
    return frame.format(f"{count} {unit}") + anchor, f"rel:{code}+{days}{short}"


def _event(chance: Random, today: date) -> tuple[str, str]:
    event = chance.choice(_EVENTS).format(n=chance.randint(3, 20))
    return f"{chance.choice(['trước', 'trước', 'chậm nhất trước'])} {event}", "event"


def _short(chance: Random, today: date) -> tuple[str, str]:
    week = today.isocalendar()
    month = f"{today.year}-{today.month:02}"
    return chance.choice(
        [
            ("trong ngày hôm nay", today.isoformat()),
            ("trong tuần này", f"{week.year}-W{week.week:02}"),
            ("ngay trong tuần này", f"{week.year}-W{week.week:02}"),
            ("trong tháng này", month),
            ("ngay trong tháng", month),
        ]
    )


def due_bare(chance: Random, today: date) -> str:
    """A marked deadline without a word that limits it."""
    when = today + timedelta(days=chance.randint(3, 150))
    if chance.random() < 0.3:
        part = chance.choice(["đầu", "giữa", "cuối"])
        return _marked(
            (f"{chance.choice(['vào ', ''])}{part} tháng {when.month}", f"{when.year}-{when.month:02}")
        )
    said = written_day(chance, when, today)
    return _marked((f"ngày {said}" if chance.random() < 0.7 or "tháng" in said else said, when.isoformat()))


def due_cell(chance: Random, today: date) -> str:
    """A marked deadline as a table's cell says it: without "trong", its first letter a capital."""
    words, value = chance.choice((_day, _day, _month, _quarter, _half, _year, _recurring))(chance, today)
    bare = words.removeprefix("ngay ").removeprefix("trong ").removeprefix("ngày ")
    return f"⟦D|{bare[0].upper()}{bare[1:]}|{value}⟧"
