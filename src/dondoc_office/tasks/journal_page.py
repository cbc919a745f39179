"""The journal for auditors: it stands here because what is restricted is known here."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from dondoc.errors import Message
from dondoc_office.journal.models import Entry
from dondoc_office.journal.naming import kept_from, shown_to
from dondoc_office.journal.verbs import verbs
from dondoc_office.people.models import Person
from dondoc_office.people.naming import told_apart
from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.site.typed import day_of, key_of
from dondoc_office.units.policy import reads_journal
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.standing import Standing

ONLY_AUDITORS = Message(
    vi="nhật ký chung là của người kiểm tra, giám sát ở cơ quan cao nhất.",
    en="the whole journal is for the auditor of the top office.",
)


@signed_in
@require_GET
def journal_page(request: OfficeRequest) -> HttpResponse:
    """Who did what, when and why; newest first, narrowed by the address."""
    if not reads_journal(request.standing):
        raise NotAllowed(ONLY_AUDITORS)
    entries = _narrowed(_visible(request.standing).select_related("by"), request.GET)
    language = get_language() or "vi"
    rows = page_of(entries, request.GET.get("trang"))
    context = {
        "rows": rows,
        "shown": shown_to(request.standing, rows),
        "chosen": request.GET,
        "people": told_apart(Person.objects.only("name", "title", "email")),
        "verbs": sorted((verb, said.in_language(language)) for verb, said in verbs().items()),
    }
    return page(request, "journal/page.html", context)


def _visible(standing: Standing) -> QuerySet[Entry]:
    """All but what happened to restricted documents that do not name her, and to what came of them."""
    return Entry.objects.exclude(subject__in=kept_from(standing))


def _narrowed(entries: QuerySet[Entry], chosen: QueryDict) -> QuerySet[Entry]:
    who, verb, about = key_of(chosen.get("ai", "")), chosen.get("viec", ""), chosen.get("ve", "").strip()
    if who is not None:
        entries = entries.filter(by=who)
    if verb:
        entries = entries.filter(verb=verb)
    if about:
        entries = entries.filter(subject=about)
    since, until = _begin(chosen.get("tu", "")), _begin(chosen.get("den", ""))
    if since:
        entries = entries.filter(at__gte=since)
    return entries.filter(at__lt=until + timedelta(days=1)) if until else entries


def _begin(said: str) -> datetime | None:
    day = day_of(said)
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
