"""Running the rules over a notice; what the user wants or does not want to hear."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from itertools import islice

from dondoc.lint.errors import UnknownRule
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, Rule
from dondoc.lint.rules import RULES
from dondoc.lint.searching import Searches
from dondoc.notice.document import Document
from dondoc.notice.model import Notice, Problem
from dondoc.notice.source import SourceText
from dondoc.values import maker

_made = maker(Problem)
HITS_A_RULE = 1_000  # nobody reads more, and a hostile text can't make us print a million


def lint(
    notice: Notice,
    source: SourceText | None = None,
    *,
    document: Document | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    today: date | None = None,
) -> tuple[Problem, ...]:
    """Everything wrong with a notice, in reading order.

    `select` and `ignore` hold codes or beginnings of codes ("TT", "CT01"); the longer one wins,
    and `ignore` where both are equally long. A rule says at most `HITS_A_RULE` things. Without
    `today` nothing is said about lateness.
    `document` saves reading the paragraphs again when the caller has them.
    """
    chosen = chosen_rules(tuple(select), tuple(ignore))
    page = Page(notice, source, document=document, today=today, searches=_searches())
    problems = [
        _problem(rule, hit, page) for rule in chosen for hit in islice(rule.check(notice, page), HITS_A_RULE)
    ]
    return tuple(sorted(problems, key=_reading_order))


@lru_cache(maxsize=64)
def chosen_rules(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """The rules a choice of codes leaves; an unknown beginning is the caller's mistake."""
    for prefix in (*select, *ignore):
        if not prefix or not any(rule.code.startswith(prefix) for rule in RULES):
            raise UnknownRule(code=prefix)
    return tuple(rule for rule in RULES if _wanted(rule, select, ignore))


def _wanted(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    refused = max((len(code) for code in ignore if rule.code.startswith(code)), default=-1)
    asked = max((len(code) for code in select if rule.code.startswith(code)), default=-1 if select else 0)
    return asked > refused


def _problem(rule: Rule, hit: Hit, page: Page) -> Problem:
    severity, origin = hit.severity or rule.severity, hit.origin or rule.origin
    if rule.about_letters and page.noisy:
        severity, origin = "info", "conversion"
    return _made(
        code=rule.code,
        severity=severity,
        spans=hit.spans,
        message=rule.message.filled(**hit.data) if hit.data else rule.message,
        fix=hit.fix,
        basis=rule.basis,
        origin=origin,
    )


def _reading_order(problem: Problem) -> tuple[int, int, str]:
    first = problem.spans[0]
    return first.start, first.end, problem.code


@lru_cache(maxsize=1)
def _searches() -> Searches:
    return Searches(RULES)
