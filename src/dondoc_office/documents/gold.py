"""Confirmed reviews as gold: what people said of a document becomes what readings are measured against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dondoc.text.folding import fold
from dondoc.text.view import View
from dondoc_office.documents.models import Document, Proposal, ProposalState
from dondoc_office.documents.review import ROLE_FIELDS, Fields, as_gold, proposed
from dondoc_office.journal.models import Entry

KIND = "marked-gold/1"
_HEADER = {"number": "number", "symbol": "symbol", "doc_type": "doc_type", "title": "title"}
_HEADER |= {"issuing_agency": "issuer", "signer": "signer", "chair": "chair"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and which documents it could not use (by reference and the words not found)."""

    written: int
    orders: int
    left_out: tuple[tuple[str, str], ...]


class NotInWords(Exception):
    """A corrected name or date stands nowhere in the text: a reading cannot be measured by it."""


def export_gold(folder: Path) -> Exported:
    """`NAME.txt` and `NAME.gold.json` for each document whose review is finished and that nobody restricted."""
    folder.mkdir(parents=True, exist_ok=True)
    written, orders, left_out = 0, 0, []
    for document in _reviewed():
        try:
            gold = gold_of(document)
        except NotInWords as error:
            left_out.append((document.reference, str(error)))
            continue
        name = f"van-ban-{document.pk:06d}"
        with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(document.text)
        said = json.dumps(gold, ensure_ascii=False, indent=1)
        (folder / f"{name}.gold.json").write_text(said + "\n", encoding="utf-8")
        written, orders = written + 1, orders + len(gold["directives"])
    return Exported(written, orders, tuple(left_out))


def _reviewed() -> Iterator[Document]:
    open_ones = Proposal.objects.filter(state=ProposalState.PROPOSED).values("document")
    done = Document.objects.in_force().filter(restricted=False).exclude(confirmed_at=None)
    yield from (
        done.exclude(pk__in=open_ones).prefetch_related("proposals").order_by("pk").iterator(chunk_size=50)
    )


def gold_of(document: Document) -> dict[str, Any]:
    """The orders that became tasks; the header where a person went through the register entry."""
    confirmed = [row for row in document.proposals.all() if row.state == ProposalState.CONFIRMED]
    fields = [located(Fields.from_json(row.fields), row.read, document.text) for row in confirmed]
    header: dict[str, str | None] = {}
    if Entry.objects.about(f"document:{document.pk}").filter(verb="document.registered").exists():
        header = {name: str(getattr(document, column)) or None for name, column in _HEADER.items()}
        header["date"] = document.issued_on.isoformat() if document.issued_on else None
        header["meeting_date"] = document.meeting_on.isoformat() if document.meeting_on else None
    text = document.text
    return {
        "schema": KIND,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "chars": len(text),
        "header": header,
        "directives": _quoted(as_gold(fields), text),
    }


def _quoted(item: Any, text: str) -> Any:
    """Each place with the words that stand there, so that a changed text is noticed."""
    if isinstance(item, list):
        return [_quoted(one, text) for one in item]
    if not isinstance(item, dict):
        return item
    quoted = {name: _quoted(one, text) for name, one in item.items()}
    return {**quoted, "text": text[item["start"] : item["end"]]} if "start" in item else quoted


def located(fields: Fields, read: Mapping[str, Any] | None, text: str) -> Fields:
    """The fields with the places of what a person corrected; NotInWords where it stands nowhere."""
    before = proposed(read) if read else None
    places = dict(fields.spans)
    for role in ("leads", *ROLE_FIELDS):
        if not _as_read(fields, before, role):
            places[role] = tuple(_place(name, fields, text) for name in getattr(fields, role))
    if not fields.deadline_text:
        places.pop("deadline", None)
    elif before is None or fields.deadline_text != before.deadline_text:
        places["deadline"] = (_place(fields.deadline_text, fields, text),)
    corrected = before is None or fields.due_on != before.due_on
    value = _value(fields) if corrected and fields.due_on else fields.deadline_value
    kind = "date" if value != fields.deadline_value else fields.deadline_kind
    return replace(fields, spans=places, deadline_value=value, deadline_kind=kind)


def _as_read(fields: Fields, before: Fields | None, role: str) -> bool:
    """Nobody changed these names, so their places are those of the reading."""
    names = getattr(fields, role)
    if before is not None and names == getattr(before, role):
        return True
    return before is None and len(fields.spans.get(role, ())) == len(names)


def _value(fields: Fields) -> str:
    """The date that the words name; "trước ngày 7/4" names the day after the last one that keeps it."""
    last = date.fromisoformat(fields.due_on)
    before = fold(fields.deadline_text).startswith("trước")
    return (last + timedelta(days=1) if before else last).isoformat()


def _place(words: str, fields: Fields, text: str) -> tuple[int, int]:
    """Inside the order first; else the last place before it: a heading."""
    inside = _found(View(text[fields.start : fields.end]), words, first=True)
    if inside is not None:
        return inside[0] + fields.start, inside[1] + fields.start
    before = _found(View(text[: fields.start]), words, first=False)
    if before is None:
        raise NotInWords(words)
    return before


def _found(view: View, words: str, *, first: bool) -> tuple[int, int] | None:
    wanted = fold(words).strip()
    at = view.folded.find(wanted) if first else view.folded.rfind(wanted)
    if at < 0 or not wanted:
        return None
    span = view.origin(at, at + len(wanted))
    return span.start, span.end
