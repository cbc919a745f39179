"""The page of one task asks for what the task has, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.extending import ask
from dondoc_office.tasks.actions.working import Report, receive, report
from dondoc_office.tasks.forms import MOST_DOCUMENTS, CancelForm
from dondoc_office.tasks.models import Task

SignIn = Callable[[Person], Client]


def test_what_a_task_has_is_known_by_one_question(task: Task, office: Office, cast: Cast) -> None:
    assert task.held == frozenset()
    receive(task, by=cast.officer, at=NOW)
    report(task, Report(text="Đã có dự thảo", percent=40, key="k"), by=cast.officer, at=NOW)
    ask(task, date(2023, 4, 20), reason="x", objective=False, by=cast.officer, at=NOW)
    task.coordinators.add(office.police)
    child = Task.objects.create(
        office=office.finance,
        lead=office.finance,
        parent=task,
        title="x",
        created_by=cast.head,
        created_at=NOW,
    )
    with CaptureQueriesContext(connection) as asked:
        held = Task.objects.get(pk=task.pk).held
    assert len(asked) == 2
    assert held == {"reports", "extensions", "coordinations", "children"}
    assert child.held == frozenset()


def test_every_relation_said_to_hold_something_does(task: Task, cast: Cast) -> None:
    """Row by row, against asking each relation on its own."""
    receive(task, by=cast.officer, at=NOW)
    report(task, Report(text="Đã có dự thảo", percent=40, key="k"), by=cast.officer, at=NOW)
    fresh = Task.objects.get(pk=task.pk)
    for relation in Task._meta.related_objects:
        if relation.one_to_many or relation.one_to_one:
            name = relation.get_accessor_name()
            rows = relation.related_model._base_manager.filter(**{relation.field.name: task.pk})
            assert (name in fresh.held) == rows.exists(), name


def test_a_task_of_few_words_is_shown_with_few_questions(
    task: Task, cast: Cast, signed_in_as: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    browser = signed_in_as(cast.officer)
    browser.get(f"/nhiem-vu/{task.pk}/")
    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
        browser.get(f"/nhiem-vu/{task.pk}/")


@pytest.fixture
def register(office: Office, cast: Cast) -> list[Document]:
    """More documents than a page shows, one a day, newest last."""
    return Document.objects.bulk_create(
        Document(
            office=office.huyen,
            number=f"{n}",
            symbol="TB-UBND",
            issued_on=date(2020, 1, 1) + timedelta(n),
            file="x",
            file_name="x.txt",
            sha256=f"{n:064x}",
            size=1,
            uploaded_by=cast.clerk,
            uploaded_at=NOW,
        )
        for n in range(MOST_DOCUMENTS + 20)
    )


def test_a_long_register_does_not_fill_the_page_of_a_task(
    task: Task, register: list[Document], cast: Cast, signed_in_as: SignIn
) -> None:
    page = signed_in_as(cast.clerk).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert f'<option value="{register[-1].pk}">{register[-1].reference}</option>' in page
    assert register[0].reference not in page


def test_an_older_document_may_still_take_an_order_back(
    task: Task, register: list[Document], cast: Cast, signed_in_as: SignIn
) -> None:
    said = {"document": str(register[0].pk), "reason": "Đã có văn bản thay thế"}
    assert signed_in_as(cast.clerk).post(f"/nhiem-vu/{task.pk}/cancel/", said).status_code == 302
    assert Task.objects.get(pk=task.pk).ending_document == register[0]


def test_a_choice_that_is_no_row_is_refused_and_keeps_what_was_typed(register: list[Document]) -> None:
    form = CancelForm({"document": "999999", "reason": "x"}, documents=Document.objects.all())
    assert "document" in form.errors
    assert ">x</textarea>" in str(form).replace("\n", "")


def test_the_chosen_row_is_selected_and_names_are_words(office: Office, register: list[Document]) -> None:
    Document.objects.filter(pk=register[-1].pk).update(symbol="<b>&")
    form = CancelForm({"document": str(register[-1].pk)}, documents=Document.objects.order_by("-issued_on"))
    said = str(form["document"])
    assert f'<option value="{register[-1].pk}" selected>' in said
    assert "<b>" not in said
    assert "&lt;b&gt;&amp;" in said
