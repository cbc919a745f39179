"""What a document is made of: paragraphs, markers, zones, columns."""

from __future__ import annotations

from dondoc.notice.document import Document, read_document

PLAIN = """UBND HUYỆN TAM ĐỨC    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG                    Độc lập - Tự do - Hạnh phúc

Số: 45/TB-VP                 Tam Đức, ngày 09 tháng 5 năm 2024

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND huyện Lý Văn Bình
tại buổi làm việc về thu gom rác thải

Ngày 06/5/2024, Phó Chủ tịch UBND huyện Lý Văn Bình chủ trì buổi làm việc. Sau khi
nghe báo cáo, Phó Chủ tịch UBND huyện kết luận như sau:
1. Phòng Tài nguyên và Môi trường:
- Rà soát các điểm tập kết rác trên địa bàn, lập danh sách
gửi UBND huyện trước ngày 20/5/2024;
- Tham mưu cho UBND huyện ban hành kế hoạch phát triển kinh tế
- xã hội gắn với bảo vệ môi trường.
2
2. Giao UBND các xã kiểm tra việc đốt rác ven đường, báo cáo kết quả trong
tháng 5.
Trên đây là kết luận của Phó Chủ tịch UBND huyện, yêu cầu các đơn vị thực hiện./.

Nơi nhận:                                     KT. CHÁNH VĂN PHÒNG
- Như trên;                                   PHÓ CHÁNH VĂN PHÒNG
- Lưu: VT.

                                              Trịnh Thu Hà
"""


def paragraphs(document: Document, *zones: str) -> list[str]:
    return [document.cased(paragraph) for paragraph in document.paragraphs if paragraph.zone in zones]


def test_columns_of_the_heading_block_are_read_apart() -> None:
    assert paragraphs(read_document(PLAIN), "heading") == [
        "UBND HUYỆN TAM ĐỨC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "VĂN PHÒNG",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 45/TB-VP",
        "Tam Đức, ngày 09 tháng 5 năm 2024",
        "THÔNG BÁO",
        "Kết luận của Phó Chủ tịch UBND huyện Lý Văn Bình",
        "tại buổi làm việc về thu gom rác thải",
    ]


def test_wrapped_lines_are_joined_and_markers_taken_off() -> None:
    document = read_document(PLAIN)
    assert [(p.marker, p.level, p.heading) for p in document.of("body")] == [
        ("1.", 1, True),
        ("-", 2, False),
        ("-", 2, False),
        ("2.", 1, False),
    ]
    assert paragraphs(document, "body")[1:] == [
        "Rà soát các điểm tập kết rác trên địa bàn, lập danh sách gửi UBND huyện trước ngày 20/5/2024;",
        "Tham mưu cho UBND huyện ban hành kế hoạch phát triển kinh tế - xã hội gắn với bảo vệ môi trường.",
        "Giao UBND các xã kiểm tra việc đốt rác ven đường, báo cáo kết quả trong tháng 5.",
    ]


def test_a_dash_that_goes_on_with_a_sentence_is_no_bullet() -> None:
    text = (
        "Ngày 04/8/2025, tại hội trường, UBND phường tổ chức hội nghị. Đồng chí Lò Thị Na\n"
        "– Chủ tịch UBND phường chủ trì, nêu rõ các việc phải làm trong tháng tới của\n"
        "từng đơn vị, yêu cầu rà soát các nội dung còn chậm và báo cáo cụ thể từng việc.\n"
        "- Văn phòng theo dõi, tổng hợp đầy đủ kết quả thực hiện của tất cả các đơn vị\n"
        "- Phòng Kinh tế kiểm tra.\n"
    )
    assert [paragraph.marker for paragraph in read_document(text).paragraphs] == ["", "-", "-"]


def test_signature_beside_the_recipients() -> None:
    document = read_document(PLAIN)
    assert paragraphs(document, "recipients") == ["Nơi nhận:", "Như trên;", "Lưu: VT."]
    assert paragraphs(document, "signature") == ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Trịnh Thu Hà"]


def test_preamble_ends_with_the_lead_in_and_the_formula_closes() -> None:
    document = read_document(PLAIN)
    assert [document.cased(p)[:13] for p in document.of("preamble")] == ["Ngày 06/5/202"]
    assert [document.cased(p)[:13] for p in document.of("closing")] == ["Trên đây là k"]


def test_items_stand_under_their_heading() -> None:
    document = read_document(PLAIN)
    heading, *items = list(document.of("body"))[:3]
    assert [item.parent for item in items] == [heading.index, heading.index]


def test_a_paragraph_knows_where_it_stands_in_the_original() -> None:
    document = read_document(PLAIN)
    for paragraph in document.paragraphs:
        span = document.span(paragraph)
        assert " ".join(span.of(PLAIN).split())[:20] == document.cased(paragraph)[:20]


def test_an_empty_text_has_no_paragraphs() -> None:
    assert read_document("").paragraphs == ()
    assert read_document(" \n\n\t\n").paragraphs == ()


def test_stars_of_markdown_are_no_words() -> None:
    text = "1. **Phòng Nội vụ** chủ trì, báo cáo *trước ngày 15/8*.\n2. (*Giao Công an xã phối hợp*);\n"
    document = read_document(text)
    assert paragraphs(document, "body") == [
        "Phòng Nội vụ chủ trì, báo cáo trước ngày 15/8 .",
        "( Giao Công an xã phối hợp );",
    ]
    first = next(document.of("body"))
    assert document.view.origin(first.start, first.start + 12).of(text) == "Phòng Nội vụ"
