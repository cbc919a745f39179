"""Texts that break bad patterns: one short thing, over and over. Used by the benchmark and the tests."""

from __future__ import annotations

SHAPES: dict[str, str] = {
    # one sign
    "digits": "1", "opening brackets": "(", "closing brackets": ")", "spaces": " ", "tabs": "\t",
    "line ends": "\n", "commas": ",", "semicolons": ";", "quotes": '"', "stars": "*", "underscores": "_",
    "slashes": "/", "en dashes": "–", "ellipses": "…", "one letter": "a", "one capital": "Đ",
    "one marked letter": "ă", "no-break spaces": "\u00a0", "zero-width spaces": "\u200b",
    "soft hyphens": "\u00ad", "combining marks": "\u0301", "emoji": "😀", "another script": "中",
    # one sign and a blank, or two signs
    "dots and digits": "1.", "sentence ends": ". ", "dashes": "- ", "comma blank": ", ", "semicolon blank": "; ",
    "colons": ": ", "hashes": "# ", "bars": "| a ", "hyphened": "a-", "dotted lines": "......... ",
    # letters with marks of their own
    "decomposed": "e\u0302\u0301 ", "accents on one letter": "a\u0301",
    # words that decide
    "trigger": "giao ", "trigger and colon": "Giao: ", "trigger in brackets": "(giao ", "asking": "Yêu cầu ",
    "also": "Đồng thời ", "leading": "chủ trì, phối hợp với ", "and": "và ", "and, comma": "và, ",
    "or": "hoặc ", "before": "trước ", "quarter": "quý ", "month": "tháng ", "comrade": "đồng chí ",
    "shortcoming": "Còn hạn chế, chưa đạt; ", "secret": "MẬT ", "slip": "trương trình ",
    # names, days, figures
    "agencies": "Phòng Tài chính, ", "agencies unparted": "Giao Sở Nội vụ ", "places": "xã A, xã B, thị trấn C, ",
    "group": "UBND các xã, thị trấn ", "people's committee": "ỦY BAN NHÂN DÂN\n", "abbreviation": "UBND ",
    "persons": "Nguyễn Văn ", "capitals": "A", "days": "ngày 1/1/", "deadlines": "trước ngày 15/3/2024, ",
    "quarters": "quý I/2024, ", "hours": "10 giờ ", "shares": "đạt 12,5% kế hoạch, ",
    "figures": "12.500 ", "money": "1.234.567 đồng ", "sums": "tổng số 10, trong đó 3, 4, ",
    "citations": "theo Quyết định số 1/QĐ-UBND ngày 1/1/2024 ",
    # lines, items, tables, ends
    "items": "1. a\n", "items in items": "1.1.1. ", "letters": "a) ", "roman items": "I. ",
    "bullets": "- Giao Phòng Nội vụ báo cáo.\n", "bold": "**a** ", "columns": "a\tb\tc\n", "cells": "a\tb\tc",
    "table": "| STT | Nội dung | Đơn vị |\n", "windows lines": "a\r\n", "tags": "<p>",
    "recipients": "\nNơi nhận:\n- Như trên;", "signatures": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n", "quoted": "“a” ",
    "other language": "the quick brown fox ",
    # whole orders, with and without an end
    "orders": "Giao Phòng Tài chính chủ trì, phối hợp với các phòng, ban báo cáo UBND huyện trước ngày 15/3/2024. ",
    "orders without end": "Giao Phòng Tài chính chủ trì, báo cáo UBND huyện trước ngày 15/3/2024\n",
    "orders in one sentence": "giao Phòng Tài chính chủ trì, báo cáo UBND huyện trước ngày 15/3/2024; ",
}  # fmt: skip

# Made of orders, items or rows with something in each: the work they ask for is real. ("asking": the reader
# takes every "Yêu cầu" with a verb behind it for an order, and that verb may be the next "Yêu cầu".)
DENSE = frozenset(
    (
        "agencies unparted", "asking", "bold", "bullets", "columns", "items", "orders", "orders without end",
        "orders in one sentence", "people's committee", "roman items", "signatures", "table",
    )
)  # fmt: skip


def hostile(shape: str, size: int) -> str:
    """So many bytes (UTF-8) of a shape."""
    text = SHAPES[shape]
    return text * (size // len(text.encode()))
