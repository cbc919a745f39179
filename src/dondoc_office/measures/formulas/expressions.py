"""Formulas over other indicators: read by a small parser of our own, units of measure checked, never evaluated as code.

(HN01 - HN02) / HN01 * 100          codes of indicators, decimals, + - * / and brackets
KT05 / cung_ky(KT05) * 100 - 100    the same period of the year before
KT05 / ke_hoach(KT05) * 100         the plan of the year
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.measures.units_of_measure import NUMBER, Share, UnitOfMeasure, read_unit
from dondoc_office.site.errors import HouseError

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:[.,]\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<sign>[-+*/()]))")
_DEEPEST = 20
_LONGEST = 500


class Of(StrEnum):
    """Which value of an indicator a formula means."""

    VALUE = ""
    YEAR_BEFORE = "cung_ky"
    PLAN = "ke_hoach"


class FormulaNotRead(HouseError):
    """A formula that does not parse, or whose units do not agree; nothing was changed."""

    code = "measure-formula-not-read"
    http_status = 422
    message = Message(
        vi="Công thức chưa dùng được: {why_vi} Chưa lưu gì; hãy sửa rồi gửi lại.",
        en="The formula cannot be used: {why_en} Nothing was saved; correct it and send it again.",
    )

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(why_vi=vi, why_en=en)


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator by its code."""

    code: str
    of: Of = Of.VALUE


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal written in the formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides and what joins them."""

    sign: str
    left: Node
    right: Node


Node = Name | Number | Pair


@dataclass
class _Reader:
    """Reads tokens from left to right; `*` and `/` bind closer than `+` and `-`."""

    text: str
    tokens: list[tuple[str, str]] = field(default_factory=list)
    place: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        at = 0
        while at < len(self.text.rstrip()):
            match = _TOKEN.match(self.text, at)
            if match is None:
                bad = self.text[at:].strip()[:10]
                raise FormulaNotRead(f"không hiểu “{bad}”.", f"“{bad}” is not understood.")
            self.tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
            at = match.end()

    def peek(self) -> str:
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def take(self) -> tuple[str, str]:
        if self.place >= len(self.tokens):
            raise FormulaNotRead("công thức dừng giữa chừng.", "it stops half-way.")
        self.place += 1
        return self.tokens[self.place - 1]

    def sides(self, signs: str, side: Callable[[], Node]) -> Node:
        node = side()
        while self.peek() and self.peek() in signs:
            _, sign = self.take()
            node = Pair(sign, node, side())
        return node

    def sum(self) -> Node:
        return self.sides("+-", self.product)

    def product(self) -> Node:
        return self.sides("*/", self.one)

    def one(self) -> Node:
        kind, word = self.take()
        if kind == "number":
            return Number(Decimal(word.replace(",", ".")))
        if kind == "name":
            return self.name(word)
        if word == "-":
            return Pair("-", Number(Decimal(0)), self.one())
        if word != "(":
            raise FormulaNotRead(f"thừa dấu “{word}”.", f"“{word}” is out of place.")
        return self.bracket()

    def bracket(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise FormulaNotRead("quá nhiều lớp ngoặc.", "too many brackets inside each other.")
        node = self.sum()
        if self.take()[1] != ")":
            raise FormulaNotRead("thiếu dấu đóng ngoặc.", "a closing bracket is missing.")
        self.depth -= 1
        return node

    def name(self, word: str) -> Node:
        if self.peek() != "(":
            return Name(word.upper())
        if word.lower() not in (Of.YEAR_BEFORE, Of.PLAN):
            raise FormulaNotRead(f"không có hàm “{word}”.", f"there is no function “{word}”.")
        self.take()
        kind, code = self.take()
        if kind != "name" or self.take()[1] != ")":
            raise FormulaNotRead(
                f"“{word}” cần đúng một mã chỉ tiêu trong ngoặc.", f"“{word}” takes one code in brackets."
            )
        return Name(code.upper(), Of(word.lower()))


def read_formula(text: str) -> Node:
    """The formula as a tree; FormulaNotRead with the reason where it is none."""
    if not text.strip() or len(text) > _LONGEST:
        raise FormulaNotRead("công thức trống hoặc quá dài.", "it is empty or too long.")
    reader = _Reader(text)
    node = reader.sum()
    if reader.place < len(reader.tokens):
        raise FormulaNotRead(f"thừa “{reader.peek()}”.", f"“{reader.peek()}” is left over.")
    return node


def names(node: Node) -> Iterator[Name]:
    """Every indicator the formula uses, from left to right."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, Pair):
        yield from names(node.left)
        yield from names(node.right)


