"""Reads the orders of a document: find, walk, build, and ask the second reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date as _date
from itertools import chain, islice

from dondoc.bodies import find_bodies
from dondoc.notice.agreement import Agreement
from dondoc.notice.document import Document
from dondoc.notice.model import Directive, Fact, Header, Meeting, Section
from dondoc.notice.orders.building import Builder
from dondoc.notice.orders.drafting import Draft
from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.noise import measure_noise
from dondoc.notice.orders.restoring import restored
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender
from dondoc.notice.orders.tables import read_tables
from dondoc.notice.orders.walk import ORDERS, Walk
from dondoc.notice.second import RoleReader
from dondoc.text.view import View
from dondoc.vietnamese.times import PartialDate, Reference, TimeExpression, find_times

_REPORTS = ("báo cáo", "tờ trình")  # what they list is the sender's own work or a wish to those above
_CHARGES = ("order.trigger.giao", "order.trigger.yeu-cau", "order.trigger.phan-cong", "order.table")
_TWO_TIERS = (2025, 7)  # since then provinces and communes only (Luật 72/2025/QH15)


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
    bodies = document.bodies
    if noise is Noise.NOISY:
        view = restored(view)
        bodies = find_bodies(view)
    times = _times(view, noise)
    scan = Scan(view.cased, view.folded, bodies, times, noise=noise)
    sender = _sender(header, meeting, noise, is_province=_rules_districts(header, view.bare))
    reports = header.doc_type is not None and header.doc_type.value in _REPORTS
    counts = _is_charge if reports else _is_order
    walked = Walk(document, scan, sender, counts).run()
    tabled = read_tables(document, scan, reports=reports)
    # Cut after those that do not count are gone: `notice.cuts` tells by the number that is left.
    drafts = list(islice(filter(counts, chain(walked, tabled)), ORDERS))
    reference = Reference(_partial(header.date), _full(meeting.date))
    directives = Builder(scan, view, reference, sections).build(drafts)
    if second is None:
        return directives
    return Agreement(view, second, bodies=bodies, times=times, reference=reference).of(directives)


def _is_order(draft: Draft) -> bool:
    return True


def _is_charge(draft: Draft) -> bool:
    """Whether a report or a proposal charges somebody by name; what else it lists orders nothing."""
    return bool(draft.leads) and draft.rule.startswith(_CHARGES)


def _times(view: View, noise: Noise) -> list[TimeExpression]:
    """The times of a text; where recognition got marks wrong, also those that only show without marks."""
    if noise is Noise.CLEAN:
        return find_times(view.folded)
    bare = find_times(view.bare, lost_marks=True)
    if noise is Noise.BARE:
        return bare
    firm = [time for time in bare if time.firm]
    ends = [time.end for time in firm]

    def told_better(time: TimeExpression) -> bool:
        """Whether the words before a time, read without marks, make a deadline of it."""
        at = bisect_right(ends, time.start)
        return not time.firm and at < len(firm) and firm[at].cue_start < time.end

    kept = [time for time in find_times(view.folded) if not told_better(time)]
    starts = [time.cue_start for time in kept]

    def is_free(time: TimeExpression) -> bool:
        at = bisect_left(starts, time.end)
        return at == 0 or kept[at - 1].end <= time.cue_start

    return sorted([*kept, *filter(is_free, firm)], key=lambda time: time.cue_start)


def _rules_districts(header: Header, plain: str) -> bool:
    """Whether a city that issued a document ranks as a province: since the districts went, or where it has some."""
    day = _partial(header.date)
    return (day is not None and (day.year, day.month or 0) >= _TWO_TIERS) or "quan, huyen" in plain


def _sender(header: Header, meeting: Meeting, noise: Noise, *, is_province: bool) -> Sender:
    facts = (header.concluding_person, meeting.chair)
    agency = header.issuing_agency.value if header.issuing_agency else None
    if agency and header.parent_agency and header.parent_agency.value and agency.lower() == "văn phòng":
        agency = header.parent_agency.value
    names = tuple(fact.value for fact in facts if fact and fact.value)
    parent = header.parent_agency.value if header.parent_agency else None
    return Sender(names, agency or "", noise, parent=parent or "", is_province=is_province)


def _partial(date: Fact[str] | None) -> PartialDate | None:
    return PartialDate.parse(date.value) if date and date.value else None


def _full(date: Fact[str] | None) -> _date | None:
    parsed = _partial(date)
    return parsed.first() if parsed and parsed.day else None
