"""The rows of a list say what the tasks say, whoever wrote the words, and are the same however they were fetched."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.test import RequestFactory
from django.utils.timezone import localdate
from django.utils.translation import override
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.tasks.marks import Marks
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.rows import as_rows, html, rows_of
from dondoc_office.tasks.states import State
from dondoc_office.units.models import OfficeSetting, Unit

HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=y> & &amp;"


class _Read(HTMLParser):
    """What a browser takes from the rows: tags, words, the labels of boxes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.labels: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.labels += [value or "" for name, value in attrs if name == "aria-label"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def shown(*tasks: Task, choose: bool = False) -> str:
    return html(rows_of(tasks), Marks.asked(date(2023, 4, 10)), choose=choose)


def with_document(task: Task, cast: Cast, **fields: str) -> Task:
    document = Document.objects.create(
        office=task.office,
        file="x",
        file_name=fields.pop("file_name", "x.txt"),
        sha256="0" * 64,
        size=1,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        **fields,
    )
    task.document = document
    task.save(update_fields=["document"])
    return task


@pytest.mark.parametrize("choose", [False, True])
def test_words_of_other_people_stay_words(task: Task, office: Office, cast: Cast, choose: bool) -> None:
    Unit.objects.filter(pk=office.finance.pk).update(name=HOSTILE, short_name=HOSTILE)
    Task.objects.filter(pk=task.pk).update(title=HOSTILE, lead_text=HOSTILE)
    with_document(Task.objects.get(pk=task.pk), cast, number=HOSTILE[:9], symbol=HOSTILE[:30])
    read = _Read(shown(Task.objects.get(pk=task.pk), choose=choose))
    assert set(read.tags) <= {"tr", "th", "td", "a", "span", "input"}
    assert read.words.count(HOSTILE) == 2  # title and lead
    assert read.labels == ([f"Chọn: {HOSTILE}"] if choose else [])


def test_the_words_of_a_group_and_the_name_of_a_file_stay_words(task: Task, cast: Cast) -> None:
    Task.objects.filter(pk=task.pk).update(lead=None, to_group=True, lead_text="<b>các xã</b>")
    read = _Read(shown(with_document(Task.objects.get(pk=task.pk), cast, file_name="<i>.txt")))
    assert not {"b", "i"} & set(read.tags)
    assert {"<b>các xã</b>", "<i>.txt"} <= set(read.words)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("led", [True, False])
@pytest.mark.parametrize("from_document", [True, False])
def test_fetched_as_values_or_as_tasks_it_is_the_same_row(
    task: Task, cast: Cast, state: State, led: bool, from_document: bool
) -> None:
    if from_document:
        with_document(task, cast, number="12", symbol="TB-UBND")
    Task.objects.filter(pk=task.pk).update(
        state=state,
        lead=task.lead if led else None,
        to_group=not led,
        lead_text="UBND các xã, thị trấn",
        percent=40,
        finished_on=date(2023, 4, 8),
        last_report_at=NOW - timedelta(40),
    )
    by_value, by_task = rows_of(as_rows(Task.objects.all())), rows_of(Task.objects.all())
    assert by_value == by_task
    [row], [owed] = by_value, Task.objects.all()
    marks = Marks.asked(date(2023, 4, 10))
    assert marks.time(row) == marks.time(owed)
    assert marks.silence(row, row.office_path) == marks.silence(owed, owed.office.path)


def test_a_row_names_its_document_as_the_document_names_itself(task: Task, cast: Cast) -> None:
    owed = with_document(task, cast, number="12", symbol="TB-UBND")
    assert owed.document is not None
    assert rows_of([owed])[0].reference == owed.document.reference


def test_silence_is_counted_from_the_last_report_by_the_rhythm_of_the_office(
    task: Task, office: Office
) -> None:
    today = localdate(NOW) + timedelta(20)
    assert "Im lặng" not in html(rows_of([task]), Marks.asked(today))
    OfficeSetting.objects.create(unit=office.huyen, report_every_days=7)
    assert "Im lặng 20 ngày" in html(rows_of([task]), Marks.asked(today))
    Task.objects.filter(pk=task.pk).update(last_report_at=NOW + timedelta(15))
    assert "Im lặng" not in html(rows_of(Task.objects.all()), Marks.asked(today))


def test_a_row_speaks_the_language_of_the_page(task: Task) -> None:
    with override("en"):
        said = shown(task, choose=True)
    assert 'data-label="Lead"' in said
    assert "overdue" in said.lower()
    assert "Quá hạn" not in said


def test_the_address_of_a_row_is_that_of_its_task(task: Task) -> None:
    assert f'href="/nhiem-vu/{task.pk}/"' in shown(task)
    assert RequestFactory().get(f"/nhiem-vu/{task.pk}/").path == f"/nhiem-vu/{task.pk}/"