def computed(
    node: Node,
    value_of: Callable[[Name], Decimal | None],
    unit_of: Mapping[str, UnitOfMeasure],
    result: UnitOfMeasure,
) -> Decimal | None:
    """The value in the unit `result`; None where a part is missing or a divisor is zero.

    Every part is taken in the smallest unit of its kind, so that tỷ and triệu never mix; a share counts as itself
    (`%` stays a number of percent), because people write `* 100` where they want one.
    """

    def base(one: Name) -> Decimal | None:
        value, unit = value_of(one), unit_of[one.code]
        return value if value is None or not unit.powers else value * unit.factor

    found = _value(node, base)
    return found if found is None or not result.powers else found / result.factor


def _value(node: Node, value_of: Callable[[Name], Decimal | None]) -> Decimal | None:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return value_of(node)
    left, right = _value(node.left, value_of), _value(node.right, value_of)
    if left is None or right is None:
        return None
    try:
        return _OPERATIONS[node.sign](left, right)
    except (DivisionByZero, InvalidOperation):
        return None


_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}


def check_units(node: Node, unit_of: Mapping[str, UnitOfMeasure], result: UnitOfMeasure) -> None:
    """FormulaNotRead unless the formula gives what `result` measures."""
    found = _unit(node, unit_of)
    shares = {Share.PERCENT, Share.NONE} if not found.powers and found.share is Share.NONE else {found.share}
    if found.powers != result.powers or result.share not in shares:
        said, wanted = _called(found), _called(result)
        raise FormulaNotRead(
            f"công thức cho ra {said}, còn chỉ tiêu tính bằng {wanted}.",
            f"it gives {said}, but the indicator is measured in {wanted}.",
        )


def _unit(node: Node, unit_of: Mapping[str, UnitOfMeasure]) -> UnitOfMeasure:
    if isinstance(node, Number):
        return NUMBER
    if isinstance(node, Name):
        if node.code not in unit_of:
            raise FormulaNotRead(f"không có chỉ tiêu “{node.code}”.", f"there is no indicator “{node.code}”.")
        return unit_of[node.code]
    left, right = _unit(node.left, unit_of), _unit(node.right, unit_of)
    if node.sign in "*/":
        return left.times(right, 1 if node.sign == "*" else -1)
    return _summed(node, left, right)


def _summed(node: Pair, left: UnitOfMeasure, right: UnitOfMeasure) -> UnitOfMeasure:
    """Only like is added to like; a share minus a share is a number of points."""
    if isinstance(node.left, Number) and node.left.value == 0 and node.sign == "-":
        return right
    if left.powers != right.powers:
        one, other = _called(left), _called(right)
        raise FormulaNotRead(
            f"không cộng, trừ được {one} với {other}.", f"{one} and {other} cannot be added or subtracted."
        )
    if left.powers:
        return left
    both = {left.share, right.share}
    if both == {Share.PERCENT}:
        return read_unit("điểm %") if node.sign == "-" else left
    if both == {Share.PERCENT, Share.POINTS}:
        return read_unit("%")
    return left if left.share is not Share.NONE else right


def _called(unit: UnitOfMeasure) -> str:
    if unit.name:
        return f"“{unit.name}”"
    powers = sorted(unit.powers)
    shown = "/".join(dimension for dimension, _ in powers) if powers else "số không có đơn vị"
    return f"“{shown}”"


def order_of(formulas: Mapping[str, Node]) -> Sequence[str]:
    """Codes so that each comes after those it uses; FormulaNotRead where they go round in a circle."""
    ordered: list[str] = []
    state: dict[str, int] = {}

    def visit(code: str) -> None:
        if state.get(code) == 1:
            raise FormulaNotRead(
                f"công thức của “{code}” dùng chính nó.", f"the formula of “{code}” uses itself."
            )
        if code in formulas and code not in state:
            state[code] = 1
            for name in names(formulas[code]):
                visit(name.code)
            state[code] = 2
            ordered.append(code)

    for code in formulas:
        visit(code)
    return ordered
