"""Numbers in figures, words and Roman numerals."""

from decimal import Decimal

import pytest

from dondoc.vietnamese.numbers import parse_figure, parse_roman, parse_words


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3,05", "3.05"), ("101,2", "101.2"), ("1.234,5", "1234.5"), ("09", "9"), ("2.500", "2500"),
        ("1.234.567", "1234567"), ("1,234,567.8", "1234567.8"), ("12.5", "12.5"), ("0,5", "0.5"),
    ],
)  # fmt: skip
def test_a_figure_keeps_its_decimals(written: str, value: str) -> None:
    assert parse_figure(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "1.2.3", "1,2,3", "a", "1.", ",5", "--1"])
def test_what_is_no_figure_has_no_value(written: str) -> None:
    assert parse_figure(written) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười bảy", 17), ("một trăm lẻ một", 101), ("hai mươi lăm", 25), ("ba mươi mốt", 31), ("mười", 10),
        ("hai mươi tư", 24), ("một trăm hai mươi", 120), ("năm trăm rưỡi", 550), ("một nghìn lẻ năm", 1005),
        ("hai nghìn không trăm hai mươi ba", 2023), ("hai nghìn năm trăm tỷ", 2_500_000_000_000),
        ("một tỷ hai trăm triệu", 1_200_000_000), ("ba triệu rưỡi", 3_500_000), ("nam muoi tam", 58),
        ("ba phẩy không năm triệu", 3_050_000), ("không", 0),
    ],
)  # fmt: skip
def test_words_count(words: str, value: int) -> None:
    assert parse_words(words) == value


def test_a_fraction_in_words_is_a_decimal() -> None:
    assert parse_words("ba phẩy không năm") == Decimal("3.05")
    assert parse_words("mười hai phẩy hai mươi lăm") == Decimal("12.25")


@pytest.mark.parametrize(
    "words", ["", "trăm", "tỷ", "mười mười", "xã", "lẻ", "một lẻ", "phẩy", "hai phẩy xã"]
)
def test_what_counts_nothing_has_no_value(words: str) -> None:
    assert parse_words(words) is None


@pytest.mark.parametrize(("written", "value"), [("XVI", 16), ("iv", 4), ("MCMXC", 1990), ("xl", 40)])
def test_roman_numerals(written: str, value: int) -> None:
    assert parse_roman(written) == value


@pytest.mark.parametrize("written", ["", "IIII", "VX", "HĐND", "ic"])
def test_no_roman_numeral(written: str) -> None:
    assert parse_roman(written) is None
