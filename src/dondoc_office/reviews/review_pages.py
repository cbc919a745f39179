"""Pages of reviews: the list, setting one up, its table, its steps, its report in Word."""

from __future__ import annotations

import io

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.documents.policy import sees as sees_document
from dondoc_office.documents.policy import visible_documents
from dondoc_office.papers.word import WORD, written
from dondoc_office.reviews.actions.reviewing import SET_UP, add_thrust, draft_review, move_review
from dondoc_office.reviews.forms import ReviewForm, StepForm, ThrustForm
from dondoc_office.reviews.models import Thrust
from dondoc_office.reviews.papers import review_paper
from dondoc_office.reviews.policy import (
    WHY,
    get_review,
    manages,
    manages_somewhere,
    require_management,
    visible_reviews,
)
from dondoc_office.reviews.states import NEEDS_REASON, Move, Side, moves_from
from dondoc_office.reviews.table import table
from dondoc_office.sheets.answers import download
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def review_list(request: OfficeRequest) -> HttpResponse:
    """Reviews of her offices, with how far each has come."""
    rows = visible_reviews(request.standing).select_related("office", "term", "until")
    counted = rows.annotate(
        goals=Count("lines", distinct=True),
        assessed=Count("lines", filter=Q(lines__opinions__side=Side.UNIT), distinct=True),
        checked=Count("lines", filter=Q(lines__opinions__side=Side.CHECK), distinct=True),
    ).order_by("-until__end", "-created_at", "-pk")
    context = {"rows": page_of(counted, request.GET.get("trang"))}
    return page(request, "reviews/list.html", context | {"may_add": manages_somewhere(request.standing)})


@signed_in
@require_http_methods(["GET", "POST"])
def review_add(request: OfficeRequest) -> HttpResponse:
    """A review of the office where she is clerk or leader."""
    if not manages_somewhere(request.standing):
        raise NotAllowed(WHY["manage"])
    held = Unit.objects.filter(pk__in=request.standing.units(Role.CLERK, Role.LEADER))
    office = get_object_or_404(held.order_by("path")[:1])
    documents = visible_documents(request.standing).filter(office=office).defer("reading", "words")
    form = ReviewForm(request.POST or None, documents=documents.order_by("-issued_on")[:300])
    if request.method == "POST" and form.is_valid():
        made = draft_review(office, form.cleaned_data, by=request.person, at=request.now)
        return redirect("review-page", made.pk)
    context = {"form": form, "office": office}
    return page(request, "reviews/add.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def review_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """The table of a review."""
    review = get_review(request.standing, pk)
    document = review.document
    managing = manages(request.standing, review.office)
    context = {
        "review": review,
        "table": table(review, request.standing),
        "document": document if document and sees_document(request.standing, document) else None,
        "steps": [(step, step in NEEDS_REASON) for step in moves_from(review.stage)] if managing else [],
        "sets_up": managing and review.stage in SET_UP,
        "thrusts": review.thrusts.prefetch_related("lines"),
        "thrust_form": ThrustForm(),
    }
    return page(request, "reviews/review.html", context)


@signed_in
@require_POST
def review_move(request: OfficeRequest, pk: int, step: str) -> HttpResponse:
    """One step of the whole review."""
    review = get_review(request.standing, pk)
    if step not in list(Move):
        raise Http404
    form = StepForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        move_review(review, Move(step), reason=reason, by=request.person, at=request.now)
    except HouseError as error:
        if error.http_status == 403:
            raise
        messages.error(request, error.said.in_language(get_language() or "vi"))
    return redirect("review-page", pk)


@signed_in
@require_POST
def thrust_add(request: OfficeRequest, pk: int) -> HttpResponse:
    """A programme or breakthrough of the resolution."""
    review = get_review(request.standing, pk)
    require_management(request.standing, review.office)
    form = ThrustForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        add_thrust(review, said["name"], Thrust.Sort(said["sort"]), by=request.person, at=request.now)
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect("review-page", pk)


@signed_in
@require_GET
def review_word(request: OfficeRequest, pk: int) -> FileResponse:
    """The draft report of the review."""
    review = get_review(request.standing, pk)
    paper = review_paper(table(review, request.standing), on=request.today, address=settings.ADDRESS)
    return download(io.BytesIO(written(paper)), f"so-ket-{review.term.code}.docx", WORD)
