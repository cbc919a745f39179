"""`dondoc office …`: hands over to the office where it is installed; the engine does not know it."""

from __future__ import annotations

import argparse
import importlib
import importlib.util

from dondoc.cli.errors import OfficeMissingError

COMMANDS = "dondoc_office.running.commands"


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command; its own commands and options are the office's."""
    one = commands.add_parser(
        "office", help="chạy văn phòng: up, demo, backup, … (run the office)", add_help=False
    )
    one.add_argument("-h", "--help", action="store_true", dest="asked")
    one.add_argument("rest", nargs=argparse.REMAINDER)
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """The office's own command line; one sentence where the extra is not installed."""
    if importlib.util.find_spec("django") is None or importlib.util.find_spec("dondoc_office") is None:
        raise OfficeMissingError
    return int(importlib.import_module(COMMANDS).main(["--help"] if chosen.asked else chosen.rest))
