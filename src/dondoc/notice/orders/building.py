"""From drafts to the orders of the contract, in places of the original text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.model import Directive, Missing, Party, PartyKind, Section
from dondoc.notice.orders.clauses import read_clauses
from dondoc.notice.orders.deadlines import read_deadline
from dondoc.notice.orders.deliverables import read_deliverable
from dondoc.notice.orders.drafting import Draft
from dondoc.notice.orders.parts import trimmed
from dondoc.notice.orders.roles import Place, RoleFinder, Roles
from dondoc.notice.orders.scan import Scan
from dondoc.notice.parties import party_of
from dondoc.notice.sections import Outline
from dondoc.text.spans import Span
from dondoc.text.view import View
from dondoc.vietnamese.times import Reference

_STRANGE = 0.55  # a name in no register is less sure than this
CONFIDENCE = {"trigger": 0.92, "actor": 0.85, "anaphora": 0.8, "verb": 0.75, "table": 0.85}


class Builder:
    """Builds the orders of one document."""

    def __init__(self, scan: Scan, view: View, reference: Reference, sections: Sequence[Section]) -> None:
        self.scan = scan
        self.view = view
        self.reference = reference
        self.outline = Outline(sections)
        self.roles = RoleFinder(scan)

    def build(self, drafts: Iterable[Draft]) -> tuple[Directive, ...]:
        """The orders in reading order, numbered D1, D2 …; the closing formula gives its addressees to all."""
        ordered = sorted(drafts, key=lambda draft: (draft.start, draft.end))
        closing = [draft for draft in ordered if draft.kind == "closing"]
        addressees = tuple(self._leads(closing[-1])) if closing else ()
        return tuple(self._directive(draft, f"D{n}", addressees) for n, draft in enumerate(ordered, 1))

    def _directive(self, draft: Draft, name: str, addressees: tuple[Party, ...]) -> Directive:
        start, end = trimmed(self.scan.folded, draft.start, draft.end)
        draft.start, draft.end = start, end
        span = self.view.origin(start, end)
        roles = self._roles(draft)
        leads = tuple(self._leads(draft))
        clauses = read_clauses(self.scan, draft.work, min(draft.task_end or end, end))
        deadline = read_deadline(self.scan, draft, self.view, self.reference)
        deliverable = read_deliverable(self.scan, draft.work, end, self.view)
        supervisors = self._parties(self._watching(draft) + roles.supervisors)
        report_to, adviser_to = self._parties(roles.report_to), self._parties(roles.adviser_to)
        return Directive(
            id=name,
            section=self._section(span),
            span=span,
            kind=draft.kind,
            trigger=self._span(draft.trigger),
            leads=leads,
            coordinating=self._parties(self._partners(draft) + roles.coordinating),
            adviser_to=adviser_to,
            supervisors=supervisors,
            report_to=report_to,
            affected=self._parties(roles.affected),
            lead_source=draft.lead_source if leads else "none",
            default_addressees=addressees if draft.kind == "general" else (),
            actions=tuple([self.view.origin(*action) for action in clauses.actions]),
            constraints=tuple([self.view.origin(*limit) for limit in clauses.constraints]),
            notes=tuple([self.view.origin(*note) for note in draft.notes if note[1] > note[0]]),
            purpose=self._span(clauses.purpose),
            deliverable=deliverable,
            deadline=deadline,
            confidence=CONFIDENCE.get(draft.rule.split(".")[1], 0.7),
            rule=draft.rule,
            missing=()
            if draft.kind == "closing"
            else missing(
                leads,
                work=bool(clauses.actions),
                deadline=deadline is not None,
                product=deliverable is not None,
                authority=bool(report_to or adviser_to or supervisors),
            ),
        )

    def _roles(self, draft: Draft) -> Roles:
        taken = draft.leads + draft.supervisors + draft.coordinating
        return self.roles.read(draft.work, draft.task_end or draft.end, taken)

    def _leads(self, draft: Draft) -> Iterable[Party]:
        for body in draft.leads:
            place = Place(
                body.start,
                body.end,
                f"role.lead.{draft.lead_source}" + (".la" if body.confidence < _STRANGE else ""),
                draft.trigger,
                body,
            )
            yield self._party(place)

    def _watching(self, draft: Draft) -> tuple[Place, ...]:
        rule = "role.supervisor.truc-tiep-chi-dao"
        return tuple(Place(body.start, body.end, rule, draft.trigger, body) for body in draft.supervisors)

    def _partners(self, draft: Draft) -> tuple[Place, ...]:
        rule = "role.coordinating.bang"
        return tuple(Place(body.start, body.end, rule, None, body) for body in draft.coordinating)

    def _section(self, span: Span) -> str | None:
        section = self.outline.at(span.start)
        return section.id if section else None

    def _span(self, place: tuple[int, int] | None) -> Span | None:
        return None if place is None else self.view.origin(*place)

    def _parties(self, places: Iterable[Place]) -> tuple[Party, ...]:
        return tuple(self._party(place) for place in places)

    def _party(self, place: Place) -> Party:
        body = place.body
        return party_of(
            self.view,
            (place.start, place.end),
            body,
            confidence=body.confidence if body else 0.5,
            rule=place.rule,
            cue=self._span(place.cue),
        )


def _kind(body: BodyMention | None) -> PartyKind:
    return body.kind if body else "agency"


def missing(
    leads: Sequence[Party], *, work: bool, deadline: bool, product: bool, authority: bool
) -> tuple[Missing, ...]:
    """Which of the six clarities an order lacks: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền."""
    accountable = len(leads) == 1 and leads[0].kind != "group"
    has: dict[Missing, bool] = {
        "lead": bool(leads),
        "work": work,
        "deadline": deadline,
        "responsible": accountable,
        "product": product,
        "authority": authority,
    }
    return tuple([name for name, present in has.items() if not present])
