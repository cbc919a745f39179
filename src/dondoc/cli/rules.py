"""`dondoc rules`: every rule of the linter, one a line."""

from __future__ import annotations

import argparse

from dondoc.cli.console import EXIT_FINE, language, say, say_error
from dondoc.errors import Message

_LEGEND = Message(
    vi="* sửa được bằng “dondoc lint --fix”; giải thích một quy tắc: “dondoc lint --explain MÃ”",
    en="* can be mended with “dondoc lint --fix”; the manual of a rule: “dondoc lint --explain CODE”",
)


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    one = commands.add_parser("rules", help="liệt kê các quy tắc kiểm tra (list the rules of the linter)")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print code, severity, a mark where the rule can fix, and what it says."""
    from dondoc.lint.rules import RULES

    for rule in RULES:
        mark = "*" if rule.fixable else " "
        say(f"{rule.code}{mark} {rule.severity:<8}{rule.summary.in_language(language())}")
    say_error(_LEGEND.in_language(language()))
    return EXIT_FINE
