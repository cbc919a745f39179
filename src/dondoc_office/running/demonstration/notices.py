"""Notices that no meeting ever issued: a text in the form of the decree, from orders of the list."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc_office.running.demonstration.tables import table
from dondoc_office.running.demonstration.units import TURN, Units
from dondoc_office.units.models import Unit


@dataclass(frozen=True, slots=True)
class Order:
    """One thing that may be ordered."""

    lead: Unit
    field: str
    work: str
    partner: Unit | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice before it is read: whose, of which day, its words, the fields of its orders."""

    office: Unit
    on: date
    name: str
    text: str
    orders: tuple[Order, ...]


def orders(units: Units) -> list[Order]:
    found = table("orders")
    return [Order(units[lead], field, work, units.get(partner)) for lead, field, work, partner in found]


def notices(units: Units, rng: random.Random, *, today: date) -> list[Draft]:
    """Two years of monthly meetings, the last one a week ago; the district's until it ended."""
    known = orders(units)
    found = []
    for number, back in enumerate(range(24, -1, -1), 1):
        on = today - timedelta(days=30 * back + 7)
        office = units["huyen"] if on < TURN else units["cam-thuy"]
        own = [order for order in known if order.lead.path.startswith(office.path)]
        chosen = tuple(rng.sample(own, k=min(len(own), rng.randint(6, 9))))
        found.append(_draft(office, on, number, chosen, rng=rng))
    return found


def _draft(office: Unit, on: date, number: int, chosen: Sequence[Order], *, rng: random.Random) -> Draft:
    district = office.code == "huyen"
    level, place = ("huyện", "HUYỆN CẨM THỦY") if district else ("xã", "XÃ CẨM THỦY")
    chair = "Trịnh Văn Hòa" if district else "Lê Minh Khôi"
    body = "\n".join(f"{n}. {_order(order, on, rng, level)}" for n, order in enumerate(chosen, 1))
    group = "UBND các xã, thị trấn" if district else "Các phòng, đơn vị thuộc xã"
    seats = "; ".join(dict.fromkeys(f"lãnh đạo {order.lead.name}" for order in chosen))
    text = f"""ỦY BAN NHÂN DÂN
{place}
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number * 3 + 10}/TB-UBND
Cẩm Thủy, ngày {on:%d} tháng {on:%m} năm {on.year}

THÔNG BÁO
Kết luận của đồng chí {chair}, Chủ tịch UBND {level}
tại phiên họp thường kỳ tháng {on.month} năm {on.year}

Ngày {on - timedelta(days=2):%d/%m/%Y}, UBND {level} tổ chức phiên họp thường kỳ tháng {on.month} năm {on.year} \
do đồng chí {chair}, Chủ tịch UBND {level} chủ trì. Dự họp có các Phó Chủ tịch UBND {level}; \
{seats}. Sau khi nghe các đơn vị báo cáo, đồng chí {chair}, Chủ tịch UBND {level} kết luận như sau:

{body}
{len(chosen) + 1}. {group} báo cáo kết quả thực hiện về Văn phòng HĐND và UBND {level} trước ngày \
{on + timedelta(days=25):%d/%m/%Y}.

Trên đây là kết luận của Chủ tịch UBND {level}, Văn phòng HĐND và UBND {level} thông báo để các đơn vị biết, \
thực hiện./.

Nơi nhận:
- Chủ tịch, các PCT UBND {level};
- Các đơn vị;
- Lưu: VT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
"""
    return Draft(office, on, f"thong-bao-{on:%Y-%m}.txt", text, tuple(chosen))


def _order(order: Order, on: date, rng: random.Random, level: str) -> str:
    due = on + timedelta(days=rng.choice((7, 12, 15, 20, 30, 45)))
    when = rng.choice(
        (
            f"hoàn thành trước ngày {due:%d/%m/%Y}",
            f"báo cáo UBND {level} trước ngày {due:%d/%m/%Y}",
            f"trình Chủ tịch UBND {level} chậm nhất ngày {due:%d/%m/%Y}",
            f"hoàn thành trong tháng {due.month}/{due.year}",
        )
    )
    partner = f", phối hợp với {order.partner.name}" if order.partner else ""
    return f"Giao {order.lead.name} chủ trì{partner} {order.work}, {when}."
