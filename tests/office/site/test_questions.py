"""A kept question answers as its queryset does, each time anew; its SQL is built once for each shape."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.conftest import Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.site import questions
from dondoc_office.site.questions import as_text, asked, day, how_many, instances, number, words
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Membership, Unit

HOSTILE = ("' OR 1=1 --", '"', "%s", "%", "\\", "{}", "đội", "")


def _coded() -> QuerySet[Any, Any]:
    return Unit.objects.filter(code=words("code")).values_list("pk", "name", "valid_from")


def _existing() -> QuerySet[Unit]:
    return Unit.objects.existing(on=day("on")).select_related("parent")


def _below(paths: tuple[str, ...]) -> QuerySet[Unit]:
    return Unit.objects.under(list(paths))


def _keyed() -> QuerySet[Any, Any]:
    return Unit.objects.filter(pk=number("unit")).values_list("pk")


def _first(many: int) -> QuerySet[Any, Any]:
    return Unit.objects.order_by("pk").values_list("pk")[:many]


def test_plain_values_come_as_the_queryset_gives_them(office: Office) -> None:
    Unit.objects.filter(code="tckh").update(valid_from=date(2020, 1, 2))
    for code in ("tckh", "vp", "nowhere", *HOSTILE):
        plain = Unit.objects.filter(code=code).values_list("pk", "name", "valid_from")
        assert asked(_coded, code=code) == list(plain)


def test_models_come_with_what_was_selected_beside_them(
    office: Office, django_assert_num_queries: Callable[[int], Any]
) -> None:
    Unit.objects.filter(code="vp").update(valid_until=date(2022, 12, 31))
    for on in (date(2022, 12, 31), date(2023, 1, 1)):
        with django_assert_num_queries(1):
            told = [(unit, unit.parent and unit.parent.name) for unit in instances(_existing, on=on)]
        assert told == [(unit, unit.parent and unit.parent.name) for unit in Unit.objects.existing(on=on)]
        assert (office.office in [unit for unit, _ in told]) is (on.year == 2022)


def test_each_shape_has_its_own_words(office: Office) -> None:
    assert [len(asked(_first, many)) for many in (1, 3, 2)] == [1, 3, 2]
    assert instances(_below, ("/huyen/",)) == list(Unit.objects.under(["/huyen/"]))
    assert instances(_below, ("/huyen/tckh/", "/huyen/vp/")) == [office.finance, office.office]
    assert instances(_below, ()) == []
    assert how_many(_below, ()) == 0


def test_rows_are_counted(office: Office) -> None:
    assert how_many(_existing, on=date(2023, 1, 1)) == Unit.objects.count()
    assert how_many(_coded, code="tckh") == 1
    assert how_many(_first, 2) == 2


def _of_kind(kind: str) -> QuerySet[Any, Any]:
    return Unit.objects.filter(kind=kind, name=words("name")).values_list("pk")


def test_fixed_words_are_words_and_nothing_else(office: Office) -> None:
    Unit.objects.filter(pk=office.finance.pk).update(name="100%s Tài chính?")
    [kind] = Unit.objects.filter(pk=office.finance.pk).values_list("kind", flat=True)
    assert asked(_of_kind, kind, name="100%s Tài chính?") == [(office.finance.pk,)]
    for said in (*HOSTILE, "/huyen/%", "a-b_c"):
        Unit.objects.filter(pk=office.finance.pk).update(kind=said[:12])
        assert asked(_of_kind, said[:12], name="100%s Tài chính?") == [(office.finance.pk,)]
        assert asked(_of_kind, "other", name="100%s Tài chính?") == []


def test_long_rows_come_as_one_text(office: Office) -> None:
    Unit.objects.filter(pk=office.finance.pk).update(name='Phòng "Tài chính" \\ %s\n')
    rows = Unit.objects.order_by("-pk").values_list("pk", "name", "parent__name")
    assert json.loads(as_text(_backwards)) == [list(row) for row in rows]
    assert json.loads(as_text(_coded_as_text, code="nowhere")) == []
    assert json.loads(as_text(_keyed, unit=2**63)) == []


def _backwards() -> QuerySet[Any, Any]:
    return Unit.objects.order_by("-pk").values_list("pk", "name", "parent__name")


def _coded_as_text() -> QuerySet[Any, Any]:
    return Unit.objects.filter(code=words("code")).values_list("pk", "name")


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_opened_anew(office: Office) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server")
    asked(_coded, code="vp")
    with connect_beside() as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
    for name, held in (("health_check_enabled", True), ("health_check_done", False)):
        setattr(connection, name, held)  # as a request begins
    assert len(asked(_coded, code="vp")) == 1


def connect_beside() -> Any:
    import psycopg

    params = {
        key: value
        for key, value in connection.get_connection_params().items()
        if key in ("dbname", "user", "host", "port", "password")
    }
    return psycopg.connect(**params, autocommit=True)


@pytest.mark.parametrize("key", [2**63, -(2**63) - 5, 10**40])
def test_a_number_that_no_key_can_be_is_nobodys(office: Office, key: int) -> None:
    assert asked(_keyed, unit=key) == []


def test_the_sql_is_built_once_and_the_answer_is_never_kept(office: Office) -> None:
    asked(_coded, code="tckh")
    built = questions._kept.cache_info().misses
    Unit.objects.filter(code="tckh").update(name="Phòng Tài chính")
    assert asked(_coded, code="tckh")[0][1] == "Phòng Tài chính"
    assert asked(_coded, code="vp")[0][1] == office.office.name
    assert questions._kept.cache_info().misses == built


@pytest.mark.django_db(transaction=True)
def test_threads_ask_on_connections_of_their_own(office: Office) -> None:
    """A compiler belongs to the connection on which it was made; what is kept must not."""
    instances(_existing, on=date(2023, 1, 1))
    found: list[int] = []

    def ask() -> None:
        found.append(len(instances(_existing, on=date(2023, 1, 1))))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [Unit.objects.count()] * 4


def test_a_role_that_ends_behind_our_back_ends_at_the_next_page(
    office: Office, task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    """Another process, a restore, a hand at the database: no action of ours tells this process of it."""
    browser, page = signed_in_as(cast.officer), f"/nhiem-vu/{task.pk}/"
    assert browser.get(page).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM units_membership WHERE person_id = %s", [cast.officer.pk])
    assert browser.get(page).status_code == 404
    assert task.title not in browser.get("/nhiem-vu/?han=tat-ca").content.decode()
    Membership.objects.create(person=cast.officer, unit=office.finance, role="officer")
    assert browser.get(page).status_code == 200


def test_an_account_that_was_closed_is_signed_out_at_the_next_page(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    browser = signed_in_as(cast.officer)
    assert browser.get("/nhiem-vu/").status_code == 200
    Person.objects.filter(pk=cast.officer.pk).update(is_active=False)
    assert browser.get("/nhiem-vu/").status_code == 302


def test_a_new_top_unit_is_not_seen_by_those_who_saw_everything(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    """Who oversees all is asked without a filter; the day another tree begins, the filter must be there."""
    browser, page = signed_in_as(cast.clerk), f"/nhiem-vu/{task.pk}/"
    assert browser.get(page).status_code == 200
    other = Unit(code="khac", name="UBND huyện khác", kind="committee")
    other.arrange()
    other.save()
    Task.objects.filter(pk=task.pk).update(office=other, lead=other)
    assert browser.get(page).status_code == 404
    assert task.title not in browser.get("/nhiem-vu/?han=tat-ca").content.decode()


def test_every_question_of_a_page_is_asked_in_the_same_words(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    """The second time nothing is built: what a page asks often stands among the kept questions."""
    browser = signed_in_as(cast.clerk)
    for page in (
        "/nhiem-vu/",
        "/nhiem-vu/?don-vi=tckh&linh-vuc=x",
        f"/nhiem-vu/{task.pk}/",
    ):
        browser.get(page)
        built = questions._kept.cache_info().misses
        with CaptureQueriesContext(connection) as told:
            browser.get(page)
        assert questions._kept.cache_info().misses == built
        assert len(told) <= 20
