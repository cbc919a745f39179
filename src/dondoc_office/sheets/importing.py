"""The way of a file through a page: shown as changes first, carried out by the second button, all or nothing.

What was read travels in the page, signed for the person who sent it: the confirmation carries out the rows
that were shown, on the states they were compared with, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Generic

from django import forms
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dondoc_office.sheets.errors import PreviewOver, SheetTooLarge
from dondoc_office.sheets.footers import Outside
from dondoc_office.sheets.plan import Plan, Subject
from dondoc_office.sheets.reading import MOST_BYTES, MOST_ROWS, LeftOut, Row, read_rows
from dondoc_office.site.errors import HouseError
from dondoc_office.site.files import CleanFile

_SALT = "dondoc.sheets.preview"
_MOST_SECONDS = 2 * 60 * 60


@dataclass(frozen=True, slots=True)
class Table:
    """Which columns a page takes in (bảng nhập): key → title, those it cannot do without, other titles of theirs,

    and those that make a row one of the table where a required one may stay empty.
    """

    name: str
    columns: Mapping[str, str]
    required: Collection[str]
    also: Mapping[str, Collection[str]] = field(default_factory=dict)
    named: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What was shown to whom (bản xem trước): the file by its hash, its rows, the states they met."""

    table: str
    person: int
    file: str
    rows: tuple[Row, ...]
    versions: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[str, ...] = ()

    def sealed(self) -> str:
        rows = [[row.number, dict(row.words), dict(row.places)] for row in self.rows]
        left_out = [[one.number, one.words, one.what.name] for one in self.left_out]
        said = [self.table, self.person, self.file, rows, dict(self.versions), left_out, self.unread]
        return signing.dumps(said, salt=_SALT, compress=True)


def unsealed(token: str, table: str, *, person: int) -> Preview:
    """What this person was shown for this table; PreviewOver for anything else."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=_MOST_SECONDS)
        name, owner, file, rows, versions, left_out, unread = said
    except (signing.BadSignature, ValueError) as error:  # ValueError: made by an earlier version
        raise PreviewOver from error
    if (name, owner) != (table, person):
        raise PreviewOver
    beside = tuple(LeftOut(number, words, Outside[what]) for number, words, what in left_out)
    return Preview(name, owner, file, tuple(Row(*row) for row in rows), versions, beside, tuple(unread))


class SheetForm(forms.Form):
    """A file to look at, or the preview of one that is now confirmed."""

    attached = CleanFile(
        label=_("Tệp Excel hoặc CSV"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    preview = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("attached") and not said.get("preview") and "attached" not in self.errors:
            self.add_error("attached", _("Hãy chọn tệp."))
        return said

    def preview_of(self, table: Table, *, person: int) -> Preview:
        """The rows of a new file, or those that were shown before."""
        file = self.cleaned_data["attached"]
        if not file:
            return unsealed(self.cleaned_data["preview"], table.name, person=person)
        if file.size > MOST_BYTES:
            raise SheetTooLarge(rows=MOST_ROWS, size=MOST_BYTES // 2**20)
        content = file.read()
        found = read_rows(content, table.columns, required=table.required, also=table.also, named=table.named)
        file_hash = sha256(content).hexdigest()
        return Preview(table.name, person, file_hash, found.rows, {}, found.left_out, found.unread)


@dataclass(frozen=True)
class Taking(Generic[Subject]):
    """How far a file has come (lượt nhập): a plan to show, or the number of rows carried out."""

    form: SheetForm
    plan: Plan[Subject] | None = None
    token: str = ""
    done: int | None = None
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        return 422 if self.form.errors or (self.plan and self.plan.refused) else 200


def taking(
    request: HttpRequest,
    table: Table,
    *,
    planned: Callable[[Sequence[Row]], Plan[Subject]],
    take_in: Callable[[Plan[Subject], str], int],
    person: int,
) -> Taking[Subject]:
    """One request of the page: nothing yet, a file to preview, or a confirmation.

    `take_in` gets the plan and the hash of the file; whatever it refuses changes nothing.
    """
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return Taking(form)
    try:
        shown = form.preview_of(table, person=person)
        plan = planned(shown.rows)
        if "take-in" in request.POST and shown.versions:
            plan = plan.as_seen(shown.versions)
            if not plan.refused:
                return Taking(form, done=take_in(plan, shown.file))
        token = replace(shown, versions=plan.versions).sealed()
        return Taking(form, plan, token, left_out=shown.left_out, unread=shown.unread)
    except HouseError as error:
        form.add_error("attached", error.said.in_language(get_language() or "vi"))
        return Taking(form)
