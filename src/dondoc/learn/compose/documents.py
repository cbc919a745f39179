"""Whole made-up notices in marked text, drawn by number: the same number, the same notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from random import Random

from dondoc.learn.compose.grammar import Grammar, load_lists
from dondoc.learn.compose.noise import disturb
from dondoc.learn.compose.words import Scene, draw_scene
from dondoc.learn.gold import GoldDocument
from dondoc.learn.marked import parse_marked

_LEVEL_WORDS: dict[str, tuple[tuple[tuple[str, str], ...], ...]] = {
    "province": ((), (), (("tỉnh", "thành phố"), ("Tỉnh ủy", "Thành ủy"))),
    "district": (
        (),
        (),
        (("huyện", "thành phố"), ("Huyện", "Thành"), ("các xã, thị trấn", "các xã, phường")),
        (("huyện", "thị xã"), ("Huyện", "Thị"), ("các xã, thị trấn", "các xã, phường")),
    ),
    "commune": (
        (),
        (),
        (("xã", "phường"), ("các thôn", "các khu phố"), ("thôn", "khu phố")),
        (("xã", "đặc khu"),),
        (("thôn", "bản"),),
    ),
}

Write = Callable[[str], str]

_SIGNED = (
    ("TL", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG"),
    ("KT", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TL", "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
)


def compose(number: int) -> GoldDocument:
    """The notice of that number, with its gold."""
    return parse_marked(compose_marked(number), f"composed-{number}")


def compose_marked(number: int) -> str:
    """The notice of that number as marked text."""
    chance = Random(f"training composer {number}")
    scene = draw_scene(chance)
    write = Grammar(load_lists(), scene.words(), chance, scene.scope).write
    title = write("subject")
    authority, block, capacity = chance.choice(_SIGNED)
    signer = scene.name()
    body = "\n".join(
        [write("opening"), *_assessment(write, chance), *_tasks(write, chance), write("closing")]
    )
    body = disturb(_of_level(body, scene, chance), chance)
    day = scene.today
    front = [
        f"@issuing_agency {_agency(scene)}",
        "@symbol TB-UBND",
        f"@place {scene.place}",
        f"@date {day.isoformat()}",
        "@doc_type thông báo",
        f"@title {title}",
        f"@authority {authority}",
        f"@capacity {capacity}",
        f"@signer {signer}",
    ]
    head = (
        f"{_agency(scene)}\nSố: {chance.randint(1, 900)}/TB-UBND\n{scene.place}, {_written(day)}\nTHÔNG BÁO\n"
    )
    recipients = f"Nơi nhận:\n- Như trên;\n- {write('superior')};\n- Lưu: VT."
    text = f"{head}{title}\n\n{body}\n\n{recipients}\n\n{block}\n\n{signer}\n"
    return "\n".join(front) + "\n---\n" + text


def _of_level(body: str, scene: Scene, chance: Random) -> str:
    """The same for a town, a city, a ward or an island, whose words differ by name only."""
    for old, new in chance.choice(_LEVEL_WORDS[scene.scope]):
        body = re.sub(rf"(?<!\w)(?<!nông )(?<!Nông ){re.escape(old)}(?!\w)", new, body)
    return re.sub(r"(?<=Hợp tác) (?:phường|đặc khu)", " xã", body)


def _agency(scene: Scene) -> str:
    return f"ỦY BAN NHÂN DÂN {scene.level.upper()} {scene.place.upper()}"


def _written(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _assessment(write: Write, chance: Random) -> list[str]:
    if chance.random() < 0.3:
        return []
    sentences = [write("background") for _ in range(chance.randint(2, 5))]
    return [f"I. {write('section.assessment')}", " ".join(sentences[:2]), *sentences[2:]]


def _tasks(write: Write, chance: Random) -> list[str]:
    lines = [f"II. {write('section.tasks')}"]
    if chance.random() < 0.4:
        lines.append(write("command"))
    for number in range(1, chance.randint(3, 8)):
        lines += chance.choice((_headed, _headed, _plain, _plain, _topic, _table))(write, chance, number)
    return lines


def _headed(write: Write, chance: Random, number: int) -> list[str]:
    """A unit as heading with its orders under it."""
    mark = chance.choice(("- ", "- ", "+ ", "a) ", ""))
    unit = write("agency" if chance.random() < 0.7 else chance.choice(("group", "leader")))
    unit = unit[0].upper() + unit[1:]
    colon = chance.choice((":", ":", "", "."))
    orders = [f"{mark}{write('order.headed')}." for _ in range(chance.randint(1, 4))]
    return [f"{number}. ⟦H|{unit}⟧{colon}", *orders[:-1], orders[-1] + "⟦H|⟧"]


def _plain(write: Write, chance: Random, number: int) -> list[str]:
    lines = [f"{number}. {write('order')}."]
    if chance.random() < 0.15:
        lines.append(f"{write('background.short')}.")
    return lines


def _table(write: Write, chance: Random, number: int) -> list[str]:
    """An assignment table: task, lead, partners, time, product."""
    title = "STT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\tSản phẩm"
    rows = [f"{row}\t{write('order.table')}" for row in range(1, chance.randint(3, 6))]
    return [f"{number}. {write('section.topic')}", title, *rows]


def _topic(write: Write, chance: Random, number: int) -> list[str]:
    """A subject as heading; orders with and without a name, and what is none."""
    mark = chance.choice(("- ", "- ", "+ ", ""))
    drawn = chance.choices(("order", "order.nobody", "background"), (6, 2, 2), k=chance.randint(1, 4))
    lines = [f"{mark}{write(name).rstrip('.')}." for name in drawn]
    return [f"{number}. {write('section.topic')}", *lines]
