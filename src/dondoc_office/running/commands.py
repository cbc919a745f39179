"""`dondoc office …`: the commands, thin."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dondoc.cli.console import EXIT_FINE, language, say
from dondoc.errors import Message

Command = Callable[[argparse.Namespace], int]

_UP = Message(
    vi="Đôn Đốc đang chạy tại {address}  (dữ liệu: {database}; Ctrl-C để dừng)",
    en="Đôn Đốc is running at {address}  (data: {database}; Ctrl-C stops it)",
)
_STOPPED = Message(vi="Đã dừng.", en="Stopped.")
_MIGRATED = Message(
    vi="Cơ sở dữ liệu {database} đã đúng phiên bản.", en="The database {database} is up to date."
)
_FRESH = Message(
    vi="Chưa có tài khoản nào. Tạo người quản trị đầu tiên: dondoc office begin; hoặc xem thử: dondoc office demo.",
    en="There are no accounts yet. The first administrator: dondoc office begin; or look around: dondoc office demo.",
)


def main(arguments: Sequence[str]) -> int:
    """Run one command of the office."""
    chosen = parser().parse_args(arguments)
    command: Command = chosen.command
    return command(chosen)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    root = argparse.ArgumentParser(prog="dondoc office", description="Chạy văn phòng (run the office).")
    commands = root.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, said: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=said, description=said)
        one.set_defaults(command=command)
        return one

    _shaped(add("up", up, "khởi động máy chủ trang và trình chạy nền (start web server and worker)"))
    add("worker", worker, "chỉ trình chạy nền (the worker alone)")
    add("migrate", migrate, "đưa cơ sở dữ liệu về phiên bản này (bring the tables up to date)")
    return root


def _shaped(one: argparse.ArgumentParser) -> None:
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=int, default=8000)
    one.add_argument("--workers", type=int, default=min(4, os.cpu_count() or 1), help="web processes")
    one.add_argument("--threads", type=int, default=4, help="threads of each")


def tell(message: Message, **data: object) -> None:
    """One line for the person, in the language of the terminal."""
    say(message.filled(**data).in_language(language()))
    sys.stdout.flush()


def up(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing, serving

    shape = serving.Shape(chosen.host, chosen.port, chosen.workers, chosen.threads)
    serving.claim_address(shape)
    preparing.set_up_django()

    def ready(address: str) -> None:
        tell(_UP, address=address, database=preparing.database_name())
        _accounts(serving.demonstration_file(preparing.home()))

    serving.up(shape, ready=ready)
    tell(_STOPPED)
    return EXIT_FINE


def _accounts(demonstration: Path) -> None:
    from django.db import connection

    from dondoc_office.people.models import Person

    if demonstration.exists():
        say(demonstration.read_text(encoding="utf-8").rstrip())
    elif not Person.objects.exists():
        tell(_FRESH)
    connection.close()


def worker(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing
    from dondoc_office.running.worker import work

    preparing.set_up_django()
    work(alone=False)
    return EXIT_FINE


def migrate(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing

    preparing.set_up_django()
    preparing.migrate()
    tell(_MIGRATED, database=preparing.database_name())
    return EXIT_FINE
