"""What the search finds of criteria."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from dondoc_office.criteria.models import CriteriaSet, Criterion, CriterionQuerySet
from dondoc_office.criteria.policy import visible_sets
from dondoc_office.units.finding import Found, Hit, gathered
from dondoc_office.units.standing import Standing


def matching_criteria(standing: Standing, words: str) -> CriterionQuerySet:
    """In the national sets and her offices' own; the newest set first."""
    sets = CriteriaSet.objects.filter(visible_sets(standing))
    rows = Criterion.objects.filter(criteria_set__in=sets.values("pk")).matching(words)
    return rows.select_related("criteria_set").order_by(
        "-criteria_set__valid_from", "criteria_set", "position"
    )


def find_criteria(standing: Standing, words: str, today: date) -> Found:
    """By code and name."""
    rows = matching_criteria(standing, words)
    return gathered(rows, hit_of, name=gettext_lazy("Tiêu chí"), listed="criteria-home", words=words)


def hit_of(one: Criterion) -> Hit:
    url = reverse("criteria-set", args=[one.criteria_set_id]) + f"#tc-{one.code}"
    return Hit(url, str(one), one.criteria_set.called)


FINDERS = (find_criteria,)
