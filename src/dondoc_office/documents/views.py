"""Pages of documents: the list, taking in, one document, its register entry, its file, the review."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc import DondocError
from dondoc_office.documents import actions, reviewing
from dondoc_office.documents.errors import AlreadyHere
from dondoc_office.documents.forms import ProposalForm, RegisterForm, UploadForm, WithdrawForm
from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.marking import marks_of, pieces
from dondoc_office.documents.models import UNREAD, Direction, Document, Proposal, ProposalState
from dondoc_office.documents.policy import (
    get_document,
    get_proposal,
    keeps_register,
    offices_of,
    require_register,
    visible_documents,
)
from dondoc_office.documents.twins import twins_of
from dondoc_office.site.errors import OutOfDate, StorageFull
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.site.typed import key_of
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def document_list(request: OfficeRequest) -> HttpResponse:
    """The registers: outgoing and incoming, newest first, searchable with and without marks."""
    direction = request.GET.get("so", "")
    words = request.GET.get("tim", "").strip()
    documents = (
        visible_documents(request.standing).in_force().defer("reading", "words").select_related("office")
    )
    if direction in Direction.values:
        documents = documents.filter(direction=direction)
    if words:
        documents = documents.matching(words)
    rows = page_of(documents, request.GET.get("trang"))
    twins = twins_of(list(rows), request.standing)
    context = {
        "rows": rows,
        "lines": [(document, twins.get(document.pk, ())) for document in rows],
        "reading": sum(document.state in UNREAD for document in rows),
        "words": words,
        "direction": direction,
        "may_add": bool(offices_of(request.standing)),
    }
    return page(request, "documents/list.html", context, fragment="rows")


@signed_in
@require_http_methods(["GET", "POST"])
def document_add(request: OfficeRequest) -> HttpResponse:
    """Several files or a pasted text come in; one bad file does not stop the others."""
    offices = offices_of(request.standing)
    form = UploadForm(request.POST or None, request.FILES or None, offices=offices)
    if request.method == "POST" and form.is_valid():
        uploads = [actions.Upload(file.name or "", file.read()) for file in form.cleaned_data["attached"]]
        if form.cleaned_data["pasted"].strip():
            uploads.append(actions.Upload(_("văn bản dán.txt"), form.cleaned_data["pasted"].encode()))
        taken = [document for upload in uploads if (document := _take_in(request, form, upload)) is not None]
        if taken:
            messages.success(request, _taken(taken, len(uploads)))
            return redirect("document-page", taken[0].pk) if len(uploads) == 1 else redirect("document-list")
    status = 422 if form.errors else 200
    if form.has_error("attached", StorageFull.code):
        status = StorageFull.http_status
    return page(request, "documents/add.html", {"form": form, "offices": offices}, status=status)


def _take_in(request: OfficeRequest, form: UploadForm, upload: actions.Upload) -> Document | None:
    office, direction = form.cleaned_data["office"], Direction(form.cleaned_data["direction"])
    try:
        document = actions.take_in(
            office,
            upload,
            direction=direction,
            restricted=form.cleaned_data["restricted"],
            by=request.person,
            at=request.now,
        )
    except DondocError as error:
        said = error.said.in_language(get_language() or "vi")
        if isinstance(error, AlreadyHere):
            there = reverse("document-page", args=[error.data["document"]])
            messages.error(request, format_html('{} <a href="{}">{}</a>', said, there, _("Mở văn bản đó")))
        else:
            messages.error(request, said)
        form.add_error("attached", ValidationError(said, error.code))
        return None
    read_document.enqueue(document.pk)
    return document


def _taken(documents: list[Document], sent: int) -> str:
    """One sentence for all that came in: forty of them would hide the list, and what was refused."""
    if sent == 1:
        return _("Đã nhận %(name)s, đang đọc.") % {"name": documents[0].file_name}
    words = ngettext(
        "Đã nhận %(count)s trên %(sent)s tệp, đang đọc; tình trạng từng văn bản ở danh sách dưới đây.",
        "Đã nhận %(count)s trên %(sent)s tệp, đang đọc; tình trạng từng văn bản ở danh sách dưới đây.",
        len(documents),
    )
    return words % {"count": len(documents), "sent": sent}


@signed_in
@require_GET
def document_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One document: its register entry, its tasks, how far the reading is."""
    document = get_document(request.standing, pk)
    actions.look(document, by=request.person, at=request.now)
    context = {
        "document": document,
        "may_review": keeps_register(request.standing, document.office),
        "twins": twins_of([document], request.standing).get(document.pk, ()),
        "named": [*document.named_people.all(), *document.named_units.all()] if document.restricted else [],
        "waiting": document.proposals.filter(state="proposed").count(),
        "problems": (document.reading or {}).get("problems", []),
        "failure": document.failure_en if get_language() == "en" else document.failure_vi,
    }
    return page(request, "documents/document.html", context, fragment="reading")


