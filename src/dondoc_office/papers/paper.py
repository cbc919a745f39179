"""What a paper says, before it is laid out: values only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Align = Literal["left", "center", "right", "justify"]
_POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look (đoạn chữ); `link` leads back to where they came from."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    tip: str = ""


Words: TypeAlias = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the content (đoạn nội dung)."""

    words: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (mục, khoản, điểm); its number is counted when the paper is laid out."""

    words: Words
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table (cột); `width` in millimetres is what it needs."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table (bảng); a row of one cell runs across, the last row may hold totals."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    title: str = ""
    total: tuple[Words, ...] = ()

    @property
    def width(self) -> float:
        return sum(column.width for column in self.columns)


Block: TypeAlias = Paragraph | Heading | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues (tên cơ quan): `issuer` in lines of capitals, `symbol` its abbreviation, `name` in a sentence."""

    issuer: tuple[str, ...]
    symbol: str
    place: str
    name: str
    parent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Authority, post and name of who signs (chữ ký): `("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")`."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with page numbers of its own (phụ lục)."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document (văn bản): what Điều 8 of the decree asks for, and its annexes.

    `number` is blank until the clerk gives it; `dated` is the day it was made, printed with a blank day
    unless `day_given`: number and day are written by hand or by the register when it is signed.
    """

    kind: str
    letterhead: Letterhead
    title: str
    blocks: tuple[Block, ...]
    signature: Signature
    dated: date
    day_given: bool = False
    number: str = ""
    suffix: str = ""
    to: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    annexes: tuple[Annex, ...] = ()

    @property
    def is_letter(self) -> bool:
        return self.kind == "công văn"


@dataclass(frozen=True, slots=True)
class Book:
    """A register to print (quyển sổ): a title, a line below it, whose it is, and one long table."""

    title: str
    subtitle: str
    issuer: str
    table: Table


def plain(words: Words) -> str:
    """The letters alone."""
    return words if isinstance(words, str) else "".join(run.text for run in words)


def runs(words: Words) -> tuple[Run, ...]:
    return (Run(words),) if isinstance(words, str) else words


def ended(words: Words, mark: str) -> Words:
    """The same words with the mark after the last letter; a full stop before it is not doubled."""
    parts = runs(words)
    last = parts[-1]
    text = last.text.rstrip().removesuffix(".") + mark
    return (*parts[:-1], Run(text, last.bold, last.italic, last.link, last.tip))


def roman(number: int) -> str:
    """4 → IV."""
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said, number = said + letters, number - value
    return said


def point(number: int) -> str:
    """The letter of a point (điểm): a, b, c, d, đ, e, g …"""
    return _POINTS[(number - 1) % len(_POINTS)]


def numbered(blocks: Iterable[Block]) -> tuple[tuple[str, Block], ...]:
    """Every block with its number: I. 1. a) counted anew under each heading above."""
    counts = [0, 0, 0]
    found: list[tuple[str, Block]] = []
    for block in blocks:
        if not isinstance(block, Heading):
            found.append(("", block))
            continue
        counts[block.level - 1] += 1
        counts[block.level :] = [0] * (3 - block.level)
        count = counts[block.level - 1]
        number = {1: f"{roman(count)}.", 2: f"{count}.", 3: f"{point(count)})"}[block.level]
        found.append((number, block))
    return tuple(found)
