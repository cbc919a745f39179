"""Urging letters: written from what is late, then numbered when they are issued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.late import Late, late_of
from dondoc_office.urging.models import Letter, LetterLine
from dondoc_office.urging.policy import require_writing


class NothingLate(HouseError):
    """None of the chosen tasks is late any more."""

    code = "letter-nothing-late"
    http_status = 409
    message = Message(
        vi="Các nhiệm vụ đã chọn nay không còn quá hạn, nên chưa lập công văn nào. Hãy tải lại trang và chọn lại.",
        en="The chosen tasks are no longer late, so no letter was written. Reload the page and choose again.",
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What the clerk chose (yêu cầu lập công văn): who signs, until when to answer, and `keys` of late tasks.

    The keys count for the letter of one unit only; letters for many units say all that is late.
    """

    keys: Sequence[str]
    answer_by: date
    signer_title: str
    signer_name: str
    symbol: str = "UBND-VP"


@transaction.atomic
def write_letter(office: Unit, unit: Unit, wish: Wish, *, by: Person, at: datetime) -> Letter:
    """The letter and its lines as they stand today; what is no longer late is left out."""
    today = localdate(at)
    standing = standing_of(by, on=today)
    require_writing(standing, office)
    wanted = set(wish.keys)
    late = [one for one in late_of(unit, office, standing, today=today) if one.key in wanted]
    if not late:
        raise NothingLate
    return _write(office, unit, late, wish, by=by, at=at)


def _write(office: Unit, unit: Unit, late: Sequence[Late], wish: Wish, *, by: Person, at: datetime) -> Letter:
    letter = Letter.objects.create(
        office=office,
        unit=unit,
        answer_by=wish.answer_by,
        signer_title=wish.signer_title,
        signer_name=wish.signer_name,
        symbol=wish.symbol,
        written_on=localdate(at),
        written_by=by,
        written_at=at,
    )
    LetterLine.objects.bulk_create(
        LetterLine(
            letter=letter,
            task=one.task,
            part=one.part,
            words=one.quote.words,
            source=one.quote.source[:300],
            due_on=one.due_on,
            days_late=one.days,
        )
        for one in late
    )
    for one in late:
        journal.record(one.task, "letter.written", by=by, at=at, changes={"letter": letter.pk, "to": unit})
    return letter


@transaction.atomic
def write_letters(
    office: Unit, units: Iterable[Unit], wish: Wish, *, by: Person, at: datetime
) -> list[Letter]:
    """One letter for each unit, with all that it is late with; a unit that is late no more gets none."""
    standing, today = standing_of(by, on=localdate(at)), localdate(at)
    require_writing(standing, office)
    letters = [
        _write(office, unit, late, wish, by=by, at=at)
        for unit in units
        if (late := late_of(unit, office, standing, today=today))
    ]
    if not letters:
        raise NothingLate
    return letters


@transaction.atomic
def issue_letter(
    letter: Letter, number: str, symbol: str, issued_on: date, *, by: Person, at: datetime
) -> Letter:
    """Number, symbol and day as they stand on the signed letter; a wrong one can be put right, on record."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("office", "unit").get(pk=letter.pk)
    require_writing(standing_of(by, on=localdate(at)), letter.office)
    changes = {
        "number": [letter.number, number],
        "symbol": [letter.symbol, symbol],
        "issued_on": [letter.issued_on, issued_on],
    }
    letter.number, letter.symbol, letter.issued_on = number, symbol, issued_on
    letter.save(update_fields=["number", "symbol", "issued_on"])
    journal.record(letter, "letter.issued", by=by, at=at, changes=changes)
    return letter
