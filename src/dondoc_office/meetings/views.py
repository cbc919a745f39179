"""Pages of meetings: the list, the board of one, what is still owed on paper, calling and correcting one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.documents.policy import get_document, offices_of, visible_documents
from dondoc_office.journal.models import Entry
from dondoc_office.meetings import actions
from dondoc_office.meetings.boards import board
from dondoc_office.meetings.forms import MeetingForm, PaperForm
from dondoc_office.meetings.models import Meeting, PaperRole, Series
from dondoc_office.meetings.policy import (
    NOT_THE_KEEPER,
    get_meeting,
    keeps,
    require_keeping,
    visible_meetings,
)
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.site.typed import key_of
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import OPEN
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def meeting_list(request: OfficeRequest) -> HttpResponse:
    """Meetings, the next ones first, each with how much of its conclusions is still open."""
    chosen = key_of(request.GET.get("loat", ""))
    meetings = visible_meetings(request.standing).select_related("office", "chair", "series")
    if chosen is not None:
        meetings = meetings.filter(series=chosen)
    if words := request.GET.get("tim", "").strip():
        meetings = meetings.matching(words)
    rows = page_of(meetings, request.GET.get("trang"))
    counts = _counts(request, [meeting.notice_id for meeting in rows])
    seen = visible_meetings(request.standing).values("series")
    context = {
        "rows": rows,
        "lines": [(meeting, *counts.get(meeting.notice_id, (0, 0))) for meeting in rows],
        "series": Series.objects.filter(pk__in=seen).select_related("office"),
        "chosen": chosen,
        "words": words,
        "may_add": bool(offices_of(request.standing)),
    }
    return page(request, "meetings/list.html", context)


def _counts(request: OfficeRequest, notices: Iterable[int | None]) -> dict[int | None, tuple[int, int]]:
    """Tasks of each notice that she sees: all, open."""
    tasks = visible_tasks(request.standing).filter(document__in=[pk for pk in notices if pk], parent=None)
    rows = (
        tasks.order_by()
        .values("document")
        .annotate(n=Count("pk"), still=Count("pk", filter=Q(state__in=sorted(OPEN))))
    )
    return {row["document"]: (row["n"], row["still"]) for row in rows}


@signed_in
@require_GET
def meeting_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """The board of one meeting."""
    meeting = get_meeting(request.standing, pk)
    keeper = keeps(request.standing, meeting.office)
    laid = visible_documents(request.standing).values("pk")
    context = {
        "meeting": meeting,
        "board": board(meeting, request.standing, today=request.today),
        "ahead": meeting.is_ahead(request.today),
        "papers": meeting.papers.filter(document__in=laid)
        .select_related("document")
        .defer("document__reading"),
        "keeper": keeper,
        "form": _paper_form(request, meeting) if keeper else None,
        "following": _following(request, meeting),
        "history": Entry.objects.about(f"meeting:{meeting.pk}").select_related("by")[:50],
    }
    return page(request, "meetings/meeting.html", context)


def _following(request: OfficeRequest, meeting: Meeting) -> Meeting | None:
    if meeting.series_id is None:
        return None
    later = visible_meetings(request.standing).filter(series=meeting.series_id, held_on__gt=meeting.held_on)
    return later.order_by("held_on", "pk").first()


def _paper_form(request: OfficeRequest, meeting: Meeting, *, sent: bool = False) -> PaperForm:
    documents = visible_documents(request.standing).in_force().filter(office=meeting.office)
    recent = documents.filter(uploaded_at__date__gte=meeting.held_on - timedelta(days=60))
    chosen = documents if sent else recent.defer("reading", "words")
    return PaperForm(request.POST if sent else None, documents=chosen)


@signed_in
@require_GET
def meeting_owed(request: OfficeRequest, pk: int) -> HttpResponse:
    """“Những việc còn nợ” on paper, for the folder of the meeting."""
    meeting = get_meeting(request.standing, pk)
    context = {"meeting": meeting, "board": board(meeting, request.standing, today=request.today, most=None)}
    return page(request, "meetings/owed.html", context)


def _office(request: OfficeRequest) -> Unit:
    """The office for which she calls meetings: the one she chose, else her highest."""
    offices = offices_of(request.standing)
    if not offices:
        raise NotAllowed(NOT_THE_KEEPER)
    wanted = request.GET.get("co-quan", "")
    return next((one for one in offices if str(one.pk) == wanted), offices[0])


@signed_in
@require_http_methods(["GET", "POST"])
def meeting_add(request: OfficeRequest) -> HttpResponse:
    """A meeting ahead: it takes up by itself what earlier sessions of its series left open."""
    after = key_of(request.GET.get("sau", ""))
    former = get_meeting(request.standing, after) if after is not None else None
    office = former.office if former else _office(request)
    require_keeping(request.standing, office)
    form = MeetingForm(request.POST or None, office=office, initial=_like(former))
    if request.method == "POST" and form.is_valid():
        meeting = actions.call_meeting(
            office,
            form.columns(),
            series=form.cleaned_data["series"],
            attendees=form.lines(),
            by=request.person,
            at=request.now,
        )
        messages.success(
            request, _("Đã lập phiên họp. Việc còn nợ của các phiên trước đã có trong chương trình.")
        )
        return redirect("meeting-page", meeting.pk)
    context = {"form": form, "office": office}
    return page(request, "meetings/form.html", context, status=422 if form.errors else 200)


def _like(former: Meeting | None) -> dict[str, object]:
    """The next session of a series, a month later, as a first draft of the form."""
    if former is None:
        return {}
    day = former.held_on + timedelta(days=30)
    held = {"kind": former.kind, "held_on": day, "period": f"{day:%Y-%m}", "place": former.place}
    kind = former.get_kind_display() if former.series is None else former.series.name
    held |= {"name": f"{kind} tháng {day.month} năm {day.year}", "chair": former.chair_id}
    held["series"] = former.series.name if former.series else ""
    held["attendees"] = "\n".join(former.attendees.values_list("text", flat=True))
    return held


@signed_in
@require_http_methods(["GET", "POST"])
def meeting_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Correct what is known of a meeting; what was typed stays when somebody else was faster."""
    meeting = get_meeting(request.standing, pk)
    require_keeping(request.standing, meeting.office)
    sent = request.method == "POST"
    form = MeetingForm(request.POST, office=meeting.office) if sent else MeetingForm.filled(meeting)
    if sent and form.is_valid():
        try:
            actions.change_meeting(
                meeting,
                form.columns(),
                series=form.cleaned_data["series"],
                attendees=form.lines(),
                version=form.cleaned_data["version"],
                by=request.person,
                at=request.now,
            )
        except OutOfDate as error:
            form.data = {**request.POST.dict(), "version": str(Meeting.objects.get(pk=pk).version)}
            form.add_error(None, error.said.in_language(get_language() or "vi"))
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("meeting-page", pk)
    context = {"form": form, "office": meeting.office, "meeting": meeting}
    return page(request, "meetings/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def meeting_from_notice(request: OfficeRequest, pk: int) -> HttpResponse:
    """The meeting of a read notice: to it where it exists, else made in one step."""
    notice = get_document(request.standing, pk)
    held = visible_meetings(request.standing).filter(notice=notice).first()
    if held is None and request.method == "GET":
        require_keeping(request.standing, notice.office)
        return page(request, "meetings/from_notice.html", {"document": notice})
    if held is None:
        held = actions.call_from_notice(notice, by=request.person, at=request.now)
        messages.success(request, _("Đã lập phiên họp từ thông báo."))
    return redirect("meeting-page", held.pk)


@signed_in
@require_POST
def meeting_paper(request: OfficeRequest, pk: int) -> HttpResponse:
    """Lay a document of the register before the meeting."""
    meeting = get_meeting(request.standing, pk)
    require_keeping(request.standing, meeting.office)
    form = _paper_form(request, meeting, sent=True)
    if form.is_valid():
        role = PaperRole(form.cleaned_data["role"])
        document = form.cleaned_data["document"]
        actions.lay_before(meeting, document, role=role, by=request.person, at=request.now)
        messages.success(request, _("Đã đưa vào tài liệu phiên họp."))
    else:
        messages.error(request, _("Hãy chọn một văn bản trong danh sách."))
    return redirect("meeting-page", pk)
