"""The problems of many files as SARIF 2.1.0, for editors and services that read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote

from dondoc.lint.rendering import Lines
from dondoc.lint.rule import Rule
from dondoc.notice.model import Problem
from dondoc.text.spans import Span

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in one file."""

    name: str
    text: str
    problems: tuple[Problem, ...]


def as_sarif(files: Iterable[Linted], rules: Sequence[Rule], version: str, language: str = "vi") -> Json:
    """One run with all rules and all results."""
    index = {rule.code: place for place, rule in enumerate(rules)}
    results: list[Json] = []
    for file in files:
        lines = Lines(file.text)
        results += [
            {"ruleIndex": index[problem.code], **_result(problem, file.name, lines, language)}
            for problem in file.problems
        ]
    driver: Json = {
        "name": "dondoc",
        "version": version,
        "rules": [_rule(rule, language) for rule in rules],
    }
    run: Json = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule, language: str) -> Json:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.message.in_language(language)},
        "fullDescription": {"text": rule.manual},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": rule.basis, "origin": rule.origin},
    }


def _result(problem: Problem, name: str, lines: Lines, language: str) -> dict[str, Json]:
    said = problem.message.in_language(language)
    result: dict[str, Json] = {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(span, name, lines)} for span in problem.spans[:1]],
        "properties": {"origin": problem.origin, "basis": problem.basis},
    }
    if len(problem.spans) > 1:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(span, name, lines)}
            for number, span in enumerate(problem.spans[1:], 1)
        ]
    if problem.fix:
        replacements: list[Json] = [
            {
                "deletedRegion": _region(fix.span, lines),
                "insertedContent": {"text": fix.replacement},
            }
            for fix in problem.fix
        ]
        change: Json = {"artifactLocation": {"uri": _uri(name)}, "replacements": replacements}
        result["fixes"] = [{"description": {"text": said}, "artifactChanges": [change]}]
    return result


def _location(span: Span, name: str, lines: Lines) -> Json:
    return {"artifactLocation": {"uri": _uri(name)}, "region": _region(span, lines)}


def _region(span: Span, lines: Lines) -> Json:
    (start_line, start), (end_line, end) = lines.point(span.start), lines.point(span.end)
    return {
        "startLine": start_line,
        "startColumn": start,
        "endLine": end_line,
        "endColumn": end,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _uri(name: str) -> str:
    return quote(name.replace("\\", "/").encode("utf-8", "surrogateescape"))  # a name need not be UTF-8
