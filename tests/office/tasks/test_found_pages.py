"""A search is looked for once, and gives the tasks, the order and the count that asking twice gave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.paginator import Page
from tests.office.conftest import Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.site.paging import FoundPages
from dondoc_office.tasks.models import Progress, Task, TaskQuerySet
from dondoc_office.tasks.narrowing import Filters
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.rows import as_rows
from dondoc_office.units.standing import Standing

TODAY = date(2023, 4, 20)


@pytest.fixture
def found(office: Office, cast: Cast) -> None:
    """130 tasks: some say the phrase, some in a report, some in both; some restricted, some without a date."""
    at = datetime(2023, 4, 1, tzinfo=UTC)
    for number in range(130):
        task = Task(
            office=office.huyen,
            lead=office.finance if number % 2 else office.police,
            title="Giải phóng mặt bằng" if number % 3 else "Việc khác",
            state="assigned",
            due_on=TODAY + timedelta(days=number % 7) if number % 5 else None,
            restricted=number % 11 == 0,
            created_by=cast.clerk,
            created_at=at,
        )
        task.arrange()
        task.save()
        if number % 4 == 0:
            report = Progress(task=task, at=at, text="Đã giải phóng mặt bằng xong")
            report.arrange()
            report.save()


@pytest.mark.parametrize("who", ["chair", "officer", "outsider", "stranger"])
@pytest.mark.parametrize("filters", [{}, {"unit": "tckh"}, {"cell": "mo"}, {"cell": "due_soon"}])
def test_it_finds_what_the_list_finds(
    found: None, cast: Cast, standing: Callable[[Person], Standing], who: str, filters: dict[str, str]
) -> None:
    seen = visible_tasks(standing(getattr(cast, who)))
    chosen = Filters(words="giai phong mat bang", **filters)
    wanted = list(chosen.narrow(seen, today=TODAY).values_list("pk", flat=True))
    pages = _all_pages(chosen, seen)
    assert [row[0] for page in pages for row in page] == wanted
    assert {page.paginator.count for page in pages} == {len(wanted)}


def _all_pages(chosen: Filters, seen: TaskQuerySet) -> list[Page[Any]]:
    first = _page(chosen, seen, "1")
    return [first, *(_page(chosen, seen, str(n)) for n in range(2, first.paginator.num_pages + 1))]


def _page(chosen: Filters, seen: TaskQuerySet, number: str | None) -> Page[Any]:
    return FoundPages(as_rows(seen), number, keys=chosen.keys(seen, today=TODAY)).page()


@pytest.mark.parametrize(
    ("asked", "shown"), [(None, 1), ("", 1), ("0", 1), ("x", 1), ("²", 1), ("2", 2), ("99", 2), ("9" * 30, 1)]
)
def test_the_nearest_page_is_shown(
    found: None, cast: Cast, standing: Callable[[Person], Standing], asked: str | None, shown: int
) -> None:
    page = _page(Filters(words="giai phong"), visible_tasks(standing(cast.chair)), asked)
    assert page.number == shown
    assert list(page)


@pytest.mark.parametrize("words", ["không ai nói thế", "!!!"])
def test_where_nothing_is_found_there_is_one_empty_page(
    found: None, cast: Cast, standing: Callable[[Person], Standing], words: str
) -> None:
    page = _page(Filters(words=words), visible_tasks(standing(cast.chair)), "3")
    assert (page.number, page.paginator.count, list(page)) == (1, 0, [])
