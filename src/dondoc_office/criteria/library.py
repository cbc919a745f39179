"""The shipped criteria sets: dated data files into rows, the same however often it is done."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from importlib import resources
from typing import Any

from django.db import transaction

from dondoc_office.criteria.models import CriteriaSet, Criterion, Threshold
from dondoc_office.journal import actions as journal
from dondoc_office.measures.models import Indicator
from dondoc_office.people.models import Person

FILES = ("ntm-nang-cao-2021", "ntm-xa-2021", "ntm-xa-2026")
"""In the order in which one refers to another as the next level."""
_SET = (
    *("code", "version", "name", "short_name", "level", "valid_from", "valid_until"),
    *("groups", "regions", "withdrawal", "expected", "source", "remark", "confirmed"),
)


def published() -> list[dict[str, Any]]:
    """The data files as they stand."""
    folder = resources.files(__package__) / "data"
    return [tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in FILES]


@transaction.atomic
def load_sets(*, by: Person | None, at: datetime) -> int:
    """Versions that are not there yet are added; one that is there stays as it is, and so does its history."""
    held = set(CriteriaSet.objects.filter(office=None).values_list("code", "version"))
    made = [_made(said) for said in published() if (said["code"], said["version"]) not in held]
    if made:
        codes = [f"{one.code} {one.version}" for one in made]
        journal.record("library:criteria", "criteria.loaded", by=by, at=at, changes={"sets": codes})
    _find_indicators()
    return len(made)


def _made(said: Mapping[str, Any]) -> CriteriaSet:
    following = CriteriaSet.objects.filter(office=None, code=said.get("next", "")).first()
    one = CriteriaSet.objects.create(
        **{name: said[name] for name in _SET if name in said}, next_set=following
    )
    place = 0
    for above in said["criteria"]:
        place += 1
        parts = above.get("parts", [])
        top = _criterion(one, above, place, leaf=not parts, parent=None)
        for part in parts:
            place += 1
            _criterion(one, part, place, leaf=True, parent=top)
    return one


def _criterion(
    one: CriteriaSet, said: Mapping[str, Any], place: int, *, leaf: bool, parent: Criterion | None
) -> Criterion:
    row = Criterion(
        criteria_set=one,
        parent=parent,
        code=said["code"],
        name=said["name"],
        short_name=said.get("short_name", ""),
        position=place,
        leaf=leaf,
        test=said.get("test", "judgement"),
        unit_of_measure=said.get("unit", ""),
        owner=said.get("owner", ""),
        guidance=said.get("guidance", ""),
        named=said.get("named", False),
        confirmed=said.get("confirmed", parent is None and one.code == "ntm-xa-2021"),
    )
    row.arrange()
    row.save()
    bounds: Iterable[Mapping[str, Any]] = said.get("by_year", [said])
    Threshold.objects.bulk_create(
        _threshold(row, bound) for bound in bounds if bound.keys() & {"least", "most", "text"}
    )
    return row


def _threshold(row: Criterion, said: Mapping[str, Any]) -> Threshold:
    return Threshold(
        criterion=row,
        region=said.get("region", ""),
        group=said.get("group", ""),
        since=said.get("since"),
        least=Decimal(said["least"]) if "least" in said else None,
        most=Decimal(said["most"]) if "most" in said else None,
        text=said.get("text", ""),
        confirmed=said.get("confirmed", False),
    )


def _find_indicators() -> None:
    """Criteria whose figure is an indicator of the library: linked as soon as that is loaded too."""
    wanted = {
        (said["code"], part["code"]): part["indicator"]
        for said in published()
        for above in said["criteria"]
        for part in above.get("parts", [])
        if "indicator" in part
    }
    found = dict(Indicator.objects.filter(code__in=set(wanted.values())).values_list("code", "pk"))
    rows = Criterion.objects.filter(
        criteria_set__office=None, indicator=None, code__in={code for _, code in wanted}
    ).select_related("criteria_set")
    for row in rows:
        key = found.get(wanted.get((row.criteria_set.code, row.code), ""))
        if key is not None:
            Criterion.objects.filter(pk=row.pk).update(indicator=key)
