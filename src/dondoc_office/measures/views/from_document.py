"""Figures taken from a document that was read: proposed beside indicators, taken over by a person, words attached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import get_document
from dondoc_office.measures.actions.entering import Entry, enter, planned
from dondoc_office.measures.errors import EntriesRefused, SecretFigures
from dondoc_office.measures.models import Indicator, Period, Status, Target, Tracking, Via
from dondoc_office.measures.numbers import NotANumber, read_number, typed
from dondoc_office.measures.policy import WHY, Followers, enters
from dondoc_office.measures.proposing import Candidate, PlanCheck, Stated, best, plan_check, stated
from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in


@dataclass
class Offer:
    """One figure of the text with what it may be, and what the person chose (đề xuất số liệu)."""

    figure: Stated
    candidates: Sequence[Candidate]
    check: PlanCheck | None
    period: str
    status: str
    code: str = ""
    typed: str = ""
    wanted: bool = False
    wrong: Message | None = None
    entry: Entry | None = field(default=None)


@signed_in
@require_http_methods(["GET", "POST"])
def document_figures(request: OfficeRequest, pk: int) -> HttpResponse:
    """The figures of a document beside the indicators of its office."""
    document = get_document(request.standing, pk)
    if document.restricted:
        raise SecretFigures
    if not enters(request.standing, 0, document.office, Followers([])):
        raise NotAllowed(WHY["enter"])
    indicators = _followed(document)
    offers = _offers(document, list(indicators.values()))
    if request.method == "POST":
        _choose(request, document, offers, indicators)
        wanted = [offer for offer in offers if offer.entry]
        if wanted and not any(offer.wrong for offer in offers) and _taken(request, wanted):
            return redirect(f"{reverse('measure-check')}?don-vi={document.office.code}&ky={wanted[0].period}")
    context = {
        "document": document,
        "offers": offers,
        "indicators": list(indicators.values()),
        "periods": Period.objects.filter(start__lte=request.today).order_by("-end")[:60],
        "statuses": Status.choices,
    }
    wrong = any(offer.wrong for offer in offers)
    return page(request, "measures/from_document.html", context, status=422 if wrong else 200)


def _followed(document: Document) -> dict[str, Indicator]:
    rows = Tracking.objects.filter(office=document.office, ended_on=None, indicator__formula="")
    return {row.indicator.code: row.indicator for row in rows.select_related("indicator")}


def _offers(document: Document, indicators: Sequence[Indicator]) -> list[Offer]:
    """Every figure with its candidates; its share held against the plan of the best one."""
    told = best(stated(document.reading or {"text": ""}), indicators)
    plans = _plans(document, indicators)
    known = set(Period.objects.values_list("code", flat=True))
    default = str(document.issued_on or "")[:7]
    offers = []
    for figure, found in told:
        first = found[0] if found else None
        code = figure.period if figure.period in known else default
        plan = plans.get((first.indicator.pk, code[:4])) if first else None
        offer = Offer(
            figure,
            found,
            plan_check(figure, first, plan.goal.bound if plan else None) if first else None,
            period=code,
            status=Status.ESTIMATE,
            code=first.indicator.code if first else "",
            typed=typed(first.value if first else None),
        )
        offers.append(offer)
    return offers


def _plans(document: Document, indicators: Sequence[Indicator]) -> dict[tuple[int, str], Target]:
    rows = Target.objects.current().filter(
        unit=document.office, indicator__in=indicators, period__kind="year"
    )
    return {(row.indicator_id, row.period.code): row for row in rows.select_related("period")}


def _choose(
    request: OfficeRequest, document: Document, offers: Sequence[Offer], indicators: dict[str, Indicator]
) -> None:
    """What was ticked, typed and chosen for each figure."""
    said = request.POST
    periods = {row.code: row for row in Period.objects.all()}
    for offer in offers:
        key = offer.figure.key
        offer.wanted = f"t-{key}" in said
        if not offer.wanted:
            continue
        offer.code, offer.typed = said.get(f"i-{key}", ""), said.get(f"v-{key}", "")
        offer.period, offer.status = said.get(f"k-{key}", ""), said.get(f"s-{key}", Status.ESTIMATE)
        one, period = indicators.get(offer.code), periods.get(offer.period)
        if one is None or period is None or offer.status not in Status.values:
            offer.wrong = Message("hãy chọn chỉ tiêu và kỳ.", "choose the indicator and the period.")
            continue
        try:
            value = read_number(offer.typed)
        except NotANumber as error:
            offer.wrong = error.why
            continue
        if value is None:
            offer.wrong = Message("hãy ghi số.", "write the number.")
            continue
        place = (offer.figure.start, offer.figure.end)
        words = offer.figure.words[:1000]
        offer.entry = Entry(one, document.office, period, value, Status(offer.status), words, document, place)


def _taken(request: OfficeRequest, offers: Sequence[Offer]) -> bool:
    """All that were ticked or none; a refusal stands beside its figure."""
    entries = [offer.entry for offer in offers if offer.entry]
    try:
        batch = enter(entries, via=Via.DOCUMENT, send=True, by=request.person, at=request.now)
    except EntriesRefused as error:
        for offer, line in zip(
            offers, planned(entries, by=request.person, at=request.now).lines, strict=True
        ):
            offer.wrong = line.refused
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return False
    count = batch.count if batch else 0
    words = ngettext("Đã nhận và gửi %(n)s số.", "Đã nhận và gửi %(n)s số.", count) % {"n": count}
    messages.success(request, words)
    return True
