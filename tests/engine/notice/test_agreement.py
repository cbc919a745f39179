"""Two readers of an order: agreement makes both, disagreement keeps both answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dondoc.notice.agreement import Agreement
from dondoc.notice.model import Directive, Party
from dondoc.notice.second import Mark, Role, RoleSpan
from dondoc.text.spans import Span
from dondoc.text.view import View
from dondoc.vietnamese.times import PartialDate, Reference, find_times

TEXT = "Mở đầu. Giao Sở Y tế phối hợp với Sở Tài chính rà soát, báo cáo UBND tỉnh trước ngày 05/6/2024."


class Says:
    """A second reader that says what it was told to, whatever the clause."""

    def __init__(self, *answers: tuple[Role, str, float]) -> None:
        self.answers = answers

    def roles(self, clause: str, marks: Sequence[Mark] = ()) -> Sequence[RoleSpan]:
        found = [(role, clause.index(words), words, sure) for role, words, sure in self.answers]
        return [RoleSpan(role, at, at + len(words), sure) for role, at, words, sure in found]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def order(*leads: str) -> Directive:
    named = tuple(Party(span=span(n), value=n, confidence=0.9, rule="role.lead.explicit") for n in leads)
    whole = Span(TEXT.index("Giao"), len(TEXT) - 1)
    return Directive(
        id="D1",
        section=None,
        span=whole,
        kind="assigned" if leads else "general",
        leads=named,
        lead_source="explicit" if leads else "none",
        confidence=0.9,
        rule="order.trigger.giao",
        missing=("deadline",) if leads else ("lead", "deadline"),
    )


def agreed(directive: Directive, *answers: tuple[Role, str, float]) -> Directive:
    view = View(TEXT)
    reference = Reference(PartialDate(2024, 5, 20))
    times = find_times(view.folded)
    [one] = Agreement(view, Says(*answers), bodies=(), times=times, reference=reference).of([directive])
    return one


def test_what_both_find_is_from_both() -> None:
    [lead] = agreed(order("Sở Y tế"), ("lead", "Sở Y tế", 0.6)).leads
    assert (lead.source, lead.alternatives) == ("both", ())


def test_another_role_for_the_same_words_is_kept_beside() -> None:
    [lead] = agreed(order("Sở Y tế"), ("coordinating", "Sở Y tế", 0.9)).leads
    assert lead.source == "grammar"
    assert [(other.rule, other.source) for other in lead.alternatives] == [("crf.coordinating", "crf")]


def test_a_sure_partner_is_added_where_it_stands() -> None:
    [partner] = agreed(order("Sở Y tế"), ("coordinating", "Sở Tài chính", 0.97)).coordinating
    assert (partner.source, partner.span.of(TEXT)) == ("crf", "Sở Tài chính")


def test_an_unsure_partner_is_not() -> None:
    assert agreed(order("Sở Y tế"), ("coordinating", "Sở Tài chính", 0.7)).coordinating == ()


def test_a_second_lead_is_never_added_but_a_first_one_is() -> None:
    assert len(agreed(order("Sở Y tế"), ("lead", "Sở Tài chính", 0.99)).leads) == 1
    found = agreed(order(), ("lead", "Sở Y tế", 0.99))
    assert [lead.span.of(TEXT) for lead in found.leads] == ["Sở Y tế"]
    assert (found.kind, found.lead_source, found.missing) == ("assigned", "explicit", ("deadline",))


def test_a_sure_deadline_fills_a_gap_with_its_value() -> None:
    found = agreed(order("Sở Y tế"), ("deadline", "trước ngày 05/6/2024", 0.95))
    assert found.deadline is not None
    assert (found.deadline.value, found.deadline.rule) == ("2024-06-05", "crf.deadline")
    assert found.missing == ()


def test_words_that_are_no_time_make_no_deadline() -> None:
    assert agreed(order("Sở Y tế"), ("deadline", "rà soát", 0.99)).deadline is None


def test_what_another_will_submit_is_no_report_of_this_order() -> None:
    text = "Giao Sở Y tế lập danh sách gửi Sở Nội vụ để tổng hợp, trình UBND tỉnh"
    start = text.index("Sở Nội vụ")
    named = Party(span=Span(start, start + 9), value="Sở Nội vụ", confidence=0.9, rule="role.report-to.gui")
    directive = replace(order(), span=Span(0, len(text)), report_to=(named,))
    agreement = Agreement(
        View(text), Says(("report_to", "UBND tỉnh", 0.99)), bodies=(), times=(), reference=Reference()
    )
    [one] = agreement.of([directive])
    assert [party.value for party in one.report_to] == ["Sở Nội vụ"]


def test_a_day_before_the_document_is_no_deadline_that_the_second_reader_adds() -> None:
    view = View(TEXT)
    times = find_times(view.folded)
    second = Says(("deadline", "trước ngày 05/6/2024", 0.95))
    reference = Reference(PartialDate(2024, 7, 1))
    [one] = Agreement(view, second, bodies=(), times=times, reference=reference).of([order("Sở Y tế")])
    assert one.deadline is None
