"""Words are found with and without marks, side by side, the same on both databases."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.office.conftest import Cast

from dondoc_office.site.searching import keep_searchable, phrases
from dondoc_office.tasks.actions import working
from dondoc_office.tasks.models import Progress, Task

FOUND = [
    "báo cáo quý",
    "bao cao quy i",
    "BÁO CÁO  QUÝ",
    "hoàn chỉnh báo",  # the last word may be just begun:
    "hoan chinh bao c",
    "tai chinh; quý I",  # a comma or semicolon parts two phrases
]
NOT_FOUND = [
    "cáo báo",  # side by side, in this order
    "ao cao",  # from the beginning of a word
    "quý II",
    "tai chinh, quý II",
    "!!!",
    "",
    '"báo cáo" OR 1',
    "báo*cáo)",
    "words:bao",
    "bao & cao | x",
]


@pytest.mark.parametrize("words", FOUND)
def test_a_phrase_is_found(task: Task, words: str) -> None:
    assert list(Task.objects.matching(words)) == [task]


@pytest.mark.parametrize("words", NOT_FOUND)
def test_another_is_not_and_no_sign_breaks_the_search(task: Task, words: str) -> None:
    found = list(Task.objects.matching(words))
    assert found == ([task] if words == "báo*cáo)" else [])


def test_what_people_type_is_read_as_phrases() -> None:
    assert phrases("Tài chính, quý I;; !") == [["tai", "chinh"], ["quy", "i"]]


def test_a_task_is_found_by_the_words_of_a_report(task: Task, cast: Cast) -> None:
    said = working.Report("Đã gửi Sở Xây dựng thẩm định", 40)
    working.report(task, said, by=cast.officer, at=task.created_at)
    assert list(Task.objects.matching("so xay dung")) == [task]
    assert list(Progress.objects.filter(words__phrase="tham dinh"))


def test_changed_words_are_found_and_the_old_ones_are_not(task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(words="ruong bac thang")
    assert list(Task.objects.matching("ruộng bậc")) == [task]
    assert not Task.objects.matching("báo cáo quý").exists()


def test_a_table_made_anew_is_searchable_again(task: Task) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite makes tables anew")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER tasks_task_words_changed")
    Task.objects.filter(pk=task.pk).update(words="ruong bac thang")
    keep_searchable([Task], "default")
    assert list(Task.objects.matching("ruộng bậc")) == [task]
