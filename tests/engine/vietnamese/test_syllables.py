"""What is a Vietnamese syllable, and what is let pass."""

import time

import pytest

from dondoc.text.view import View
from dondoc.vietnamese.placement import find_placements
from dondoc.vietnamese.syllables import check, find_suspects

RIGHT = (
    "nghiêng nguyên khuya khuỷu quốc quý quả gì giếng giết gia già giữ uống ươm ước yêu yên ỉa oanh oà oẻ xoong boong "
    "thuở huơ huân luật tuần uỷ ủy hoá hóa loè lòe thuỷ thủy kỹ kĩ lý lí tỷ tỉ sỹ mỹ huyện huỳnh huých khuếch khoắng "
    "ngoằn ngoèo ngoặc ngoáy quạnh quềnh quyết quỵt quỳnh đắc ghế nghề nghĩa gần ngẩng pin ý ỷ a ơ ừ ù"
)


@pytest.mark.parametrize("syllable", RIGHT.split())
def test_a_syllable_is_right(syllable: str) -> None:
    assert check(syllable).reason == "syllable"


@pytest.mark.parametrize(
    ("syllable", "reason", "suggestion"),
    [
        ("Viêt", "tone-with-stop", "viết"),
        ("quyêt", "tone-with-stop", "quyết"),
        ("mật", "syllable", None),
        ("mầt", "tone-with-stop", "mật"),
        ("cac", "unmarked", "các"),
        ("hòan", "misplaced-tone", "hoàn"),
        ("tòan", "misplaced-tone", "toàn"),
        ("gìa", "misplaced-tone", "già"),
        ("qúy", "misplaced-tone", "quý"),
        ("chuỷên", "misplaced-tone", "chuyển"),
        ("nghành", "spelling-rule", "ngành"),
        ("gế", "spelling-rule", "ghế"),
        ("ngề", "spelling-rule", "nghề"),
        ("cế", "spelling-rule", "kế"),
        ("kông", "listed", None),
        ("thuờng", "no-such-syllable", "thường"),
        ("trìng", "no-such-syllable", "trình"),
        ("boà", "no-such-syllable", None),
        ("lyên", "no-such-syllable", None),
    ],
)
def test_a_wrong_syllable_says_why(syllable: str, reason: str, suggestion: str | None) -> None:
    verdict = check(syllable)
    assert verdict.reason == reason
    assert verdict.ok is (reason in ("syllable", "listed"))
    if suggestion:
        assert verdict.suggestions[0] == suggestion


@pytest.mark.parametrize(
    "word",
    ["UBND", "HĐND", "QĐ", "KT-XH", "VNeID", "ĐVTN", "camera", "Facebook", "Đắk", "Lắk", "Pleiku", "Kon", "M'Drắk",
     "Sóc", "Trăng", "IV", "XVI", "H", "Đ", "m²", "Ñ", "container", "bê-tông", "2.500ha", "A4", "https://dia.chi/abc"],
)  # fmt: skip
def test_what_is_not_ours_to_judge_passes(word: str) -> None:
    assert find_suspects(f"Theo {word}, {word};") == []


def test_suspects_are_found_at_their_places() -> None:
    cased = View("Đồng chí Viêt và đồng chí Việt; nghành (Viêt).").cased
    found = [(cased[each.start : each.end], each.start) for each in find_suspects(cased)]
    assert found == [("Viêt", 9), ("nghành", 32), ("Viêt", 40)]


def test_capitals_are_checked_where_they_carry_marks() -> None:
    assert [each.verdict.suggestions[0] for each in find_suspects("THÔNG BÁO KÊT LUẬN")] == ["kết"]


@pytest.mark.parametrize("noise", ["êx", "ệ " * 3, "á́"])
def test_a_megabyte_of_noise_is_quick(noise: str) -> None:
    text = " ".join(f"{noise}{number}ấb{number}q" for number in range(60_000))
    start = time.process_time()
    find_suspects(View(text).cased)
    assert time.process_time() - start < 5


def test_placements_are_told_apart() -> None:
    cased = View("Huyện ủy, Huyện uỷ; hoàn thành, quý, quả, khoáng, HÓA").cased
    found = [(cased[each.start : each.end], each.placement, each.other) for each in find_placements(cased)]
    assert found == [("ủy", "old", "uỷ"), ("uỷ", "new", "ủy"), ("HÓA", "old", "hoá")]
