"""What the search finds of indicators."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from dondoc_office.measures.models import Indicator
from dondoc_office.measures.policy import visible_indicators
from dondoc_office.units.finding import Found, Hit, gathered
from dondoc_office.units.standing import Standing


def find_indicators(standing: Standing, words: str, today: date) -> Found:
    """By code, name and field; what is not used any more is left out."""
    rows = Indicator.objects.filter(visible_indicators(standing)).in_use(on=today).matching(words)
    return gathered(rows, _indicator, name=gettext_lazy("Chỉ tiêu"), listed="indicator-list", words=words)


def _indicator(one: Indicator) -> Hit:
    about = " · ".join(filter(None, (one.code, one.unit_of_measure, one.field)))
    return Hit(reverse("indicator-page", args=[one.code]), one.name, about)


FINDERS = (find_indicators,)
