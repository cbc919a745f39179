"""Sentences of the second composer: plain functions, each writes one phrasing with its marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

WORDS: dict[str, list[str]] = {}
for _line in (Path(__file__).parent / "words.tsv").read_text(encoding="utf-8").splitlines():
    if not _line.startswith("#"):
        _kind, _phrase = _line.split("\t")
        WORDS.setdefault(_kind, []).append(_phrase)


class Pen:
    """Writes for one office on one day."""

    def __init__(self, dice: Random, office: str, today: date) -> None:
        self.dice, self.office, self.today = dice, office, today

    def word(self, kind: str) -> str:
        return self.dice.choice(WORDS.get(f"{kind}.{self.office}") or WORDS[kind])

    def named(self, letter: str, most: int = 3) -> str:
        """One to three different bodies of a role, joined as lists are."""
        kinds = ["unit", "unit", "unit", "group"]
        count = self.dice.choice([1, 1, 1, 2, most])
        names = list(dict.fromkeys(self.word(self.dice.choice(kinds)) for _ in range(count)))
        marked = [f"⟦{letter}|{name}⟧" for name in names]
        return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} và {marked[-1]}"

    def lead(self) -> str:
        return self.named("L")

    def one(self) -> str:
        return f"⟦L|{self.word('unit')}⟧"

    def mates(self) -> str:
        return self.named("C")

    def above(self, letter: str) -> str:
        return f"⟦{letter}|{self.word('above')}⟧"

    def job(self) -> str:
        return self.word("job")

    def due(self) -> str:
        words, value = self.dice.choice(DUES)(self)
        return f"⟦D|{words}|{value}⟧"


Due = Callable[[Pen], tuple[str, str]]


def _on_day(pen: Pen) -> tuple[str, str]:
    day = pen.today + timedelta(days=pen.dice.randint(5, 90))
    cue = pen.dice.choice(["trước ngày", "chậm nhất ngày", "muộn nhất vào ngày", "không muộn hơn ngày"])
    return f"{cue} {day.day:02}/{day.month:02}/{day.year}", day.isoformat()


def _said_out(pen: Pen) -> tuple[str, str]:
    day = pen.today + timedelta(days=pen.dice.randint(20, 120))
    return f"trước ngày {day.day} tháng {day.month} năm {day.year}", day.isoformat()


def _in_month(pen: Pen) -> tuple[str, str]:
    month = min(12, pen.today.month + pen.dice.randint(0, 3))
    return f"trong tháng {month}/{pen.today.year}", f"{pen.today.year}-{month:02}"


def _in_quarter(pen: Pen) -> tuple[str, str]:
    quarter = (pen.today.month + 2) // 3
    return (
        f"trong quý {['I', 'II', 'III', 'IV'][quarter - 1]}/{pen.today.year}",
        f"{pen.today.year}-Q{quarter}",
    )


def _each_month(pen: Pen) -> tuple[str, str]:
    day = pen.dice.randint(10, 27)
    return f"trước ngày {day} hằng tháng", f"recur:monthly:{day}"


def _each_quarter(pen: Pen) -> tuple[str, str]:
    return "hằng quý", "recur:quarterly"


def _working_days(pen: Pen) -> tuple[str, str]:
    days = pen.dice.choice([5, 7, 12])
    return f"trong {days:02} ngày làm việc kể từ ngày ký Thông báo", f"rel:issue+{days}wd"


def _before_event(pen: Pen) -> tuple[str, str]:
    event = pen.dice.choice(["kỳ họp chuyên đề", "đợt triều cường", "lễ hội cà phê", "phiên chất vấn"])
    return f"trước {event}", "event"


DUES: list[Due] = [_on_day, _on_day, _said_out, _in_month, _in_quarter, _each_month]
DUES += [_each_quarter, _working_days, _before_event]

Sentence = Callable[[Pen], str]

# An order that names who does it.
ORDERS: list[Sentence] = [
    lambda p: f"⟪Giao {p.lead()} {p.job()}, hoàn thành {p.due()}⟫",
    lambda p: f"⟪Giao {p.one()} là đơn vị đầu mối, cùng {p.mates()} {p.job()}⟫",
    lambda p: f"⟪{p.one()} chủ trì, phối hợp với {p.mates()} {p.job()}; trình {p.above('R')} {p.due()}⟫",
    lambda p: f"⟪{p.one()} khẩn trương {p.job()} và báo cáo {p.above('R')}⟫",
    lambda p: f"⟪Đề nghị {p.lead()} sớm {p.job()}; mọi vướng mắc phản ánh về {p.above('R')} {p.due()}⟫",
    lambda p: f"⟪Yêu cầu {p.lead()} chấm dứt tình trạng trễ hẹn, {p.job()}⟫",
    lambda p: f"⟪{p.one()} tham mưu {p.above('A')} {p.job()} {p.due()}⟫",
    lambda p: f"⟪{p.one()} giúp {p.above('A')} theo dõi việc {p.job()}; kết quả gửi {p.above('R')}⟫",
    lambda p: f"Riêng việc {p.job()}, ⟪giao {p.one()} chịu trách nhiệm, báo cáo kết quả {p.due()}⟫",
    lambda p: f"Đồng ý để {p.word('group')} {p.job()}; ⟪giao {p.one()} hướng dẫn thực hiện⟫",
    lambda p: f"⟪Phân công {p.one()} {p.job()}; ⟦S|{p.word('person')}⟧ trực tiếp chỉ đạo⟫",
    lambda p: f"⟪{p.lead()} có trách nhiệm {p.job()}. Thời hạn: {p.due()}⟫",
    lambda p: f"⟪{p.one()}: {p.job()}, gửi dự thảo xin ý kiến {p.above('R')} {p.due()}⟫",
    lambda p: f"⟪Giao {p.one()} tiếp thu góp ý của {p.word('unit')}, {p.job()}⟫",
]

# An order under the name of a unit.
UNDER: list[Sentence] = [
    lambda p: f"⟪{p.job()} {p.due()}⟫",
    lambda p: f"⟪Chủ trì, phối hợp với {p.mates()} {p.job()}⟫",
    lambda p: f"⟪Tham mưu cho {p.above('A')} {p.job()}; báo cáo {p.above('R')} {p.due()}⟫",
    lambda p: f"⟪{p.job()}; đôn đốc {p.word('group')} {p.job()}⟫",
    lambda p: f"⟪Tổng hợp kết quả, gửi {p.above('R')} {p.due()}⟫",
]

# What orders nothing.
ASIDES: list[Sentence] = [
    lambda p: f"Thời gian qua {p.word('unit')} {p.word('past')}",
    lambda p: f"Nhất trí với báo cáo của {p.word('unit')} về {p.word('topic')}",
    lambda p: f"Lĩnh vực {p.word('topic')} có chuyển biến, song {p.word('unit')} {p.word('past')}",
    lambda p: f"Biểu dương {p.word('unit')} {p.word('past')}",
    lambda p: f"Năm trước, {p.word('above')} từng giao {p.word('unit')} {p.job()} nhưng chưa xong",
]


def capital(marked: str) -> str:
    """The first letter large, marks aside."""
    for at, letter in enumerate(marked):
        if letter.isalpha() and marked[at + 1 : at + 2] != "|":
            return marked[:at] + letter.upper() + marked[at + 1 :]
    return marked
