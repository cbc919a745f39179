"""Fields that are written once look as the template of a form writes them."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override
from tests.office.conftest import Office

from dondoc_office.site.choosing import fields_of
from dondoc_office.tasks import forms as typed
from dondoc_office.units.models import Unit


def as_template(form: forms.Form) -> str:
    return render_to_string("site/_form.html", {"form": form}).strip()


def as_offered(form: forms.Form) -> str:
    return str(fields_of(form)).strip()


PLAIN = (
    typed.ReasonForm,
    typed.OptionalRemark,
    typed.ReportForm,
    typed.SubmitForm,
    typed.ExtensionForm,
    typed.LateExtensionForm,
)


@pytest.mark.parametrize("form_class", PLAIN)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_empty_fields_look_as_the_template_writes_them(form_class: type[forms.Form], language: str) -> None:
    for step in ("report_%s", "submit_%s", "report_%s"):
        with override(language):
            assert as_offered(form_class(auto_id=step)) == as_template(form_class(auto_id=step))


def test_what_is_typed_or_chosen_already_stands_in_its_field() -> None:
    """Nothing of one person's form is kept for the next."""
    filled: dict[str, Any] = {"key": "k-1", "percent": 40}
    assert as_offered(typed.ReportForm(initial=filled)) == as_template(typed.ReportForm(initial=filled))
    typing = typed.ReasonForm({"reason": "<b>riêng</b>"})
    assert "&lt;b&gt;riêng" in as_offered(typing)
    wrong = typed.ReasonForm({"reason": ""})
    assert as_offered(wrong) == as_template(wrong)
    assert "riêng" not in as_offered(typed.ReasonForm())
    assert 'value="40"' not in as_offered(typed.ReportForm())


def test_choices_of_rows_are_those_of_the_moment(office: Office) -> None:
    units = Unit.objects.under(["/huyen/"])
    before = as_offered(typed.RedirectForm(units=units))
    assert before == as_template(typed.RedirectForm(units=units))
    Unit.objects.filter(pk=office.police.pk).update(name="Công an huyện mới")
    assert "Công an huyện mới" not in before
    assert "Công an huyện mới" in as_offered(typed.RedirectForm(units=units))
