"""What every command shares: exit codes, the language of the person, and the two output streams."""

from __future__ import annotations

import io
import os
import sys

EXIT_FINE = 0
EXIT_PROBLEMS = 1  # the linter found something at the level asked for
EXIT_USAGE = 2  # argparse uses this too
EXIT_FAILED = 3  # at least one file could not be read
EXIT_INTERNAL = 70  # a defect of ours
EXIT_INTERRUPTED = 130  # Ctrl-C


def language() -> str:
    """`en` where LC_ALL, LC_MESSAGES or LANG says English, else Vietnamese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "vi"
    return "vi"


def say(text: str) -> None:
    """One line of result on standard output."""
    print(text)


def write(text: str) -> None:
    """A piece of result as it is."""
    sys.stdout.write(text)


def say_error(text: str) -> None:
    """One line of trouble on standard error."""
    print(f"dondoc: {harmless(text)}", file=sys.stderr)


def say_step(text: str) -> None:
    """One line of progress on standard error."""
    print(harmless(text), file=sys.stderr, flush=True)


def harmless(text: str) -> str:
    """Without what would steer a terminal: names of files come from anywhere."""
    return "".join(char if char.isprintable() or char in "\n\t" else "?" for char in text)


def speak_any_encoding() -> None:
    """A letter that the terminal or the pipe cannot show is written as its number, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
