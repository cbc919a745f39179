"""`dondoc lint`: what is wrong with files."""

from __future__ import annotations

import argparse
from pathlib import Path

from dondoc.cli.console import EXIT_FINE, EXIT_PROBLEMS, language, say


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    one = commands.add_parser("lint", help="kiểm tra văn bản trước khi ký (check notices)")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check and print."""
    from dondoc import read
    from dondoc.lint.rendering import as_text

    found = False
    for path in chosen.files:
        notice = read(path)
        if notice.problems:
            say(as_text(notice.problems, notice.text, str(path), language()))
            found = True
    return EXIT_PROBLEMS if found else EXIT_FINE
