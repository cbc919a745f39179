"""`dondoc`: finds the command, and turns every error into one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from dondoc.cli import evaluate, lint, office, read, rules
from dondoc.cli.console import (
    EXIT_FAILED,
    EXIT_FINE,
    EXIT_INTERNAL,
    EXIT_USAGE,
    language,
    say,
    say_error,
    speak_any_encoding,
)
from dondoc.cli.errors import UsageError
from dondoc.errors import DondocError, Message

COMMANDS = (read, lint, rules, evaluate, office)

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
    chosen = parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()  # a reader that has gone shows here, not when the interpreter ends
        return code
    except DondocError as error:
        say_error(error.said.in_language(language()))
        return EXIT_USAGE if isinstance(error, UsageError) else EXIT_FAILED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("DONDOC_DEBUG"):
            raise
        say_error(_INTERNAL.filled(kind=type(error).__name__).in_language(language()))
        return EXIT_INTERNAL


if __name__ == "__main__":
    sys.exit(main())
