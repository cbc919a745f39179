"""Urging letters: who is late, what goes into the letter, the file, its number."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.vietnamese.workdays import add_working_days
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.word import WORD
from dondoc_office.site.pages import page
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.urging.actions.lettering import Wish, issue_letter, write_letter
from dondoc_office.urging.forms import IssueForm, LetterForm
from dondoc_office.urging.late import late_of, late_units
from dondoc_office.urging.letter_paper import TITLE, head_lines, opening, recipients, request_words, word_file
from dondoc_office.urging.models import Letter, LetterLine
from dondoc_office.urging.policy import require_writing, visible_letters, writes_letters, writing_offices

PER_PAGE = 50
ANSWER_WITHIN = 5
"""Working days that the form proposes for the answer."""


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
    return page(request, "urging/letters.html", {"offices": offices, "rows": rows})


@signed_in
@require_http_methods(["GET", "POST"])
def letter_write(request: OfficeRequest, office: str, unit: str) -> HttpResponse:
    """Choose what goes in; everything late is chosen at first."""
    giver, owing = get_object_or_404(Unit, code=office), get_object_or_404(Unit, code=unit)
    require_writing(request.standing, giver)
    late = late_of(owing, giver, request.standing, today=request.today)
    initial = {
        "keys": [one.key for one in late],
        "answer_by": add_working_days(request.today, ANSWER_WITHIN),
        "symbol": f"{letterhead_of(giver).symbol}-VP",
    }
    form = LetterForm(
        request.POST or None, initial=initial, late=late, signers=_signers(giver), today=request.today
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        title = said["signs"].replace(" / ", "\n")
        wish = Wish(said["keys"], said["answer_by"], title, said["signer_name"], said["symbol"])
        letter = write_letter(giver, owing, wish, by=request.person, at=request.now)
        return redirect("letter-page", letter.pk)
    chosen = request.POST.getlist("keys") if request.method == "POST" else initial["keys"]
    context = {"office": giver, "unit": owing, "late": late, "form": form, "chosen": chosen}
    return page(request, "urging/letter_write.html", context, status=422 if form.errors else 200)


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
    return list(letter.lines.select_related("task", "part").defer("task__content", "task__words"))


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
    name = f"cong-van-don-doc-{letter.unit.code}-{letter.written_on:%Y-%m-%d}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


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
