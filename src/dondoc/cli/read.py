"""`dondoc read`: from files to facts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dondoc.cli.console import EXIT_FINE, say


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    one = commands.add_parser("read", help="đọc văn bản thành dữ kiện (read notices into facts)")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--format", choices=("json",), default="json")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Read and print."""
    from dondoc import notice_json, read

    for path in chosen.files:
        say(json.dumps(notice_json(read(path)), ensure_ascii=False))
    return EXIT_FINE
