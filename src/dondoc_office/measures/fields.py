"""A field for a number as office people type it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language

from dondoc_office.measures.numbers import NotANumber, read_number


class FigureField(forms.CharField):
    """`1.234,5` (số liệu); empty is none."""

    def __init__(self, **said: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=40, widget=widget, **said)

    def clean(self, value: Any) -> Decimal | None:
        try:
            return read_number(super().clean(value))
        except NotANumber as error:
            raise forms.ValidationError(error.why.in_language(get_language() or "vi")) from error
