"""Urging letters: who is late, what goes into the letter, the file, its number."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.vietnamese.workdays import add_working_days
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.word import WORD
from dondoc_office.site.pages import page
from dondoc_office.site.typed import keys_of
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once
from dondoc_office.urging.actions.lettering import issue_letter, write_letter, write_letters
from dondoc_office.urging.forms import IssueForm, LetterForm, SignedForm
from dondoc_office.urging.late import late_of, late_units
from dondoc_office.urging.letter_paper import TITLE, head_lines, opening, recipients, request_words, word_file
from dondoc_office.urging.models import Letter, LetterLine
from dondoc_office.urging.policy import require_writing, visible_letters, writes_letters, writing_offices

PER_PAGE = 50
MOST_UNITS = 200
ANSWER_WITHIN = 5
"""Working days that the form proposes for the answer."""


_LINES = LetterLine.objects.select_related("task", "part").defer("task__content", "task__words")


@signed_in
@require_GET
def letter_list(request: OfficeRequest) -> HttpResponse:
    """Units that are late, and the letters written so far."""
    offices = [
        (office, late_units(office, request.standing, today=request.today))
        for office in writing_offices(request.standing)[:5]
    ]
    letters = visible_letters(request.standing).select_related("office", "unit")
    rows = Paginator(letters, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"offices": offices, "rows": rows, "written": _named(request)}
    return page(request, "urging/letters.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def letter_write(request: OfficeRequest, office: str, unit: str) -> HttpResponse:
    """Choose what goes in; everything late is chosen at first."""
    giver, owing = get_object_or_404(Unit, code=office), get_object_or_404(Unit, code=unit)
    require_writing(request.standing, giver)
    late = late_of(owing, giver, request.standing, today=request.today)
    initial = {"keys": [one.key for one in late], **_usual(request, giver)}
    form = LetterForm(
        request.POST or None, initial=initial, late=late, signers=_signers(giver), today=request.today
    )
    if request.method == "POST" and form.is_valid():
        wish = form.wish(form.cleaned_data["keys"])
        written: list[Letter] = []
        by, at = request.person, request.now
        done_once(request, lambda: written.append(write_letter(giver, owing, wish, by=by, at=at)))
        return redirect("letter-page", written[0].pk) if written else redirect("letter-list")
    chosen = request.POST.getlist("keys") if request.method == "POST" else initial["keys"]
    context = {"office": giver, "unit": owing, "late": late, "form": form, "chosen": chosen}
    return page(request, "urging/letter_write.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def letters_write(request: OfficeRequest, office: str) -> HttpResponse:
    """Letters for all the chosen units in one step: who signs is asked once, then all are written together."""
    giver = get_object_or_404(Unit, code=office)
    require_writing(request.standing, giver)
    chosen = set(request.POST.getlist("don-vi"))
    late = [
        (unit, count)
        for unit, count in late_units(giver, request.standing, today=request.today)
        if unit.code in chosen
    ][:MOST_UNITS]
    if not late:
        messages.error(request, _("Hãy chọn ít nhất một đơn vị đang quá hạn."))
        return redirect("letter-list")
    sent = request.POST if "lap" in request.POST else None
    form = SignedForm(sent, initial=_usual(request, giver), signers=_signers(giver), today=request.today)
    if form.is_bound and form.is_valid():
        units, written = [unit for unit, _count in late], list[Letter]()
        by, at = request.person, request.now
        done_once(request, lambda: written.extend(write_letters(giver, units, form.wish(()), by=by, at=at)))
        return redirect(reverse("letter-list", query={"cv": [letter.pk for letter in written]}))
    context = {"office": giver, "late": late, "form": form}
    return page(request, "urging/letters_write.html", context, status=422 if form.errors else 200)


def _usual(request: OfficeRequest, office: Unit) -> dict[str, object]:
    """What the form proposes."""
    return {
        "answer_by": add_working_days(request.today, ANSWER_WITHIN),
        "symbol": f"{letterhead_of(office).symbol}-VP",
    }


@signed_in
@require_GET
def letter_files(request: OfficeRequest) -> HttpResponse:
    """The Word files of the letters named in the address, of those she sees, in one archive."""
    letters = _named(request)
    if not letters:
        raise Http404
    prefetch_related_objects(letters, Prefetch("lines", _LINES.all()))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for letter in letters:
            archive.writestr(f"{letter.pk}-{_file_name(letter)}", word_file(letter, list(letter.lines.all())))
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    name = f"cong-van-don-doc-{request.today:%Y-%m-%d}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _named(request: OfficeRequest) -> list[Letter]:
    """The letters of `?cv=1&cv=2` that she sees."""
    keys = keys_of(request.GET.getlist("cv"))[:MOST_UNITS]
    seen = visible_letters(request.standing).filter(pk__in=keys).select_related("office__parent", "unit")
    return list(seen.order_by("unit__sort_key", "pk")) if keys else []


def _signers(office: Unit) -> list[str]:
    ways = dict.fromkeys(" / ".join(signed_for(office, on_behalf=way).lines) for way in ("TL", "KT", "TM"))
    return list(ways)


@signed_in
@require_GET
def letter_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """The letter as it will be printed, its file, and its number once it is issued."""
    letter = _letter(request, pk)
    return _shown(request, letter)


def _letter(request: OfficeRequest, pk: int) -> Letter:
    letters = visible_letters(request.standing).select_related("office__parent", "unit", "written_by")
    return get_object_or_404(letters, pk=pk)


def _lines(letter: Letter) -> list[LetterLine]:
    return list(_LINES.filter(letter=letter))


def _shown(request: OfficeRequest, letter: Letter, form: IssueForm | None = None) -> HttpResponse:
    lines = _lines(letter)
    given = {"number": letter.number, "symbol": letter.symbol, "issued_on": letter.issued_on or request.today}
    number, day = head_lines(letter, lines)
    seen = visible_tasks(request.standing).filter(pk__in=[line.task_id for line in lines])
    context = {
        "letter": letter,
        "lines": lines,
        "seen": set(seen.values_list("pk", flat=True)),
        "head": letterhead_of(letter.office),
        "number_line": number,
        "date_line": day,
        "title": TITLE,
        "opening": opening(letter, len(lines)),
        "request_words": request_words(letter),
        "recipients": recipients(letter),
        "signer_lines": letter.signer_title.splitlines(),
        "may_issue": writes_letters(request.standing, letter.office),
        "form": form or IssueForm(initial=given),
    }
    return page(request, "urging/letter.html", context, status=422 if form else 200)


@signed_in
@require_GET
def letter_file(request: OfficeRequest, pk: int) -> HttpResponse:
    """The Word file, made from the letter's row: the same row gives the same file."""
    letter = _letter(request, pk)
    response = HttpResponse(word_file(letter, _lines(letter)), content_type=WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(letter)}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _file_name(letter: Letter) -> str:
    return f"cong-van-don-doc-{letter.unit.code}-{letter.written_on:%Y-%m-%d}.docx"


@signed_in
@require_POST
def letter_issue(request: OfficeRequest, pk: int) -> HttpResponse:
    """Number and day, after it was signed."""
    letter = _letter(request, pk)
    require_writing(request.standing, letter.office)
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _shown(request, letter, form)
    said = form.cleaned_data
    issue_letter(letter, said["number"], said["symbol"], said["issued_on"], by=request.person, at=request.now)
    messages.success(request, _("Đã ghi số và ngày của công văn."))
    return redirect("letter-page", pk)
