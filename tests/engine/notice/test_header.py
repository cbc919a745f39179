"""The heading block as facts, in the many ways it is printed."""

from __future__ import annotations

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.header import date_value, read_addressees, read_header
from dondoc.notice.model import Fact
from dondoc.notice.reader import read_notice

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nNgày 02/3/2026, Chủ tịch UBND xã chủ trì họp.\n1. Giao Văn phòng báo cáo.\n"


def value(fact: Fact[str] | None) -> str | None:
    return fact.value if fact else None


def header(text: str, *fields: str) -> tuple[str | None, ...]:
    read = read_header(read_document(text))
    return tuple(value(getattr(read, field)) for field in fields)


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 07/TB-UBND", "07", "TB-UBND"),
        ("Số:112 /TB-UBND", "112", "TB-UBND"),
        ("Số: /TB-UBND", None, "TB-UBND"),
        ("Số: ...../TB-UBND", None, "TB-UBND"),
        ("Số:        /SNV - VP", None, "SNV-VP"),
        ("Số 35-TB/HU", "35", "TB/HU"),
        ("Số: 4z7 /CT-UBND", None, "CT-UBND"),
        ("Số: 18/UBND-KT", "18", "UBND-KT"),
        ("**Số:** 18/UBND-KT", "18", "UBND-KT"),
    ],
)
def test_number_and_symbol(line: str, number: str | None, symbol: str) -> None:
    text = f"UBND XÃ BA TƠ\n{NATION}{line}\nBa Tơ, ngày 03 tháng 3 năm 2026\nTHÔNG BÁO\nKết luận họp\n{BODY}"
    assert header(text, "number", "symbol") == (number, symbol)