@signed_in
@require_GET
def document_file(request: OfficeRequest, pk: int) -> FileResponse:
    """The file as it came, always as a download."""
    document = get_document(request.standing, pk)
    actions.look(document, by=request.person, at=request.now)
    response = FileResponse(document.file.open("rb"), as_attachment=True, filename=document.file_name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def document_register(request: OfficeRequest, pk: int) -> HttpResponse:
    """The clerk corrects the register entry."""
    document = get_document(request.standing, pk)
    require_register(request.standing, document.office)
    form = RegisterForm(request.POST or None, instance=document)
    if request.method == "POST" and form.is_valid():
        fresh = get_document(request.standing, pk)
        actions.register(fresh, form.cleaned_data, by=request.person, at=request.now)
        messages.success(request, _("Đã lưu vào sổ."))
        return redirect("document-page", pk)
    context = {"document": document, "form": form}
    return page(request, "documents/register.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def document_withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    """The clerk takes back what came in by mistake; it stays, marked."""
    document = get_document(request.standing, pk)
    require_register(request.standing, document.office)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(document, reason=form.cleaned_data["reason"], by=request.person, at=request.now)
        messages.success(request, _("Đã rút văn bản; bản này vẫn được giữ và ghi rõ là đã rút."))
        return redirect("document-page", pk)
    context = {"document": document, "form": form}
    return page(request, "documents/withdraw.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def document_review(request: OfficeRequest, pk: int) -> HttpResponse:
    """The words on the left, what was understood on the right."""
    document = get_document(request.standing, pk)
    require_register(request.standing, document.office)
    actions.look(document, by=request.person, at=request.now)
    tab = request.GET.get("the", "nhiem-vu")
    order = "position" if request.GET.get("xep") == "van-ban" else "confidence"
    proposals = sorted(
        document.proposals.exclude(state="merged").order_by(order, "position", "pk"), key=_is_decided
    )
    reading = document.reading or {}
    problems = reading.get("problems", []) if tab == "loi" else []
    context = {
        "document": document,
        "tab": tab,
        "order": order,
        "pieces": pieces(document.text, marks_of([(p.pk, p.fields) for p in proposals], problems)),
        "cards": [
            (proposal, ProposalForm.filled(proposal.fields, proposal.version)) for proposal in proposals
        ],
        "decided": sum(map(_is_decided, proposals)),
        "reading": reading,
        "problem_count": len(reading.get("problems", [])),
    }
    return page(request, "documents/review.html", context)


def _is_decided(proposal: Proposal) -> bool:
    return proposal.state != ProposalState.PROPOSED


@signed_in
@require_POST
def proposal_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Correct, refuse, restore, split or merge one proposal; what was typed is never lost."""
    proposal = get_proposal(request.standing, pk)
    form = ProposalForm(request.POST)
    step = request.POST.get("viec", "")
    if not form.is_valid():
        return show_conflict(request, proposal, form, 422)
    version = form.cleaned_data["version"]
    try:
        if step == "luu":
            proposal = reviewing.correct(
                proposal, form.values(), version=version, by=request.person, at=request.now
            )
        elif step == "loai":
            reviewing.refuse(proposal, version=version, by=request.person, at=request.now)
        elif step == "khoi-phuc":
            reviewing.restore(proposal, version=version, by=request.person, at=request.now)
        elif step == "gop":
            other = _following(proposal)
            reviewing.merge(proposal, other, version=version, by=request.person, at=request.now)
    except OutOfDate as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return show_conflict(request, proposal, form, 409)
    return back_to_review(proposal)


@signed_in
@require_POST
def proposal_split(request: OfficeRequest, pk: int) -> HttpResponse:
    """Cut at a place the person chose in the words."""
    proposal = get_proposal(request.standing, pk)
    offset, version = (key_of(request.POST.get(name, "")) for name in ("cho", "version"))
    if offset is not None and version is not None:
        try:
            reviewing.split(proposal, offset, version=version, by=request.person, at=request.now)
        except ValueError:
            messages.error(request, _("Chỗ tách phải nằm trong lời giao việc."))
    return back_to_review(proposal)


@signed_in
@require_POST
def proposal_add(request: OfficeRequest, pk: int) -> HttpResponse:
    """Words that a person marked become a proposal."""
    document = get_document(request.standing, pk)
    start, end = (key_of(request.POST.get(name, "")) for name in ("tu", "den"))
    if start is not None and end is not None and start < end:
        row = reviewing.add_from_words(document, start, end, by=request.person, at=request.now)
        return back_to_review(row)
    messages.error(request, _("Hãy bôi đen lời giao việc trong văn bản trước."))
    return redirect("document-review", pk)


def _following(proposal: Proposal) -> Proposal:
    rows = proposal.document.proposals.filter(state="proposed", position__gt=proposal.position)
    return get_object_or_404(rows.order_by("position", "pk")[:1])


def back_to_review(proposal: Proposal) -> HttpResponse:
    """The review page: at this proposal, or once it is decided at the next that waits."""
    waiting = proposal.document.proposals.filter(state=ProposalState.PROPOSED).order_by(
        "confidence", "position"
    )
    shown = waiting.filter(pk=proposal.pk).first() or waiting.first() or proposal
    response = redirect("document-review", proposal.document_id)
    response["Location"] += f"#p{shown.pk}"
    return response


def show_conflict(
    request: OfficeRequest, proposal: Proposal, form: ProposalForm, status: int
) -> HttpResponse:
    """Both versions side by side: what is stored now and what this person typed."""
    proposal.refresh_from_db()
    form.data = (
        {**form.data.dict(), "version": str(proposal.version)} if hasattr(form.data, "dict") else form.data
    )
    context = {
        "proposal": proposal,
        "form": form,
        "stored": ProposalForm.filled(proposal.fields, proposal.version),
    }
    return page(request, "documents/conflict.html", context, status=status)
