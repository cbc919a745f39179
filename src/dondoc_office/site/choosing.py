"""Choices of many rows in a form: a few columns fetched, and written without a template for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dondoc_office.site.templatetags.office import options
from dondoc_office.site.typed import key_of

_FIELD = "site/_field.html"


class QuickSelect(forms.Select):
    """A choice of one without groups, as Django writes it, without a template for each option."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        held = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return SafeString(f"<select{flatatt(held)}>{options(self.choices, chosen)}</select>")


def fields_of(form: forms.Form) -> SafeString:
    """All fields of a form as `site/_form.html` writes them, without its errors.

    A page may offer a dozen forms that nobody has filled in yet, and a field costs two or three templates; one
    that is empty and no choice of rows looks the same in every form of its class, so it is written once.
    """
    language = get_language() or ""
    shown = (
        _empty(type(form), one.name, str(form.auto_id), language)
        if _is_empty(form, one)
        else render_to_string(_FIELD, {"field": one})
        for one in form.visible_fields()
    )
    return SafeString("".join((*shown, *map(str, form.hidden_fields()))))


def _is_empty(form: forms.Form, one: forms.BoundField) -> bool:
    plain = not form.is_bound and form.prefix is None and one.name in form.base_fields
    value = one.value()
    return plain and not isinstance(one.field, forms.ModelChoiceField) and (value is None or value == "")


@lru_cache(maxsize=1024)
def _empty(form_class: type[forms.Form], name: str, auto_id: str, language: str) -> SafeString:
    """`language` because the labels are in it."""
    alone = forms.Form(auto_id=auto_id)
    alone.fields[name] = form_class.base_fields[name]
    return SafeString(render_to_string(_FIELD, {"field": alone[name]}))


class ManyRows(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows (chọn nhiều dòng); a number that no key can be is refused here, not by the database."""

    def clean(self, value: Any) -> Any:
        for one in value if isinstance(value, (list, tuple)) else ():
            if str(one).lstrip("-").isdecimal() and key_of(str(one)) is None:
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": one}
                )
        return super().clean(value)


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
