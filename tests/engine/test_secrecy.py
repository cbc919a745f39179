"""A mark of secrecy is refused wherever it is stamped; the word inside a sentence is not."""

from __future__ import annotations

import unicodedata

import pytest

from dondoc.notice.secrecy import SecretDocumentError, refuse_secret, secrecy_mark

HEAD = "UBND HUYỆN AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{}\nTHÔNG BÁO\nKết luận phiên họp tháng 5."


@pytest.mark.parametrize(
    ("stamp", "degree"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("M Ậ T", "MẬT"),
        ("T Ố I   M Ậ T", "TỐI MẬT"),
        ("**MẬT**", "MẬT"),
        ("[TUYỆT MẬT]", "TUYỆT MẬT"),
        ("| MẬT |", "MẬT"),
        ("Mật", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("ĐỘ MẬT: TỐI MẬT", "TỐI MẬT"),
        ("MẬT\tSố: 05/TB-UBND", "MẬT"),
        ("Số: 05/TB-UBND          MẬT", "MẬT"),
        ("TOI MAT", "TỐI MẬT"),
        ("M\u200bẬT", "MẬT"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_stamped_document_is_refused(stamp: str, degree: str, form: str) -> None:
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", HEAD.format(stamp))
    found = secrecy_mark(text)
    assert found is not None
    span, seen = found
    assert seen == degree
    assert span.of(text).strip() in text
    with pytest.raises(SecretDocumentError) as raised:
        refuse_secret(text)
    assert degree in raised.value.said.vi
    assert degree in raised.value.said.en


@pytest.mark.parametrize(
    "line",
    [
        "Mật độ dân số của xã là 512 người/km2",
        "bảo mật",
        "BẢO MẬT",
        "mật khẩu",
        "MẬT KHẨU",
        "mật",
        "TÀI LIỆU KHÔNG MẬT",
        "Danh mục tài liệu mật",
        "BÍ MẬT NHÀ NƯỚC",
        "HỎA TỐC",
        "- Rà soát danh mục bí mật nhà nước độ Mật;",
        "MẶT BẰNG",
        "Mát",
        "M",
        "",
    ],
)
def test_the_word_alone_makes_no_secret(line: str) -> None:
    assert secrecy_mark(HEAD.format(line)) is None


def test_a_mark_far_below_the_heading_is_not_the_mark_of_this_document() -> None:
    assert secrecy_mark("Nội dung.\n" * 60 + "MẬT\n") is None


def test_a_hostile_megabyte_is_quick() -> None:
    assert secrecy_mark(" " * 1_000_000 + "\n" + "M " * 500_000) is None
