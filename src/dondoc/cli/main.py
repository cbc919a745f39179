"""`dondoc`: finds the command, and turns every error into one sentence and an exit code."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from dondoc.cli import evaluate, lint, office, read, rules
from dondoc.cli.console import (
    EXIT_FAILED,
    EXIT_FINE,
    EXIT_INTERNAL,
    EXIT_INTERRUPTED,
    EXIT_USAGE,
    language,
    say,
    say_error,
    speak_any_encoding,
)
from dondoc.cli.errors import OutputLostError, UsageError
from dondoc.errors import DondocError, Message

COMMANDS = (read, lint, rules, evaluate, office)

_OUTPUT_LOST = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF})

_INTERNAL = Message(
    vi="Lỗi bên trong chương trình ({kind}); tệp của bạn không bị thay đổi. Chạy lại với DONDOC_DEBUG=1 để xem chi tiết.",
    en="Internal error ({kind}); your files are unchanged. Run again with DONDOC_DEBUG=1 for details.",
)
_WRONG = Message(
    vi="Sai tuỳ chọn: {what}. Xem cách dùng: {command} --help",
    en="Wrong options: {what}. See {command} --help",
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong with options in one sentence, like everything else here."""

    def error(self, message: str) -> NoReturn:
        say_error(_WRONG.filled(what=message, command=self.prog).in_language(language()))
        raise SystemExit(EXIT_USAGE)


class _Version(argparse.Action):
    """Looks the version up only when asked: that costs more than all options together."""

    def __call__(self, *_: Any) -> NoReturn:
        from importlib.metadata import version

        say(f"dondoc {version('dondoc')}")
        raise SystemExit(EXIT_FINE)


def parser() -> argparse.ArgumentParser:
    """The whole command line; every command module adds its own part."""
    root = Parser(
        prog="dondoc",
        description="Đôn Đốc: từ kết luận cuộc họp đến việc đã xong (from the conclusions of a meeting to finished work).",
    )
    root.add_argument("--version", action=_Version, nargs=0)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.register(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (docs/cli.md lists them)."""
    speak_any_encoding()
    try:
        chosen = parser().parse_args(arguments)
        if sys.stdout is None:  # closed before we began
            raise OutputLostError
        code = int(chosen.run(chosen))
        sys.stdout.flush()  # a reader that has gone shows here, not when the interpreter ends
        return code
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _fall_silent()  # whoever read our output has gone (`| head`); nothing is wrong
        return EXIT_FINE
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    """One sentence for what went wrong, and its exit code."""
    # Files of the person are opened with a name and have errors of their own: this is the output.
    if isinstance(error, OSError) and error.filename is None and error.errno in _OUTPUT_LOST:
        _fall_silent()
        error = OutputLostError()
    if isinstance(error, DondocError):
        say_error(error.said.in_language(language()))
        return EXIT_USAGE if isinstance(error, UsageError) else EXIT_FAILED
    if os.environ.get("DONDOC_DEBUG"):
        raise error
    say_error(_INTERNAL.filled(kind=type(error).__name__).in_language(language()))
    return EXIT_INTERNAL


def _fall_silent() -> None:
    """What is left in the buffer goes nowhere, instead of failing again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
