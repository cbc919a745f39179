"""The same orders from a text that was badly converted, and no harm from any text."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.noise import measure_noise
from dondoc.notice.reader import read_notice
from dondoc.text.folding import bare, fold_nfc

NOTICE = """ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN
Số: 15/TB-UBND
Bình Sơn, ngày 05 tháng 5 năm 2023

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban

Ngày 04/5/2023, Chủ tịch UBND huyện chủ trì họp giao ban. Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND huyện kết luận như sau:
1. Giao Phòng Nội vụ chủ trì, phối hợp với Công an huyện rà soát biên chế, báo cáo UBND huyện trước ngày 20/5/2023.
2. Phòng Tư pháp
- Tổ chức hội thi tuyên truyền viên trong quý III/2023.
- Tham mưu UBND huyện quy chế thi; hoàn thành trước ngày 30/6/2023.
3. Yêu cầu các phòng chuyên môn thực hiện nghiêm giờ giấc làm việc, gửi lịch công tác về Văn phòng vào thứ Sáu hằng tuần.
Trên đây là kết luận của Chủ tịch UBND huyện, yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.

Nơi nhận:
- Lưu: VT.
"""


def facts(text: str) -> list[tuple[str, list[str], str | None]]:
    """What matters of every order, spelled alike."""
    return [
        (
            " ".join(unicodedata.normalize("NFC", order.span.of(text)).split())[:24],
            [" ".join(unicodedata.normalize("NFC", lead.span.of(text)).split()) for lead in order.leads],
            order.deadline.value if order.deadline else None,
        )
        for order in read_notice(text).directives
    ]


HARMLESS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  ").replace("  -  ", " - "),
    "en dashes as bullets": lambda text: text.replace("\n- ", "\n– "),
    "old tone placement": lambda text: text.replace("uỷ", "ủy").replace("hoà", "hòa"),
    "new tone placement": lambda text: text.replace("ủy", "uỷ").replace("òa", "oà"),
    "lines of their own": lambda text: text.replace("\n", "\n\n"),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_change_keeps_every_order(change: Callable[[str], str]) -> None:
    assert facts(change(NOTICE)) == facts(NOTICE)


def test_orders_are_found_without_marks() -> None:
    found = facts(bare(NOTICE))
    assert [(leads, due) for _, leads, due in found] == [
        ([bare(lead) for lead in leads], due) for _, leads, due in facts(NOTICE)
    ]


def test_wrong_marks_in_long_words_are_forgiven() -> None:
    worn = (
        NOTICE.replace("Yêu cầu", "Yêu câu").replace("phối hợp", "phôi hợp").replace("Tham mưu", "Tham mựu")
    )
    assert [(leads, due) for _, leads, due in facts(worn)] == [
        (leads, due) for _, leads, due in facts(NOTICE)
    ]


NOISE = {
    Noise.CLEAN: "yêu cầu phối hợp triển khai thực hiện kế hoạch",
    Noise.NOISY: "yêu câu phối hợp triển khai thực hiện kế hoạch",
    Noise.BARE: "yeu cau phoi hop trien khai thuc hien ke hoach",
}


@pytest.mark.parametrize(("noise", "text"), NOISE.items())
def test_noise_is_measured_by_frequent_words(noise: Noise, text: str) -> None:
    folded = fold_nfc(text)
    assert measure_noise(folded, bare(folded)) is noise


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("giaoyêu cầuSởTàichính,.;:()\n-12/“ đồngthời"), max_size=400))
def test_any_text_gives_spans_of_its_own(text: str) -> None:
    notice = read_notice(f"THÔNG BÁO\nKết luận như sau:\n{text}")
    for order in notice.directives:
        assert 0 <= order.span.start < order.span.end <= len(notice.text)
        assert all(order.span.overlaps(party.span) for party in order.coordinating + order.report_to)


HOSTILE = (
    "giao ",
    "báo cáo ",
    "(giao ",
    "Giao Sở A, ",
    "phối hợp với các sở, ",
    "trước ngày 30/5, ",
    "Sở A: ",
    "; ",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_cost_grows_with_length_and_no_faster(unit: str) -> None:
    """Ten times the text may cost twenty times, never a hundred."""
    small, large = (_cost(unit * (size // len(unit))) for size in (10_000, 100_000))
    assert large < 20 * small + 0.2


def _cost(body: str) -> float:
    started = time.process_time()
    read_notice(f"THÔNG BÁO\nKết luận như sau:\n1. {body}")
    return time.process_time() - started
