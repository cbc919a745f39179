"""`dondoc office …`: the commands, thin."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from dondoc.cli.console import EXIT_FINE, EXIT_PROBLEMS, language, say
from dondoc.cli.main import Parser
from dondoc.errors import Message
from dondoc_office.running import transfer_commands
from dondoc_office.running.errors import FolderUnwritable
from dondoc_office.running.telling import tell, tell_lines, tell_progress

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


_MAKING = Message(
    vi="Dựng văn phòng trình diễn (chỉ lần đầu, một đến vài phút): bảng của cơ sở dữ liệu …",
    en="Making the demonstration office (only once, one to a few minutes): tables of the database …",
)
_BACKED_UP = Message(
    vi="Đã sao lưu vào {path} ({size} MB, {files} tệp, {journal} bản ghi nhật ký). Tệp chứa tất cả, cả khoá ký: hãy cất kín.",
    en="Backed up to {path} ({size} MB, {files} files, {journal} journal entries). It holds everything, even the signing key.",
)
_RESTORED = Message(vi="Đã khôi phục từ {path}. {journal}.", en="Restored from {path}. {journal}.")
_MOVED = Message(
    vi="Đã chuyển {rows} dòng của {tables} bảng, nhật ký khớp từng bản ghi. Đặt DATABASE_URL rồi chạy lại: dondoc office up.",
    en="Moved {rows} rows of {tables} tables; the journal equals entry by entry. Set DATABASE_URL and run: dondoc office up.",
)
_GOLD = Message(
    vi="Đã xuất {written} văn bản với {orders} nội dung giao vào {folder}. Đo: dondoc evaluate {folder}",
    en="{written} documents with {orders} orders are in {folder}. Measure: dondoc evaluate {folder}",
)
_NOT_GOLD = Message(
    vi="Bỏ qua {reference}: “{words}” đã được sửa thành lời không có trong văn bản.",
    en="{reference} is left out: “{words}” was corrected to words that the text does not hold.",
)
_RECOUNTED = Message(
    vi="Đã đếm lại mọi nhiệm vụ: {groups} nhóm số đếm sẵn.",
    en="Every task was counted anew: {groups} groups of counts kept ahead.",
)
_BEGUN = Message(
    vi="Đã tạo “{unit}”. {name} mở liên kết này trong 7 ngày để đặt mật khẩu: {link}",
    en="“{unit}” was made. Within 7 days {name} opens this link to choose a password: {link}",
)


def main(arguments: Sequence[str]) -> int:
    """Run one command of the office."""
    chosen = parser().parse_args(arguments)
    command: Command = chosen.command
    return command(chosen)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    root = Parser(prog="dondoc office", description="Chạy văn phòng (run the office).")
    commands = root.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, said: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=said, description=said)
        one.set_defaults(command=command)
        return one

    _shaped(add("up", up, "khởi động máy chủ trang và trình chạy nền (start web server and worker)"))
    add("worker", worker, "chỉ trình chạy nền (the worker alone)")
    add("migrate", migrate, "đưa cơ sở dữ liệu về phiên bản này (bring the tables up to date)")
    add("demo", demo, "văn phòng trình diễn với dữ liệu bịa (a demonstration office)")
    backing = add(
        "backup", backup, "sao lưu vào một tệp trong khi mọi người làm việc (back up into one file)"
    )
    backing.add_argument("file", type=Path)
    restoring = add("restore", restore, "khôi phục vào thư mục trống (restore into an empty folder)")
    restoring.add_argument("file", type=Path)
    checking = add("check", check, "soát nhật ký, cơ sở dữ liệu, tệp, cấu hình (check everything)")
    checking.add_argument(
        "--seen", metavar="N:HASH", type=_end, help="đầu chuỗi nhật ký đã ghi lại trước đây"
    )
    add("recount", recount, "đếm lại số liệu trang lãnh đạo từ mọi nhiệm vụ (count every task anew)")
    transfer_commands.register(
        add(
            "export",
            transfer_commands.export,
            "xuất tệp chuyển cả văn phòng, hoặc một đơn vị (transfer file)",
        ),
        add(
            "import",
            transfer_commands.bring_in,
            "nhận tệp chuyển đã xuất ở nơi khác (take a transfer file in)",
        ),
    )
    golden = add(
        "export-gold", export_gold, "xuất văn bản đã xem xét làm bộ chuẩn (confirmed reviews as gold)"
    )
    golden.add_argument("folder", type=Path)
    moving = add("move-to", move_to, "chuyển sang PostgreSQL (move to PostgreSQL)")
    moving.add_argument("url")
    beginning = add("begin", begin, "cơ quan và người quản trị đầu tiên (first unit and administrator)")
    for name in ("--unit", "--name", "--email"):
        beginning.add_argument(name, required=True)
    return root


def _end(text: str) -> tuple[int, str]:
    number, _, digest = text.partition(":")
    if not (number.isascii() and number.isdecimal() and digest):
        raise argparse.ArgumentTypeError(
            f"“{text}”: cần SỐ:MÃ_BĂM mà check đã in (NUMBER:HASH as check printed it)"
        )
    return int(number), digest


def _shaped(one: argparse.ArgumentParser) -> None:
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=_between(1, 65_535), default=8000)
    processes = min(4, os.cpu_count() or 1)
    one.add_argument("--workers", type=_between(1, 64), default=processes, help="web processes")
    one.add_argument("--threads", type=_between(1, 64), default=4, help="threads of each")


def _between(least: int, most: int) -> Callable[[str], int]:
    """A whole number of the command line within its bounds."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and least <= int(text[:9]) <= most):
            raise argparse.ArgumentTypeError(
                f"“{text}”: cần số từ {least} đến {most} (a number from {least} to {most})"
            )
        return int(text)

    return read


