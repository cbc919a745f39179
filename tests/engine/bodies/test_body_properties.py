"""What holds for the parties of any text: order, paragraphs, spellings of the same letters, cost."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest

from dondoc.bodies import BodyMention, find_bodies
from dondoc.text.spans import Span
from dondoc.text.view import View

NOTICE = """Ngày 05/3/2024, đồng chí Lê Văn Hùng - Chủ tịch UBND huyện Sơn Hà chủ trì phiên họp.
Giao Phòng Tài chính - Kế hoạch chủ trì, phối hợp với Chi cục Thuế khu vực, UBND các xã, thị trấn rà soát nguồn thu.
Phòng Văn hóa và Thông tin, Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch báo cáo Thường trực Huyện ủy.
Yêu cầu Thủ trưởng các cơ quan, đơn vị, Chủ tịch UBND các xã: Hoa Mai, Bình Yên thực hiện nghiêm túc."""
HOSTILE = {
    "one head": "UBND " * 200_000,
    "nested heads": "Văn phòng " * 100_000,
    "nested posts": "Giám đốc " * 110_000,
    "a list without end": "Sở Tài chính, " * 70_000,
    "a firm without end": "Công ty " + "Xây dựng, " * 100_000,
    "capitals without end": "Ban " + "Aa Bb " * 160_000,
    "nouns without end": "các sở, " + "xã, " * 240_000,
    "letters without blanks": "UBND" + "a" * 1_000_000,
    "commas": "Phòng " + "," * 1_000_000,
    "persons": "đồng chí Nguyễn Văn An - Chủ tịch " * 30_000,
    "members": "các Sở: " + "Tài chính, " * 90_000,
    "qualifiers": "các đơn vị" + " trên địa bàn huyện" * 50_000,
}


def paragraphs(text: str) -> View:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return View(text, spans)


def said(text: str) -> list[tuple[str, str | None, str]]:
    view = paragraphs(text)
    return [
        (view.folded[mention.start : mention.end], mention.body, mention.kind)
        for mention in find_bodies(view)
    ]


def test_mentions_are_in_order_apart_and_inside_a_paragraph() -> None:
    view = paragraphs(NOTICE)
    found: list[BodyMention] = find_bodies(view)
    assert len(found) == 10
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in view.cased[mention.start : mention.end] for mention in found)


@pytest.mark.parametrize(
    "changed",
    [
        unicodedata.normalize("NFD", NOTICE),
        NOTICE.replace("\n", "\r\n"),
        NOTICE.replace(" ", "\u00a0"),
        NOTICE.replace(" ", "  "),
        NOTICE.replace(" - ", " – "),
        NOTICE.replace("hóa", "hoá").replace("ủy", "uỷ").replace("Thủy", "Thuỷ"),
    ],
    ids=["nfd", "crlf", "no-break", "double blanks", "en dash", "new tone placement"],
)
def test_other_writings_of_the_same_letters_name_the_same_bodies(changed: str) -> None:
    assert said(changed) == said(NOTICE)


def test_a_text_that_lost_its_marks_names_the_same_bodies() -> None:
    stripped = View(NOTICE).bare
    bare_cased = "".join(
        char.upper() if model.isupper() else char
        for char, model in zip(stripped, View(NOTICE).cased, strict=True)
    )
    bodies = {body for _, body, _ in said(NOTICE) if body and "Sơn Hà" not in body and "xã" not in body}
    assert bodies <= {body for _, body, _ in said(bare_cased)}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_megabyte_costs_seconds_not_minutes(text: str) -> None:
    view = View(text)
    find_bodies(View("UBND xã"))
    started = time.process_time()
    find_bodies(view)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "UBND", "các", "Sở", "đồng chí", "Phòng \n Tài chính", "\x00", "UBND,,,"]
)
def test_scraps_do_no_harm(text: str) -> None:
    assert all(mention.end > mention.start for mention in find_bodies(View(text)))


def test_a_head_alone_is_the_only_such_body_of_the_text() -> None:
    one = said("Sở Y tế họp với các trường. Báo cáo gửi về Sở trước ngày 05.")
    two = said("Sở Y tế, Sở Xây dựng họp. Báo cáo gửi về Sở trước ngày 05.")
    assert one[-1] == ("sở", "Sở Y tế", "agency")
    assert two[-1] == ("sở", None, "agency")
