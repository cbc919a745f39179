"""Notices of the second composer, by number."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.composer.sentences import ASIDES, ORDERS, UNDER, Pen, capital

from dondoc.learn.gold import GoldDocument
from dondoc.learn.marked import parse_marked

OFFICES = {
    "bo": ("BỘ PHÁT TRIỂN MIỀN NÚI", "Hà Nội", "Bộ trưởng", "TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG", "BPTMN"),
    "quan": ("ỦY BAN NHÂN DÂN QUẬN LÂM ĐIỀN", "Quận Lâm Điền", "Chủ tịch UBND quận", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "UBND"),
    "xa": ("ỦY BAN NHÂN DÂN XÃ EA ROK", "Ea Rok", "Chủ tịch UBND xã", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "UBND"),
}  # fmt: skip


def write_marked(number: int) -> str:
    """The notice of that number as marked text."""
    dice = Random(f"second composer {number}")
    office = dice.choice(sorted(OFFICES))
    agency, place, chair, signed, short = OFFICES[office]
    today = date(2022, 2, 7) + timedelta(days=dice.randrange(900))
    pen = Pen(dice, office, today)
    title = f"Ý kiến chỉ đạo của {chair} tại buổi họp về {pen.word('topic')}"
    met = today - timedelta(days=2)
    body = [f"Chiều {met.day:02}/{met.month:02}/{met.year}, {chair} chủ trì họp bàn về {pen.word('topic')}."]
    body += [f"Qua trao đổi, {chair} có ý kiến chỉ đạo:"]
    body += [f"1. {capital(dice.choice(ASIDES)(pen))}." for _ in range(dice.randint(0, 2))]
    for at in range(2, dice.randint(4, 8)):
        body += _block(pen, at)
    body += [f"Thừa lệnh {chair}, Văn phòng thông báo để các đơn vị biết và thực hiện./."]
    day = f"ngày {today.day:02} tháng {today.month:02} năm {today.year}"
    head = [agency, f"Số: {dice.randint(10, 400)}/TB-{short}", f"{place}, {day}", "THÔNG BÁO", title]
    tail = ["Nơi nhận:", "- Như trên;", f"- {pen.word('above')};", "- Lưu: VT.", signed, "Đinh Trọng Hiền"]
    front = [f"@date {today.isoformat()}", f"@symbol TB-{short}", f"@title {title}", "@doc_type thông báo"]
    return "\n".join([*front, "---", *head, "", *body, "", *tail, ""])


def write(number: int) -> GoldDocument:
    """The notice of that number, with its gold."""
    return parse_marked(write_marked(number), f"second-{number}")


def _block(pen: Pen, at: int) -> list[str]:
    dice = pen.dice
    if dice.random() < 0.45:
        unit, sign = (
            pen.word(dice.choice(["unit", "unit", "group"])),
            dice.choice(["-", "+", "•", f"{at}.1."]),
        )
        tasks = [f"{sign} {capital(dice.choice(UNDER)(pen))}." for _ in range(dice.randint(1, 3))]
        return [
            f"{at}. ⟦H|{unit[0].upper()}{unit[1:]}⟧{dice.choice([':', ''])}",
            *tasks[:-1],
            tasks[-1] + "⟦H|⟧",
        ]
    lines = [f"{at}. {capital(dice.choice(ORDERS)(pen))}."]
    if dice.random() < 0.3:
        lines.append(f"{capital(dice.choice(ASIDES)(pen))}.")
    return lines
