"""The drop folder: the office's mail program puts letters and files there, the worker takes them in.

    FOLDER/a.eml            what waits; FOLDER/<unit code>/a.eml for the register of another unit
    FOLDER/_working/        what is being taken (goes back to waiting if the worker dies)
    FOLDER/_done/           taken in
    FOLDER/_refused/        not taken in, each with NAME.ly-do.txt beside it that says why

Nothing is deleted, and a file is moved only after what it brought is committed: killed in between, it is
taken once more, and what is here already is not stored twice.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import DondocError, Message
from dondoc_office.documents import actions, letters
from dondoc_office.documents.errors import AlreadyHere, DropClerkMissing, FileTooLarge, NothingHanging
from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.models import Came, CameBy, Direction, Document
from dondoc_office.documents.policy import offices_of
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

WORKING, DONE, REFUSED = "_working", "_done", "_refused"
STILL = 5.0
"""Seconds for which a file must not have grown: a mail program may still be writing it."""
LEASE = timedelta(minutes=15)
A_ROUND = 50
WITH_ATTACHMENTS = 3
"""A letter may weigh so many times the limit of one file: attachments are written in base64."""
log = logging.getLogger("dondoc.drop")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was dropped, and into whose register it goes."""

    path: Path
    code: str


def take_dropped(at: datetime) -> int:
    """For the worker, every minute: returns how many files were dealt with."""
    if not settings.DROP_FOLDER:
        return 0
    folder = Path(settings.DROP_FOLDER)
    for name in (WORKING, DONE, REFUSED):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _take_back(folder, at)
    dealt = 0
    for waiting in list(_waiting(folder, at))[:A_ROUND]:
        claimed = _claim(folder, waiting)
        if claimed is not None:
            _deal_with(folder, claimed, waiting, at)
            dealt += 1
    return dealt


def _waiting(folder: Path, at: datetime) -> Iterator[Waiting]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(("_", ".")):
            yield from (Waiting(one, path.name) for one in sorted(path.iterdir()) if _is_ready(one, at))
        elif _is_ready(path, at):
            yield Waiting(path, "")


def _is_ready(path: Path, at: datetime) -> bool:
    """A plain file that stands still; no link (it may lead anywhere), no half-written one."""
    if path.is_symlink() or not path.is_file() or path.name.startswith("."):
        return False
    return path.suffix not in {".part", ".tmp"} and at.timestamp() - path.stat().st_mtime >= STILL


def _claim(folder: Path, waiting: Waiting) -> Path | None:
    """Moved aside by one worker; another one that wanted it too finds it gone."""
    place = folder / WORKING / f"{waiting.code}@{waiting.path.name}"
    if place.exists():
        return None
    try:
        waiting.path.rename(place)
        place.touch()
    except FileNotFoundError:
        return None
    return place


def _take_back(folder: Path, at: datetime) -> None:
    """What a killed worker left aside waits again."""
    for path in (folder / WORKING).iterdir():
        if at.timestamp() - path.stat().st_mtime > LEASE.total_seconds():
            code, _, name = path.name.partition("@")
            (folder / code).mkdir(exist_ok=True)
            path.rename(_free(folder / code / name))


def _deal_with(folder: Path, path: Path, waiting: Waiting, at: datetime) -> None:
    name = waiting.path.name
    try:
        said = _taken_in(path, name, _desk(waiting.code, at))
    except DondocError as error:
        _refused(folder, path, error, name=name, at=at)
        return
    target = _free(folder / DONE / name)
    if said:
        _beside(target).write_text("\n".join(said) + "\n", encoding="utf-8")
    path.rename(target)


@dataclass(frozen=True, slots=True)
class Desk:
    """Into whose register, in whose name, when."""

    office: Unit
    clerk: Person
    at: datetime


def _desk(code: str, at: datetime) -> Desk:
    """The clerk under whose name files come in, and the register; DropClerkMissing where there is none."""
    clerk = Person.objects.filter(email=settings.DROP_CLERK.strip().lower(), is_active=True).first()
    if clerk is None:
        raise DropClerkMissing(email=settings.DROP_CLERK or "…")
    own = offices_of(standing_of(clerk, on=localdate(at)))
    office = Unit.objects.filter(code=code).first() if code else next(iter(own), None)
    if office is None:
        raise DropClerkMissing(email=clerk.email)
    return Desk(office, clerk, at)


def _taken_in(path: Path, name: str, desk: Desk) -> list[str]:
    """Everything that the file brings; the sentences about what it brought and was refused."""
    limit, size = settings.DOCUMENT_LIMIT_MB, path.stat().st_size
    if size > limit * WITH_ATTACHMENTS * 2**20:
        raise FileTooLarge(name=name, size=size // 2**20, limit=limit)
    content = path.read_bytes()
    if path.suffix.lower() != ".eml":
        _one(letters.Hanging(name, content), Came(CameBy.FOLDER, name=name), desk)
        return []
    try:
        brought = letters.opened(content)
    except ValueError:
        raise NothingHanging(name=name) from None
    return _several(brought, Came(CameBy.LETTER, sender=brought.sender, name=name), desk)


def _several(brought: letters.Brought, came: Came, desk: Desk) -> list[str]:
    """One bad attachment does not stop the others; the letter is refused where none came in."""
    if not brought.files:
        raise NothingHanging(name=came.name)
    said, last, taken = [f"— {name}" for name in brought.passed_over], None, 0
    for hanging in brought.files:
        try:
            _one(hanging, came, desk)
            taken += 1
        except DondocError as error:
            said.append(f"✕ {hanging.name}: {error.said.vi}")
            last = error
    if last is not None and not taken:
        raise last
    return said


def _one(hanging: letters.Hanging, came: Came, desk: Desk) -> None:
    """Stored, then read in the background; stored by an earlier try that was killed counts as done."""
    upload = actions.Upload(hanging.name, hanging.content)
    incoming = Direction.INCOMING
    try:
        document = actions.take_in(
            desk.office, upload, direction=incoming, came=came, by=desk.clerk, at=desk.at
        )
    except AlreadyHere:
        earlier = Document.objects.same_content(upload.sha256).filter(office=desk.office, came_as=came.name)
        if not earlier.exists():
            raise
        return
    read_document.enqueue(document.pk)


def _refused(folder: Path, path: Path, error: DondocError, *, name: str, at: datetime) -> None:
    target = _free(folder / REFUSED / name)
    said: Message = error.said
    _beside(target).write_text(f"{said.vi}\n{said.en}\n({error.code})\n", encoding="utf-8")
    path.rename(target)
    log.warning("drop folder: %s refused (%s)", name, error.code)
    with transaction.atomic():
        changes = {"file": name[:200], "code": error.code}
        journal.record("drop:0", "document.drop_refused", by=None, at=at, changes=changes)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.ly-do.txt")


def _free(path: Path) -> Path:
    """The same name, or one that is not taken: nothing is overwritten."""
    if not path.exists():
        return path
    return path.with_name(f"{path.stem}-{time.time_ns()}{path.suffix}")
