"""What the linter says, printed for people: the words underlined, why, and the fix."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from dondoc.lint.rule import Rule
from dondoc.notice.model import Problem
from dondoc.text.spans import Span

_LINE_END = re.compile(r"\r\n?|\n")
WIDTH = 100  # columns of the text shown around the words
_NOTE = {"vi": ("căn cứ", "sửa thành", "bỏ"), "en": ("basis", "change to", "remove")}
_SEVERITIES = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}


class Lines:
    """Where the lines of a text begin, and what a span looks like on its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1; the column counts what a reader sees as one letter."""
        number, column = self.point(offset)
        before = self.text[offset - column + 1 : offset]
        return number, sum(not unicodedata.combining(char) for char in before) + 1

    def point(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1; the column counts code points."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def line(self, number: int) -> Span:
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        start = self._starts[number - 1]
        return Span(start, max(start, start + len(self.text[start:end].rstrip("\r\n"))))


def as_text(problems: Iterable[Problem], text: str, name: str, language: str = "vi") -> str:
    """One block a problem: `file:line:column: CODE severity: message`, the words, why, the fix."""
    lines = Lines(text)
    return "\n".join(line for problem in problems for line in _block(problem, lines, name, language))


def _block(problem: Problem, lines: Lines, name: str, language: str) -> Iterator[str]:
    basis, change, remove = _NOTE[language]
    first = problem.spans[0]
    number, column = lines.place(first.start)
    severity = _SEVERITIES[language][problem.severity]
    yield f"{name}:{number}:{column}: {problem.code} {severity}: {problem.message.in_language(language)}"
    if len(first):
        yield from _shown(problem.spans, lines, number)
    if problem.basis:
        yield f"      = {basis}: {problem.basis}"
    if problem.fix:
        replacement = problem.fix[0].replacement
        yield f"      = {change}: {replacement}" if replacement.strip() else f"      = {remove}"


def _shown(spans: tuple[Span, ...], lines: Lines, number: int) -> Iterator[str]:
    whole = lines.line(number)
    first = spans[0]
    start = whole.start if first.end - whole.start < WIDTH - 10 else max(whole.start, first.start - 30)
    end = min(whole.end, start + WIDTH)
    shown = lines.text[start:end]
    head, tail = "…" if start > whole.start else "", "…" if end < whole.end else ""
    yield f"{number:>5} | {head}{_flat(shown)}{tail}"
    marks = [" "] * (columns(shown) + 1)
    for span in spans:
        if span.start < end and start < span.end:
            left = columns(lines.text[start : max(start, span.start)])
            right = columns(lines.text[start : min(end, span.end)])
            marks[left : max(left + 1, right)] = "^" * max(1, right - left)
    yield f"      | {' ' * len(head)}{''.join(marks).rstrip()}"


def _flat(shown: str) -> str:
    return "".join(" " if char.isspace() else char for char in shown if char.isprintable() or char.isspace())


def columns(words: str) -> int:
    """How many columns of a terminal the words take: marks none, East Asian wide letters two."""
    width = 0
    for char in words:
        if unicodedata.combining(char) or not (char.isprintable() or char.isspace()):
            continue
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


def explain(rule: Rule, language: str = "vi") -> str:
    """The manual page of a rule as plain text."""
    severity = _SEVERITIES[language][rule.severity]
    basis = _NOTE[language][0]
    parts = [f"{rule.code} {rule.name} ({severity})", rule.manual]
    for wrong, right in rule.wrong.items():
        parts.append("✗ {}\n✓ {}".format(*shown_example(wrong, right)))
    if rule.basis:
        parts.append(f"{basis[0].upper()}{basis[1:]}: {rule.basis}")
    if rule.fixable:
        parts.append("Có thể tự sửa (--fix)." if language == "vi" else "Can be fixed with --fix.")
    return "\n\n".join(parts)


def shown_example(wrong: str, right: str) -> tuple[str, str]:
    """The lines of an example that hold the marked words; whole examples where none are marked."""
    wrong_lines, right_lines = wrong.split("\n"), right.split("\n")
    at = next((index for index, line in enumerate(wrong_lines) if "«" in line), None)
    if at is None:
        return wrong, right
    return wrong_lines[at], right_lines[min(at, len(right_lines) - 1)]
