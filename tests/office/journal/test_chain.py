"""A journal that was touched shows it."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.office.conftest import NOW, Cast

from dondoc_office.journal.actions import record
from dondoc_office.journal.chain import Break, first_break
from dondoc_office.journal.models import Entry


def write(cast: Cast, count: int) -> None:
    with transaction.atomic():
        for number in range(count):
            record(f"task:{number}", "task.report", by=cast.clerk, at=NOW, changes={"percent": [0, number]})


def verdict() -> Break | None:
    return first_break(Entry.objects.links())


def test_an_untouched_chain_holds(cast: Cast) -> None:
    write(cast, 5)
    assert verdict() is None


@pytest.mark.parametrize(
    "touch", [{"reason": "khác"}, {"changes": {"percent": [0, 99]}}, {"by": None}, {"subject": "task:9"}]
)
def test_a_changed_entry_breaks_it(cast: Cast, touch: dict[str, object]) -> None:
    write(cast, 5)
    Entry.objects.filter(number=3).update(**touch)
    assert verdict() == Break(3, "changed")


def test_a_removed_entry_breaks_it(cast: Cast) -> None:
    write(cast, 5)
    Entry.objects.filter(number=2).delete()
    assert verdict() == Break(2, "missing")


def test_an_entry_needs_the_transaction_of_its_change(transactional_db: None) -> None:
    with pytest.raises(RuntimeError):
        record("task:1", "task.report", by=None, at=NOW)


def test_a_verb_nobody_listed_is_a_defect(db: None) -> None:
    with pytest.raises(KeyError), transaction.atomic():
        record("task:1", "task.enchant", by=None, at=NOW)
