"""Reads a notice: from source text to facts, each tied to its words."""

from __future__ import annotations

from datetime import date as _date

from dondoc.bodies.finding import find_bodies
from dondoc.notice.agreement import Agreement
from dondoc.notice.document import Document, read_document
from dondoc.notice.header import read_header
from dondoc.notice.meeting import read_meeting
from dondoc.notice.model import Directive, Fact, Header, Meeting, Notice, Section, Source
from dondoc.notice.orders.building import Builder
from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.noise import measure_noise
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender
from dondoc.notice.orders.walk import Walk
from dondoc.notice.recipients import read_recipients
from dondoc.notice.second import RoleReader
from dondoc.notice.sections import read_sections
from dondoc.notice.signature import read_signature
from dondoc.notice.source import SourceText
from dondoc.vietnamese.times import PartialDate, Reference, find_times


def read_notice(source: SourceText | str, *, second: RoleReader | None = None) -> Notice:
    """Everything a notice says; a plain string is taken for a text file of no name."""
    if isinstance(source, str):
        source = SourceText(Source(name=""), source)
    document = read_document(source.text)
    header, meeting = read_header(document), read_meeting(document)
    sections = read_sections(document)
    return Notice(
        source=source.source,
        text=source.text,
        header=header,
        meeting=meeting,
        sections=sections,
        directives=read_directives(document, header, meeting, sections=sections, second=second),
        recipients=read_recipients(document),
        signature=read_signature(document),
    )


def read_directives(
    document: Document,
    header: Header,
    meeting: Meeting,
    *,
    sections: tuple[Section, ...] = (),
    second: RoleReader | None = None,
) -> tuple[Directive, ...]:
    """The orders of a document."""
    view = document.view
    if not view.folded:
        return ()
    noise = measure_noise(view.folded, view.bare)
    searched = view.bare if noise is Noise.BARE else view.folded
    bodies, times = find_bodies(view), find_times(searched)
    scan = Scan(view.cased, view.folded, bodies, times, noise=noise)
    drafts = Walk(document, scan, _sender(header, meeting, noise)).run()
    reference = Reference(_partial(header.date), _full(meeting.date))
    directives = Builder(scan, view, reference, sections).build(drafts)
    if second is None:
        return directives
    return Agreement(view, second, bodies=bodies, times=times, reference=reference).of(directives)


def _sender(header: Header, meeting: Meeting, noise: Noise) -> Sender:
    facts = (header.concluding_person, meeting.chair)
    agency = header.issuing_agency.value if header.issuing_agency else None
    if agency and header.parent_agency and header.parent_agency.value and agency.lower() == "văn phòng":
        agency = header.parent_agency.value
    return Sender(tuple(fact.value for fact in facts if fact and fact.value), agency or "", noise)


def _partial(date: Fact[str] | None) -> PartialDate | None:
    return PartialDate.parse(date.value) if date and date.value else None


def _full(date: Fact[str] | None) -> _date | None:
    parsed = _partial(date)
    return parsed.first() if parsed and parsed.day else None
