"""Choices of many rows in a form: a few columns fetched, and written without a template for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from dondoc_office.site.templatetags.office import options


class QuickSelect(forms.Select):
    """A choice of one without groups, as Django writes it, without a template for each option."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        held = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return SafeString(f"<select{flatatt(held)}>{options(self.choices, chosen)}</select>")


class _Named(ModelChoiceIterator):  # type: ignore[type-arg]
    """Keys and names as plain values; at most as many as the field shows."""

    field: NamedChoice

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        rows = self.queryset.values_list("pk", *self.field.columns)
        for pk, *said in rows[: self.field.most] if self.field.most else rows:
            yield pk, self.field.named(*said)


class NamedChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row out of many (chọn một dòng): named by `columns`, at most `most` of them on the page.

    A row that is not shown may still be chosen by whoever sends its key: `most` is for the eye alone.
    """

    widget = QuickSelect
    iterator = _Named

    def __init__(
        self,
        *args: Any,
        columns: tuple[str, ...] = ("name",),
        named: Callable[..., str] = str,
        most: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.columns, self.named, self.most = columns, named, most
        super().__init__(*args, **kwargs)
