"""Words with places become lines in the order a person reads them."""

from __future__ import annotations

from dondoc.files.assembly import SOFT_HYPHEN, Page, assembled
from dondoc.files.geometry import Line, Word, line_of, reading_order
from dondoc.files.tables import Rule, tables_of

LETTER = 6.0


def words(text: str, left: float, top: float) -> list[Word]:
    """A line of text set in letters of equal width, ten points high."""
    found: list[Word] = []
    for part in text.split(" "):
        if part:
            found.append(Word(part, left, top, left + LETTER * len(part), top + 10))
        left += LETTER * (len(part) + 1)
    return found


def read(*lines: tuple[str, float, float]) -> list[str]:
    return [line.text for line in reading_order([word for line in lines for word in words(*line)])]


def test_a_heading_of_two_columns_is_read_in_the_order_of_the_decree() -> None:
    assert read(
        ("UBND HUYỆN AN BÌNH", 60, 50),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 50),
        ("VĂN PHÒNG", 80, 65),
        ("Độc lập - Tự do - Hạnh phúc", 280, 65),
        ("Số: 12/TB-VP", 70, 90),
        ("An Bình, ngày 21 tháng 5 năm 2024", 265, 90),
        ("THÔNG BÁO", 220, 130),
        ("Ngày 20/5/2024, Chủ tịch UBND huyện đã chủ trì phiên họp thường kỳ tháng 5", 50, 160),
    ) == [
        "UBND HUYỆN AN BÌNH",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/TB-VP",
        "An Bình, ngày 21 tháng 5 năm 2024",
        "THÔNG BÁO",
        "Ngày 20/5/2024, Chủ tịch UBND huyện đã chủ trì phiên họp thường kỳ tháng 5",
    ]


