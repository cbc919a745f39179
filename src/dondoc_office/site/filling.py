"""A form whose action may refuse: the refusal stands beside its field, and what was typed stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.errors import DondocError
from dondoc_office.site.errors import HouseError
from dondoc_office.site.typed import FIRST_DAY, LAST_DAY, is_written

_NOWHERE: Mapping[str, str] = {}


class DayField(forms.DateField):
    """A day from the calendar of the browser (ngày)."""

    def __init__(self, **said: object) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        said = {"widget": widget, **said}
        super().__init__(validators=[_sensible], **said)  # type: ignore[arg-type]  # label, help_text, required, initial


def _sensible(day: date) -> None:
    if not is_written(day):
        said = _("Năm phải từ %(first)s đến %(last)s.") % {"first": FIRST_DAY.year, "last": LAST_DAY.year}
        raise ValidationError(said)


def carried_out(form: forms.Form, act: Callable[[], object], *, beside: Mapping[str, str] = _NOWHERE) -> bool:
    """Was it done? A refusal goes beside the field that `beside` names for its code; a lack of right is no typing error."""
    try:
        act()
    except ValidationError as error:
        _tell_wrong(form, error)
    except DondocError as error:
        if isinstance(error, HouseError) and error.http_status == 403:
            raise
        field = beside.get(error.code, "")
        form.add_error(
            field if field in form.fields else None, error.said.in_language(get_language() or "vi")
        )
    return not form.errors


def _tell_wrong(form: forms.Form, error: ValidationError) -> None:
    """Each reason beside its column where the form asks for it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for name, reasons in error.message_dict.items():
        form.add_error(name if name in form.fields else None, reasons)