def up(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing, serving

    shape = serving.Shape(chosen.host, chosen.port, chosen.workers, chosen.threads)
    serving.claim_address(shape)
    preparing.set_up_django()
    from dondoc_office.running import archive

    def ready(address: str) -> None:
        tell(_UP, address=address, database=preparing.database_name())
        _accounts(preparing.home() / archive.DEMONSTRATION)

    serving.up(shape, ready=ready)
    tell(_STOPPED)
    return EXIT_FINE


def _accounts(demonstration: Path) -> None:
    from django.db import Error, connection

    from dondoc_office.people.models import Person

    if demonstration.exists():
        tell_lines(demonstration.read_text(encoding="utf-8").rstrip())
        return
    try:
        if not Person.objects.exists():
            tell(_FRESH)
    except Error:
        return  # the office itself waits for its database; this was only a hint
    finally:
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


def demo(chosen: argparse.Namespace) -> int:
    from django.utils import timezone

    from dondoc_office.running import preparing
    from dondoc_office.running.lock import sole_use

    preparing.set_up_django()
    from dondoc_office.running import archive

    marked = preparing.home() / archive.DEMONSTRATION
    with sole_use(preparing.home()):
        if not marked.exists():
            tell_progress(_MAKING)
        preparing.migrate()
        if not marked.exists():
            from dondoc_office.running.demonstration import make

            accounts = make(now=timezone.now(), today=timezone.localdate(), doing=tell_progress)
            marked.write_text(accounts + "\n", encoding="utf-8")
    say(marked.read_text(encoding="utf-8").rstrip())
    return EXIT_FINE


def backup(chosen: argparse.Namespace) -> int:
    from django.utils import timezone

    from dondoc_office.running import preparing

    preparing.set_up_django()
    from dondoc_office.running.archive import back_up

    done = back_up(chosen.file, at=timezone.now())
    size = f"{done.size / 2**20:.1f}"
    tell(_BACKED_UP, path=done.path, size=size, files=done.files, journal=done.journal)
    return EXIT_FINE


def restore(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing
    from dondoc_office.running.lock import sole_use

    preparing.set_up_django()
    from dondoc_office.running import restoring

    with sole_use(preparing.home()):
        found = restoring.restore(chosen.file)
    tell(_RESTORED, path=chosen.file, journal=found.said.in_language(language()))
    return EXIT_FINE


def check(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing

    preparing.set_up_django()
    preparing.require_tables()
    from dondoc_office.running.checking import findings

    good = True
    for finding in findings(seen=chosen.seen):
        good = good and finding.good
        say(f"{'✓' if finding.good else '✗'} {finding.said.in_language(language())}")
    return EXIT_FINE if good else EXIT_PROBLEMS


def recount(chosen: argparse.Namespace) -> int:
    from django.utils import timezone

    from dondoc_office.running import preparing

    preparing.set_up_django()
    preparing.require_tables()
    from dondoc_office.tasks.tallies import count_anew

    tell(_RECOUNTED, groups=count_anew(timezone.now()))
    return EXIT_FINE


def move_to(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing

    preparing.set_up_django()
    from dondoc_office.running import moving_house

    counts = moving_house.move_to(chosen.url)
    tell(_MOVED, rows=sum(counts.values()), tables=len(counts))
    return EXIT_FINE


def export_gold(chosen: argparse.Namespace) -> int:
    from dondoc_office.running import preparing

    preparing.set_up_django()
    preparing.require_tables()
    from dondoc_office.documents.gold import export_gold as write_gold

    try:
        done = write_gold(chosen.folder)
    except OSError as error:
        raise FolderUnwritable(name=chosen.folder, why=error.strerror or str(error)) from error
    for reference, words in done.left_out:
        tell(_NOT_GOLD, reference=reference, words=words)
    tell(_GOLD, written=done.written, orders=done.orders, folder=chosen.folder)
    return EXIT_FINE


def begin(chosen: argparse.Namespace) -> int:
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from dondoc_office.running import preparing

    preparing.set_up_django()
    preparing.migrate()
    from dondoc_office.running.beginning import begin_office

    token = begin_office(chosen.unit, chosen.name, chosen.email, at=timezone.now())
    preparing.load_reference()
    link = settings.ADDRESS + reverse("invitation-accept", args=[token])
    tell(_BEGUN, unit=chosen.unit, name=chosen.name, link=link)
    return EXIT_FINE