def test_a_wrapped_name_of_the_state_is_one_line() -> None:
    assert read(
        ("UBND HUYỆN", 60, 50),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 260, 50),
        ("VĂN PHÒNG", 60, 65),
        ("NAM", 340, 65),
    ) == ["UBND HUYỆN", "VĂN PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_recipients_come_before_the_signature_beside_them() -> None:
    assert read(
        ("Yêu cầu các đơn vị nghiêm túc tổ chức thực hiện các nội dung trên đây", 50, 20),
        ("Nơi nhận:", 50, 50),
        ("TL. CHỦ TỊCH", 330, 50),
        ("- Như trên;", 50, 65),
        ("CHÁNH VĂN PHÒNG", 320, 65),
        ("- Lưu: VT.", 50, 80),
        ("Nguyễn Văn An", 330, 120),
    )[1:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Nguyễn Văn An"]


def test_columns_of_different_sizes_do_not_mix_their_lines() -> None:
    left = [*words("Nơi nhận:", 50, 50), *words("- Như trên;", 50, 61), *words("- Lưu: VT.", 50, 72)]
    right = [Word("CHÁNH", 330, 52, 380, 67), Word("VĂN", 390, 52, 420, 67), Word("An", 350, 68, 370, 83)]
    lines = [line.text for line in reading_order(left + right)]
    assert lines == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHÁNH VĂN", "An"]


def test_the_stretched_blanks_of_justified_text_make_no_columns() -> None:
    line = [*words("Giao Phòng Nội vụ", 50, 20), *words("chủ trì thực hiện", 172, 20)]
    assert [one.text for one in reading_order(line)] == ["Giao Phòng Nội vụ chủ trì thực hiện"]


def test_a_number_and_a_day_left_blank_make_no_columns() -> None:
    line = [*words("Số:", 50, 20), *words("/TB-UBND", 130, 20)]
    line += [*words("An Bình, ngày", 290, 20), *words("tháng", 410, 20), *words("năm 2024", 480, 20)]
    assert [one.text for one in reading_order(line)] == ["Số: /TB-UBND", "An Bình, ngày tháng năm 2024"]


def test_three_columns_without_lines_are_a_row_with_tabs() -> None:
    assert read(("1", 50, 20), ("Rà soát quỹ đất", 90, 20), ("Quý III", 300, 20)) == [
        "1\tRà soát quỹ đất\tQuý III"
    ]


def test_a_drawn_table_is_read_row_by_row() -> None:
    upright = [Rule(x, 10, x, 70) for x in (40, 80, 250, 400)]
    level = [Rule(40, y, 400, y) for y in (10, 30, 70)]
    [table] = tables_of(upright + level)
    inside = [
        *words("STT", 45, 15),
        *words("Nội dung", 90, 15),
        *words("Thời hạn", 260, 15),
        *words("1", 45, 40),
    ]
    inside += [*words("Rà soát", 90, 35), *words("quỹ đất", 90, 52)]
    assert [line.text for line in table.read(inside)] == ["STT\tNội dung\tThời hạn", "1\tRà soát quỹ đất"]


def test_a_cell_over_two_rows_is_read_with_the_first() -> None:
    upright = [Rule(x, 10, x, 70) for x in (40, 200, 400)]
    level = [Rule(40, y, 400, y) for y in (10, 70)] + [Rule(40, 40, 200, 40)]
    [table] = tables_of(upright + level)
    inside = [*words("Rà soát", 50, 20), *words("Kiểm tra", 50, 50), *words("Công an huyện", 210, 36)]
    inside += words("An Bình", 210, 48)
    assert [line.text for line in table.read(inside)] == ["Rà soát\tCông an huyện An Bình", "Kiểm tra"]


def test_a_box_and_an_underline_are_no_table() -> None:
    box = [Rule(10, 10, 10, 40), Rule(90, 10, 90, 40), Rule(10, 10, 90, 10), Rule(10, 40, 90, 40)]
    assert tables_of([*box, Rule(10, 80, 200, 80)]) == []


def page(*texts: tuple[str, float]) -> Page:
    return Page([line_of(words(text, 50, top)) for text, top in texts], 800)


def test_page_numbers_and_running_heads_are_removed() -> None:
    text, *_ = assembled(
        [
            page(("UBND huyện An Bình", 100), ("Giao Phòng Nội vụ", 400), ("1", 780)),
            page(("Văn bản số 12, trang 2", 20), ("- 2 -", 40), ("rà soát 15", 400), ("2", 780)),
            page(("Văn bản số 12, trang 3", 20), ("Trang 3/3", 40), ("2024", 400), ("3", 780)),
        ]
    )
    assert text.split() == [
        "UBND",
        "huyện",
        "An",
        "Bình",
        "Giao",
        "Phòng",
        "Nội",
        "vụ",
        "rà",
        "soát",
        "15",
        "2024",
    ]


def test_a_year_alone_at_the_edge_of_a_page_is_no_page_number() -> None:
    first = page(("hoàn thành trong năm", 740), ("2024.", 770))
    text, *_ = assembled([first, page(("Giao Phòng Nội vụ", 30), ("2", 780))])
    assert text.split()[-5:] == ["2024.", "Giao", "Phòng", "Nội", "vụ"]


def test_a_word_broken_by_a_soft_hyphen_is_whole_again() -> None:
    text, *_ = assembled(
        [page((f"kinh t{SOFT_HYPHEN}", 100), ("ế và COVID" + SOFT_HYPHEN, 120), ("19 tại", 140))]
    )
    assert text == "kinh tế và COVID-\n19 tại\n"


def test_unsure_words_are_doubts_where_they_stand() -> None:
    line = Line([Word("trước", 0, 0, 9, 9), Word("15/6", 20, 0, 29, 9, 0.3, "16/6")], ["", " "])
    text, doubts, _ = assembled([Page([line], 100)])
    assert [(doubt.span.of(text), doubt.confidence, doubt.reading) for doubt in doubts] == [
        ("15/6", 0.3, "16/6")
    ]