@pytest.mark.parametrize(
    ("day", "month", "year", "read"),
    [
        ("05", "3", "2026", "2026-03-05"),
        ("", "3", "2026", "2026-03"),
        ("...", "...", "2026", "2026"),
        ("2#", "11", "2021", "2021-11"),
        ("31", "02", "2024", "2024-02"),
        ("5", "3", "202", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_sure(day: str, month: str, year: str, read: str | None) -> None:
    assert date_value(day, month, year) == read


@pytest.mark.parametrize(
    ("left", "parent", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ MƯỜNG LẠN", None, "ỦY BAN NHÂN DÂN XÃ MƯỜNG LẠN"),
        ("UBND TỈNH PHÚ LỘC\nVĂN PHÒNG", "UBND TỈNH PHÚ LỘC", "VĂN PHÒNG"),
        (
            "UBND TỈNH PHÚ LỘC\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG",
            "UBND TỈNH PHÚ LỘC",
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        ),
        ("VĂN PHÒNG\nHĐND VÀ UBND HUYỆN X", None, "VĂN PHÒNG HĐND VÀ UBND HUYỆN X"),
        ("ĐẢNG BỘ TỈNH A\nHUYỆN ỦY B", "ĐẢNG BỘ TỈNH A", "HUYỆN ỦY B"),
        ("BAN CHỈ HUY\nPHÒNG CHỐNG THIÊN TAI TỈNH A", None, "BAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI TỈNH A"),
    ],
)
def test_agencies_over_several_lines(left: str, parent: str | None, issuer: str) -> None:
    text = f"{left}\n{NATION}Số: 1/TB-VP\nPhú Lộc, ngày 03 tháng 3 năm 2026\nTHÔNG BÁO\nKết luận họp\n{BODY}"
    assert header(text, "parent_agency", "issuing_agency") == (parent, issuer)


def test_blanks_around_what_was_filled_in_by_hand_are_no_columns() -> None:
    text = (
        "   ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "     PHƯỜNG TÂN LẬP                 Độc lập – Tự do – Hạnh phúc\n"
        "     ––––––––––                     –––––––––––––––––––––––––\n"
        "   Số: 05   /TB-UBND              Tân Lập, ngày 06   tháng 8   năm 2025\n\n"
        f"               THÔNG BÁO\n     Kết luận cuộc họp\n{BODY}"
    )
    assert header(text, "issuing_agency", "number", "symbol", "place", "date") == (
        "ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP",
        "05",
        "TB-UBND",
        "Tân Lập",
        "2025-08-06",
    )


def test_a_motto_that_recognition_broke_leaves_nothing_in_the_agency() -> None:
    text = (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM\nTỈNH PHÚ LỘC Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 9/CT-UBND Phú Lộc, ngày 05 tháng 2 năm 2024\nCHỈ THỊ\nVề việc phòng cháy rừng\n{BODY}"
    )
    assert header(text, "issuing_agency", "symbol") == ("ỦY BAN NHÂN DÂN TỈNH PHÚ LỘC", "CT-UBND")


def test_columns_run_together_by_recognition() -> None:
    text = (
        "ký bởi: UBND 10.02.2024 08:15:02 +07:00\n"
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TINH PHÚ LỌC Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 9 /CT-UBND Phú Lộc, ngày 0! tháng 2 năm 2024\nCHÍ THỊ\nVề việc phòng cháy\nrừng mùa khô\n{BODY}"
    )
    assert header(text, "issuing_agency", "number", "symbol", "place", "date", "doc_type", "title") == (
        "ỦY BAN NHÂN DÂN TINH PHÚ LỌC",
        "9",
        "CT-UBND",
        "Phú Lộc",
        "2024-02",
        "chỉ thị",
        "Về việc phòng cháy rừng mùa khô",
    )


CELLS = [
    "UBND HUYỆN SƠN LẬP VĂN PHÒNG Số: 12/TB-VP",
    f"{NATION.strip()} Sơn Lập, ngày 05 tháng 4 năm 2023".replace("\n", " "),
]


@pytest.mark.parametrize(
    "row", ["\t".join(CELLS), "| **" + "** | **".join(CELLS) + "** |\n| --- | --- |"], ids=["tab", "bars"]
)
def test_a_heading_block_that_was_a_table(row: str) -> None:
    text = f"{row}\nTHÔNG BÁO\nKết luận họp\n{BODY}"
    assert header(text, "parent_agency", "issuing_agency", "number", "symbol", "place", "date") == (
        "UBND HUYỆN SƠN LẬP",
        "VĂN PHÒNG",
        "12",
        "TB-VP",
        "Sơn Lập",
        "2023-04-05",
    )


def test_a_letter_in_a_table_keeps_its_subject() -> None:
    text = f"UBND XÃ A Số: 12/UBND-NV V/v báo cáo biên chế\t{CELLS[1]}\n\tKính gửi: Các phòng.\nUBND xã yêu cầu báo cáo.\n"
    assert header(text, "title", "symbol") == ("V/v báo cáo biên chế", "UBND-NV")


def test_a_letter_has_its_subject_under_the_number() -> None:
    text = (
        "     SỞ Y TẾ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "   TỈNH PHÚ LỘC              Độc lập - Tự do - Hạnh phúc\n\n"
        " Số: 77/SYT-NVY            Phú Lộc, ngày 03 tháng 3 năm 2026\n"
        "V/v tiêm bổ sung vắc xin\n  sởi cho trẻ em\n\n"
        "       Kính gửi:\n          - Các trung tâm y tế;\n          - Bệnh viện tỉnh.\n\n"
        "     Sở Y tế đề nghị các đơn vị báo cáo.\n"
    )
    document = read_document(text)
    assert header(text, "doc_type", "title") == ("công văn", "V/v tiêm bổ sung vắc xin sởi cho trẻ em")
    assert [fact.value for fact in read_addressees(document)] == ["Các trung tâm y tế", "Bệnh viện tỉnh"]


@pytest.mark.parametrize(
    ("title", "person"),
    [
        ("Kết luận của Chủ tịch UBND huyện Tô Thị Vân tại phiên họp", "Tô Thị Vân"),
        ("Kết luận của đồng chí Lò Văn Ín - Phó Bí thư Huyện ủy tại cuộc họp", "Lò Văn Ín"),
        ("Kết luận của Chủ tịch UBND huyện Lý Sơn Đặng Minh Hải tại cuộc họp", "Đặng Minh Hải"),
        ("KẾT LUẬN CỦA PHÓ THỦ TƯỚNG LÝ VĂN HÀ TẠI CUỘC HỌP", "LÝ VĂN HÀ"),
        ("Kết luận của Phó Chủ tịch UBND huyện tại cuộc họp", None),
        ("Về việc treo cờ dịp Tết", None),
    ],
)
def test_who_concluded_stands_in_the_title(title: str, person: str | None) -> None:
    assert header(f"Số: 3/TB-UBND\n\nTHÔNG BÁO\n{title}\n{BODY}", "concluding_person") == (person,)


def test_urgency_and_circulation_are_stamps() -> None:
    text = f"HỎA TỐC\nUBND XÃ A\n{NATION}Số: 3/CĐ-UBND\nXEM XONG TRẢ LẠI\nCÔNG ĐIỆN\nVề bão số 4\n{BODY}"
    assert header(text, "urgency", "circulation", "issuing_agency") == (
        "HỎA TỐC",
        "XEM XONG TRẢ LẠI",
        "UBND XÃ A",
    )


def test_a_text_without_a_heading_block_has_no_header() -> None:
    read = read_header(read_document("Phòng Nội vụ báo cáo kết quả trước ngày 5/4. Số: liệu kèm theo.\n"))
    assert all(getattr(read, field) is None for field in type(read).__slots__)


def test_every_fact_is_tied_to_its_words() -> None:
    text = f"UBND XÃ BA TƠ\n{NATION}Số: 12/TB-UBND\nBa Tơ, ngày 03 tháng 3 năm 2026\nTHÔNG BÁO\nKết luận họp\n{BODY}"
    read = read_header(read_document(text))
    for field in ("issuing_agency", "number", "symbol", "place", "title"):
        fact = getattr(read, field)
        assert fact.span.of(text) == fact.value


def test_whom_a_telegram_is_sent_to_is_no_order() -> None:
    text = (
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 17/CĐ-TTg\nHà Nội, ngày 05 tháng 9 năm 2025\n\nCÔNG ĐIỆN\nVề việc ứng phó bão\n\n"
        "THỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các Bộ: Quốc phòng, Công an;\n- Chủ tịch UBND tỉnh Hoa Mai.\n\n"
        "Thủ tướng Chính phủ yêu cầu:\n1. Bộ Công an bố trí lực lượng hỗ trợ địa phương.\n"
    )
    assert [order.span.of(text) for order in read_notice(text).directives] == [
        "Bộ Công an bố trí lực lượng hỗ trợ địa phương"
    ]


TABLED = (
    "| VĂN PHÒNG QUỐC HỘI ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc  -------------- |\n"
    "| --- | --- |\n| Số: 61/VPQH-TH *V/v chuẩn bị phiên giải trình* | *Hà Nội, ngày 04 tháng 3 năm 2026* |\n"
    "| Kính gửi: | - Bộ Y tế; - Bảo hiểm xã hội Việt Nam. |\n| --- | --- |\n"
    "Xét văn bản của Bộ Y tế, Chủ nhiệm Văn phòng có ý kiến như sau:\n"
    "Bộ Y tế rà soát số liệu khám chữa bệnh, gửi Văn phòng Quốc hội trước ngày 20/3/2026.\n"
    "| *Nơi nhận:* - Như trên; - Các Vụ: TH, PL; - Cổng TTĐT; - Lưu: VT, TH (3). | KT. CHỦ NHIỆM PHÓ CHỦ NHIỆM     Lê Thị Mận |\n"
    "| --- | --- |\n"
)


def test_a_form_set_in_tables_of_markdown() -> None:
    notice = read_notice(TABLED)
    assert header(TABLED, "issuing_agency", "number", "title", "date") == (
        "VĂN PHÒNG QUỐC HỘI",
        "61",
        "V/v chuẩn bị phiên giải trình",
        "2026-03-04",
    )
    assert [fact.value for fact in read_addressees(read_document(TABLED))] == [
        "Bộ Y tế",
        "Bảo hiểm xã hội Việt Nam",
    ]
    assert [party.span.of(TABLED) for order in notice.directives for party in order.leads] == ["Bộ Y tế"]
    assert [fact.value for fact in notice.recipients] == [
        "Như trên",
        "Các Vụ: TH, PL",
        "Cổng TTĐT",
        "Lưu: VT, TH (3)",
    ]
    assert value(notice.signature.capacity) == "PHÓ CHỦ NHIỆM"
    assert value(notice.signature.signer) == "Lê Thị Mận"


BROKEN = (
    "| UBND TỈNH AN LẠC<br>SỞ NÔNG NGHIỆP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc |\n"
    "| --- | --- |\n"
    "| Số: 45/SNN-TL<br>V/v phòng chống hạn | An Lạc, ngày 12 tháng 3 năm 2026 |\n\n"
    "Kính gửi: UBND các xã.\n\nĐề nghị UBND các xã nạo vét kênh trước ngày 20/3/2026.\n\n"
    "| Nơi nhận:<br>- Như trên;<br>- Lưu: VT. | KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br><br>Lê Thị Mận |\n| --- | --- |\n"
)


def test_a_form_whose_cells_of_markdown_have_broken_lines() -> None:
    assert header(BROKEN, "parent_agency", "issuing_agency", "number", "title", "date") == (
        "UBND TỈNH AN LẠC",
        "SỞ NÔNG NGHIỆP",
        "45",
        "V/v phòng chống hạn",
        "2026-03-12",
    )
    notice = read_notice(BROKEN)
    assert [fact.value for fact in notice.recipients] == ["Như trên", "Lưu: VT"]
    assert [value(notice.signature.capacity), value(notice.signature.signer)] == [
        "PHÓ GIÁM ĐỐC",
        "Lê Thị Mận",
    ]
    assert len(notice.directives) == 1


@pytest.mark.parametrize("label", ["Nơi gửi", "**Nơi gửi", "(Người gửi"])
def test_where_a_letter_comes_from_is_no_addressee(label: str) -> None:
    assert read_addressees(read_document(f"UBND XÃ A\n{label}: Phòng Kinh tế\nSố: 45/UBND\n" + BODY)) == ()


def test_an_addressee_runs_over_the_end_of_its_line() -> None:
    text = (
        f"UBND TỈNH X\n{NATION}Số: 8/UBND-VX\nV/v tổng kết năm học\n\n"
        "    Kính gửi: - Sở Giáo dục và Đào tạo,\n              - Các cơ quan chuyên môn giúp việc\n"
        "              Ban Chỉ đạo tỉnh,\n              - Các trường.\n\nThực hiện kế hoạch năm, yêu cầu:\n"
    )
    assert [fact.value for fact in read_addressees(read_document(text))] == [
        "Sở Giáo dục và Đào tạo",
        "Các cơ quan chuyên môn giúp việc Ban Chỉ đạo tỉnh",
        "Các trường",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sở Nội vụ; Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Các phòng, ban chuyên môn; Công an quận", ["Các phòng, ban chuyên môn", "Công an quận"]),
        ("Ông Lê An (Giám đốc; Bí thư chi bộ); Sở Y tế", ["Ông Lê An (Giám đốc; Bí thư chi bộ)", "Sở Y tế"]),
        ("Các phòng, ban thuộc quận", ["Các phòng, ban thuộc quận"]),
    ],
)
def test_a_semicolon_parts_the_addressees_of_a_line(line: str, expected: list[str]) -> None:
    text = f"UBND TỈNH X\n{NATION}Số: 8/UBND-VX\nV/v rà soát biên chế\n\nKính gửi: {line}\n\n{BODY}"
    assert [fact.value for fact in read_addressees(read_document(text))] == expected


def test_the_body_may_follow_whom_a_letter_is_sent_to_at_once() -> None:
    text = (
        f"UBND TỈNH X\n{NATION}Số: 9/UBND-NN\nV/v kiểm kê rừng\nKính gửi: Giám đốc Sở Nông nghiệp và Môi trường\n"
        "Ngày 03/3/2026, Chủ tịch UBND tỉnh có ý kiến như sau:\nGiao Sở Nông nghiệp và Môi trường kiểm kê rừng.\n"
    )
    assert [fact.value for fact in read_addressees(read_document(text))] == [
        "Giám đốc Sở Nông nghiệp và Môi trường"
    ]
    assert len(read_notice(text).directives) == 1


def test_the_number_of_another_document_in_a_title_is_not_cut() -> None:
    text = (
        f"UBND XÃ X\n{NATION}Số: 9/UBND-VP\nV/v thực hiện Chương trình hành động\nsố 41-CTr/TU ngày 02/3/2026\n"
        "\nKính gửi: Các thôn.\n\nThực hiện chương trình nêu trên.\n"
    )
    assert header(text, "title") == ("V/v thực hiện Chương trình hành động số 41-CTr/TU ngày 02/3/2026",)


def test_a_heading_that_recognition_damaged() -> None:
    text = (
        "BO XÂY DỰNG CONG HOA XÃ HỘI CHỦ NGH. TNAM\nTỎNG CỤC THUÊ Độc lập — Tự do — Hạnh phúc\n"
        "Số: 37/TCT-KK Hà Nội, ngày 05 tháng 2 năm 2024\nV/v kê khai\n\nKith gửi: Các Cục Thuế.\n\n"
        "Thực hiện kế hoạch năm, đề nghị Cục Thuế rà soát hồ sơ.\n\nNot nhận: \n- Như trên;\n- Lưu: VT.\n"
    )
    document = read_document(text)
    read = read_header(document)
    assert (value(read.issuing_agency), value(read.parent_agency)) == ("TỔNG CỤC THUẾ", "BỘ XÂY DỰNG")
    assert read.issuing_agency is not None
    assert read.issuing_agency.span.of(text) == "TỎNG CỤC THUÊ"
    assert [fact.value for fact in read_addressees(document)] == ["Các Cục Thuế"]
    assert [fact.value for fact in read_notice(text).recipients] == ["Như trên", "Lưu: VT"]


def test_a_long_title_in_a_row_of_the_form_is_still_the_heading() -> None:
    long = "V/v cung cấp số liệu phục vụ việc giám sát thực hiện chính sách bảo hiểm y tế học sinh, sinh viên năm học mới"
    text = TABLED.replace("V/v chuẩn bị phiên giải trình", long).replace(
        "| Kính gửi: | - Bộ Y tế; - ", "Kính gửi: "
    )
    assert header(text, "number", "title", "date") == ("61", long, "2026-03-04")
