"""Who signed and by what right."""

from __future__ import annotations

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.model import Signature
from dondoc.notice.recipients import read_recipients
from dondoc.notice.signature import read_signature

BODY = "1. Giao Văn phòng theo dõi.\nTrên đây là kết luận, các đơn vị thực hiện./.\n\n"
LIST = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"


def said(signature: Signature) -> tuple[str | None, str | None, str | None]:
    facts = (signature.authority, signature.capacity, signature.signer)
    return tuple(fact.value if fact else None for fact in facts)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nVi Văn Nọi", ("TM", "CHỦ TỊCH", "Vi Văn Nọi")),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nBế Thị Mai", ("KT", "PHÓ CHỦ TỊCH", "Bế Thị Mai")),
        ("**TL.CHỦ TỊCH\nCHÁNH VĂN PHÒNG**\n\nĐoàn Hải", ("TL", "CHÁNH VĂN PHÒNG", "Đoàn Hải")),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nThS. Cao Thị Én", ("TUQ", "TRƯỞNG PHÒNG", "Cao Thị Én")),
        (
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nHồ Đắc Tín",
            ("TL", "PHÓ CHÁNH VĂN PHÒNG", "Hồ Đắc Tín"),
        ),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHồ Đắc Tín", ("TM", "PHÓ CHỦ TỊCH", "Hồ Đắc Tín")),
        ("CHÁNH VĂN PHÒNG\n\nLường Văn Pản", (None, "CHÁNH VĂN PHÒNG", "Lường Văn Pản")),
        ("TRƯỞNG CÔNG AN\nThượng tá Kiều Anh Vũ", (None, "TRƯỞNG CÔNG AN", "Kiều Anh Vũ")),
        (
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nTHƯỜNG TRỰC\nMai Thị Lụa",
            ("KT", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "Mai Thị Lụa"),
        ),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLò Thị Xoan", ("TM", "PHÓ BÍ THƯ", "Lò Thị Xoan")),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTạ Đức Lộc", ("KT", "PHÓ CHỦ NHIỆM", "Tạ Đức Lộc")),
        ("Q. CHỦ TỊCH\n\nTrang A Páo", ("Q", "CHỦ TỊCH", "Trang A Páo")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nTrương Văn Lịch", ("TL", "CHÁNH VĂN PHÒNG", "Trương Văn Lịch")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nH'Linh Niê", ("TL", "CHÁNH VĂN PHÒNG", "H'Linh Niê")),
    ],
)
def test_a_signature_under_or_above_the_recipients(block: str, expected: tuple[str | None, ...]) -> None:
    assert said(read_signature(read_document(f"{BODY}{LIST}{block}\n"))) == expected
    assert said(read_signature(read_document(f"{BODY}{block}\n\n{LIST}"))) == expected


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("PHO CHU TỊCH", "PHÓ CHỦ TỊCH"),
        ("PHO CHANH VAN PHONG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("PHÓ CHỦ NHIÊM", "PHÓ CHỦ NHIỆM"),
    ],
)
def test_a_post_that_lost_its_marks_is_known(printed: str, right: str) -> None:
    text = f"{BODY}{LIST}KT. CHỦ TỊCH\n{printed}\n\nBế Thị Mai\n"
    capacity = read_signature(read_document(text)).capacity
    assert capacity is not None
    assert (capacity.value, capacity.span.of(text)) == (right, printed)


def test_two_steps_are_kept_apart() -> None:
    block = "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nHồ Đắc Tín\n"
    signature = read_signature(read_document(BODY + LIST + block))
    assert [step.authority and step.authority.value for step in signature.steps] == ["TL", "KT"]
    assert signature.on_behalf_of and signature.on_behalf_of.value == "CHỦ TỊCH"


BESIDE = """1. Giao Văn phòng theo dõi.
Trên đây là kết luận, các đơn vị thực hiện./.
Nơi nhận:                                        KT. GIÁM ĐỐC
- Các phòng: Kế hoạch, Tài chính,                PHÓ GIÁM ĐỐC
  Thanh tra Sở;
- Lưu: VT.
                                                 Phan Thị Sen
"""


def test_a_signature_beside_the_recipients() -> None:
    document = read_document(BESIDE)
    assert said(read_signature(document)) == ("KT", "PHÓ GIÁM ĐỐC", "Phan Thị Sen")
    assert [fact.value for fact in read_recipients(document)] == [
        "Các phòng: Kế hoạch, Tài chính, Thanh tra Sở",
        "Lưu: VT",
    ]


def test_a_signature_that_lost_its_gap() -> None:
    text = f"{BODY}Nơi nhận: KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n- Lưu: VT, NC. Đỗ Văn Lực\n"
    document = read_document(text)
    assert said(read_signature(document)) == ("KT", "PHÓ CHỦ TỊCH", "Đỗ Văn Lực")
    assert read_recipients(document)[0].value == "Như trên"


@pytest.mark.parametrize(
    "row",
    [
        "Nơi nhận: - TT Huyện ủy; - Các phòng; - Lưu: VT.\tTL. CHỦ TỊCH CHÁNH VĂN PHÒNG Vi Văn Nọi",
        "| ***Nơi nhận:*** - TT Huyện ủy; - Các phòng; - Lưu: VT. | **TL. CHỦ TỊCH** **CHÁNH VĂN PHÒNG** **Vi Văn Nọi** |",
    ],
    ids=["tab", "bars"],
)
def test_an_end_that_was_a_table(row: str) -> None:
    document = read_document(f"{BODY}{row}\n")
    assert said(read_signature(document)) == ("TL", "CHÁNH VĂN PHÒNG", "Vi Văn Nọi")
    assert [fact.value for fact in read_recipients(document)] == ["TT Huyện ủy", "Các phòng", "Lưu: VT"]


def test_recipients_keep_their_words_and_lose_their_signs() -> None:
    text = (
        BODY
        + "Nơi nhận:\n- TT Tỉnh ủy (b/c);\n- UBND các xã,\n  phường;\n- Lưu: VT, TH (02b).\nCHỦ TỊCH\nVi Văn Nọi\n"
    )
    recipients = read_recipients(read_document(text))
    assert [fact.value for fact in recipients] == [
        "TT Tỉnh ủy (b/c)",
        "UBND các xã, phường",
        "Lưu: VT, TH (02b)",
    ]
    assert recipients[0].span.of(text) == "TT Tỉnh ủy (b/c)"


def test_a_leader_among_the_recipients_does_not_sign() -> None:
    text = BODY + "Nơi nhận:\n- CHỦ TỊCH, CÁC PCT UBND XÃ;\n- LƯU: VT.\nCHÁNH VĂN PHÒNG\nVi Văn Nọi\n"
    assert said(read_signature(read_document(text))) == (None, "CHÁNH VĂN PHÒNG", "Vi Văn Nọi")


def test_a_text_without_an_end_has_no_signature() -> None:
    assert (
        read_signature(read_document("Giao Phòng Nội vụ. Chủ tịch UBND xã yêu cầu thực hiện.\n"))
        == Signature()
    )
