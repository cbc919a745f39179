"""Figures over the API: the same checks, the same policy, the same history as on the pages."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.conftest import NOW, Cast, Office
from tests.office.interop.conftest import Answered, Program
from tests.office.measures.makers import follow, indicator, period

from dondoc_office.interop.models import Scope
from dondoc_office.journal.models import Entry
from dondoc_office.measures.actions.keeping import Aim, redefine, set_target
from dondoc_office.measures.actions.moving import lock_period
from dondoc_office.measures.models import Indicator, Value

MakeProgram = Callable[..., Program]


@pytest.fixture
def sown(office: Office) -> Indicator:
    """Hectares sown, given by communes, answered for by the finance department."""
    period("2023-03")
    one = indicator("NN01", "Diện tích gieo trồng", "ha", field="Nông nghiệp")
    follow(office.huyen, one, office.finance, communes=True)
    return one


def cell(value: str = "101.2", **fields: Any) -> dict[str, Any]:
    return {"indicator": "NN01", "unit": "xa-1", "period": "2023-03", "value": value, **fields}


def sent(machine: Program, *cells: dict[str, Any], **how: Any) -> Answered:
    return machine.post("values", {"values": list(cells), **how})


def test_a_figure_goes_from_the_commune_to_its_approval(
    sown: Indicator, cast: Cast, program: MakeProgram
) -> None:
    commune, department, chair = program(cast.commune), program(cast.officer), program(cast.chair)
    made = sent(commune, cell("101.25"))
    assert (made.status, made.body["added"]) == (201, 1)
    [pk] = made.body["values"]
    shown = commune.get(f"values/{pk}").body
    assert (shown["value"], shown["unit_of_measure"], shown["state"], shown["via"]) == (
        *("101.25", "ha"),
        *("draft", "api"),
    )
    assert shown["may"] == ["send"]
    assert commune.post(f"values/{pk}/send").body["state"] == "sent"
    back = department.post(f"values/{pk}/return", {"reason": "Thiếu thôn 3"})
    assert (back.body["state"], back.body["returned_because"]) == ("returned", "Thiếu thôn 3")
    assert sent(commune, cell("104"), send=True).body["changed"] == 1
    assert department.post(f"values/{pk}/check").body["state"] == "checked"
    done = chair.post(f"values/{pk}/approve").body
    assert (done["state"], done["value"], done["current"]) == ("approved", "104", True)
    steps = [(one["by"]["name"], one["to_state"]) for one in reversed(done["changes"])]
    assert steps == [
        *((cast.commune.name, state) for state in ("draft", "sent")),
        (cast.officer.name, "returned"),
        (cast.commune.name, "sent"),
        (cast.officer.name, "checked"),
        (cast.chair.name, "approved"),
    ]
    assert Entry.objects.get(verb="values.approve").changes["via"].startswith("API “phần mềm”")


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ({"indicator": "KHONG"}, "indicator", "không có chỉ tiêu"),
        ({"unit": "xa-99"}, "unit", "không có đơn vị"),
        ({"period": "2023-13"}, "period", "không có kỳ"),
        ({"unit_of_measure": "tỷ đồng"}, "unit_of_measure", "khác loại"),
        ({"unit_of_measure": "7"}, "unit_of_measure", "chưa phải là đơn vị tính"),
        ({"unit": "xa-2"}, "", "chỉ đơn vị có số liệu"),
        ({"value": "9999999999999"}, "", "quá lớn"),
    ],
)
def test_one_cell_that_cannot_be_taken_is_named_and_stops_all(
    sown: Indicator, cast: Cast, program: MakeProgram, wrong: dict[str, str], place: str, said: str
) -> None:
    answer = sent(program(cast.commune), cell(), cell(**{"status": "official", **wrong}))
    assert (answer.status, answer.code) == (422, "input-invalid")
    name = f"values.1.{place}".rstrip(".")
    assert list(answer.body["error"]["fields"]) == [name]
    assert said in answer.body["error"]["fields"][name]
    assert not Value.objects.exists()
    assert not Entry.objects.filter(verb="values.entered").exists()


@pytest.mark.parametrize("value", [101.2, 5, None, "1,5", "1e3", "NaN", "", "0x1", "--1", "1.1234567", "٣"])
def test_a_number_is_a_plain_decimal_as_text(
    sown: Indicator, cast: Cast, program: MakeProgram, value: object
) -> None:
    answer = sent(program(cast.commune), {**cell(), "value": value})
    assert (answer.status, list(answer.body["error"]["fields"])) == (422, ["values.0.value"])
    assert not Value.objects.exists()


def test_the_same_cell_twice_is_refused_once(sown: Indicator, cast: Cast, program: MakeProgram) -> None:
    answer = sent(program(cast.commune), cell("1"), cell("2"))
    assert list(answer.body["error"]["fields"]) == ["values.1"]


def test_another_unit_of_the_same_kind_is_converted(
    sown: Indicator, cast: Cast, program: MakeProgram
) -> None:
    assert sent(program(cast.commune), cell("12500", unit_of_measure="m²")).status == 201
    assert Value.objects.get().value == Decimal("1.25")


def test_percent_and_percentage_points_never_mix(office: Office, cast: Cast, program: MakeProgram) -> None:
    period("2023-03")
    people = indicator("DS02", "Dân số", "người", timing="level", over_months="last")
    rate = {"kind": "rate", "timing": "level", "over_months": "last", "over_units": "mean", "weight": people}
    follow(office.huyen, indicator("BH02", "Tỷ lệ BHYT", "%", **rate), communes=True)
    answer = sent(program(cast.commune), {**cell("2"), "indicator": "BH02", "unit_of_measure": "điểm %"})
    assert "values.0.unit_of_measure" in answer.body["error"]["fields"]


def test_what_is_written_is_planned_once_and_counted_from_its_batch(
    sown: Indicator, cast: Cast, program: MakeProgram
) -> None:
    commune = program(cast.commune)
    with CaptureQueriesContext(connection) as seen:
        first = sent(commune, cell("5"), cell("6", status="official"), cell("7", status="provisional")).body
    assert sum('FROM "measures_lock"' in one["sql"] for one in seen) == 1  # what a plan asks once
    assert (first["added"], first["changed"], first["unchanged"]) == (3, 0, 0)
    some = sent(commune, cell("8"), cell("6", status="official"), cell("9", status="revised")).body
    assert (some["added"], some["changed"], some["unchanged"], len(some["values"])) == (1, 1, 1, 2)


def test_a_preview_says_everything_and_changes_nothing(
    sown: Indicator, cast: Cast, program: MakeProgram
) -> None:
    commune = program(cast.commune)
    sent(commune, cell("5"))
    body = sent(commune, cell("6"), cell("1", unit="xa-2"), cell("1", status="official"), preview=True).body
    assert (body["batch"], body["added"], body["changed"], body["unchanged"]) == (None, 1, 1, 0)
    assert list(body["refused"]) == ["values.1"]
    assert Value.objects.get().value == 5


def test_what_does_not_change_writes_nothing(sown: Indicator, cast: Cast, program: MakeProgram) -> None:
    commune = program(cast.commune)
    sent(commune, cell("5"))
    again = sent(commune, cell("5"))
    assert (again.status, again.body["batch"], again.body["unchanged"]) == (200, None, 1)


def test_a_closed_period_takes_revised_figures_only(
    sown: Indicator, office: Office, cast: Cast, program: MakeProgram
) -> None:
    lock_period(office.huyen, period("2023-03"), by=cast.chair, at=NOW)
    commune = program(cast.commune)
    assert "chỉ nhận số điều chỉnh" in sent(commune, cell()).body["error"]["fields"]["values.0"]
    assert sent(commune, cell(status="revised"), send=True).status == 201


@pytest.mark.parametrize(
    ("who", "draft", "given"),
    [
        *(("chair", 200, 200), ("clerk", 200, 200), ("officer", 200, 200), ("commune", 200, 200)),
        *(("auditor", 200, 200), ("outsider", 404, 200), ("stranger", 404, 404)),
    ],
)
def test_a_figure_is_there_for_whom_it_is_there_on_the_page(
    sown: Indicator, cast: Cast, program: MakeProgram, who: str, draft: int, given: int
) -> None:
    commune, reader = program(cast.commune), program(getattr(cast, who))
    [pk] = sent(commune, cell()).body["values"]
    for status in (draft, given):
        assert reader.get(f"values/{pk}").status == status
        listed = [row["id"] for row in reader.get("values").body["items"]]
        assert listed == ([pk] if status == 200 else [])
        commune.post(f"values/{pk}/send")


def test_who_may_not_is_told_why(sown: Indicator, cast: Cast, program: MakeProgram) -> None:
    commune = program(cast.commune)
    [pk] = sent(commune, cell(), send=True).body["values"]
    own = commune.post(f"values/{pk}/check")
    assert (own.status, own.code) == (403, "not-allowed")
    assert "không ai tự kiểm tra" in own.body["error"]["message"]
    early = program(cast.chair).post(f"values/{pk}/approve")
    assert (early.status, early.code) == (409, "measure-illegal-move")
    silent = program(cast.officer).post(f"values/{pk}/return")
    assert (silent.status, silent.code) == (422, "measure-reason-needed")
    assert Value.objects.get().state == "sent"


def test_many_figures_move_together_or_not_at_all(
    sown: Indicator, office: Office, cast: Cast, program: MakeProgram
) -> None:
    clerk, chair = program(cast.clerk), program(cast.chair)
    keys = sent(clerk, cell(), cell(unit="xa-2"), cell(unit="xa-3"), send=True).body["values"]
    assert chair.post(f"values/{keys[0]}/check").status == 200
    refused = chair.post("value-moves", {"verb": "check", "values": keys})
    assert (refused.status, refused.code) == (409, "measure-illegal-move")
    assert chair.post("value-moves", {"verb": "check", "values": [*keys[1:], 9_999]}).status == 404
    moved = chair.post("value-moves", {"verb": "check", "values": keys[1:]})
    assert moved.body == {"values": keys[1:], "state": "checked"}
    own = program(cast.commune).post("value-moves", {"verb": "approve", "values": keys})
    assert (own.status, own.code) == (403, "not-allowed")


def test_nobody_is_overwritten_and_nothing_happens_twice(
    sown: Indicator, cast: Cast, program: MakeProgram
) -> None:
    commune, department = program(cast.commune), program(cast.officer)
    first = commune.post("values", {"values": [cell()], "send": True}, Idempotency_Key="t3")
    again = commune.post("values", {"values": [cell()], "send": True}, Idempotency_Key="t3")
    assert (again.body, again.headers["Idempotent-Replayed"]) == (first.body, "true")
    [pk] = first.body["values"]
    seen = department.get(f"values/{pk}").headers["ETag"]
    commune.post(f"values/{pk}/recall")
    sent(commune, cell("7"), send=True)
    late = department.post(f"values/{pk}/check", If_Match=seen)
    assert (late.status, late.code) == (412, "out-of-date")
    fresh = department.get(f"values/{pk}").headers["ETag"]
    assert department.post(f"values/{pk}/check", If_Match=fresh).status == 200


def test_a_scope_that_the_key_lacks_is_named(sown: Indicator, cast: Cast, program: MakeProgram) -> None:
    for scopes in ((Scope.READ,), (Scope.WRITE_TASKS, Scope.WRITE_DOCUMENTS)):
        answer = sent(program(cast.commune, *scopes), cell())
        assert (answer.status, answer.code) == (403, "token-scope-missing")
        assert "values:write" in answer.body["error"]["message"]
    assert program(cast.commune, Scope.WRITE_VALUES).get("values").status == 403


def test_a_remark_brings_its_proof(sown: Indicator, cast: Cast, program: MakeProgram) -> None:
    commune = program(cast.commune)
    [pk] = sent(commune, cell()).body["values"]
    file = {"name": "biên bản.pdf", "content": base64.b64encode(b"%PDF-1.7").decode()}
    body = commune.post(f"values/{pk}/remarks", {"text": "Theo biên bản", "files": [file]}).body
    assert ([one["text"] for one in body["remarks"]], body["files"]) == (["Theo biên bản"], ["biên bản.pdf"])
    assert Value.objects.get().evidence.get().media_type == "application/pdf"
    assert commune.post(f"values/{pk}/remarks", {"text": " "}).status == 422
    assert program(cast.outsider).post(f"values/{pk}/remarks", {"text": "x"}).status == 404


def test_indicators_plans_and_periods_are_read(
    sown: Indicator, office: Office, cast: Cast, program: MakeProgram
) -> None:
    old = set_target(sown, office.huyen, period("2023"), Aim(Decimal("8000")), by=cast.clerk, at=NOW)
    aim = Aim(Decimal("8200.5"), basis="NQ 12")
    set_target(sown, office.huyen, period("2023"), aim, reason="giao thêm", by=cast.clerk, at=NOW)
    redefine(sown, since=date(2023, 1, 1), text="Tính cả cây vụ đông", source="QĐ 1", by=cast.clerk, at=NOW)
    reader = program(cast.commune)
    [plan] = reader.get("targets?unit=huyen&period=2023").body["items"]
    assert (plan["least"], plan["most"], plan["basis"]) == ("8200.5", None, "NQ 12")
    both = reader.get("targets?replaced=true").body["items"]
    assert [(row["id"], row["replaced_by"]) for row in both] == [(old.pk, plan["id"]), (plan["id"], None)]
    assert [one["code"] for one in reader.get("indicators?q=dien%20tich&office=huyen").body["items"]] == [
        "NN01"
    ]
    assert reader.get("indicators?office=xa-1").body["items"] == []
    assert [one["number"] for one in reader.get("indicators/NN01").body["definitions"]] == [1, 2]
    assert reader.get("indicators/KHONG").status == 404
    assert [one["code"] for one in reader.get("periods?kind=month").body["items"]] == ["2023-03"]
    stranger = program(cast.stranger)
    for address in ("indicators", "periods", "targets", "values"):
        assert stranger.get(address).body["items"] == []


@pytest.mark.parametrize(
    ("query", "count"),
    [
        *(("unit=xa-1", 1), ("unit=huyen", 0), ("unit=huyen&below=true", 3), ("unit=x&below=true", 0)),
        *(("q=gieo%20trồng", 3), ("q=gieo%20trong", 3), ("q=kh%C3%B4ng", 0), ("period=2023-03", 3)),
        *(("state=sent&current=true", 3), ("status=official", 0), ("indicator=NN01&current=false", 0)),
    ],
)
def test_the_list_is_narrowed(
    sown: Indicator, cast: Cast, program: MakeProgram, query: str, count: int
) -> None:
    sent(program(cast.clerk), *(cell(unit=f"xa-{n}") for n in (1, 2, 3)), send=True)
    assert len(program(cast.chair).get(f"values?{query}").body["items"]) == count


def test_a_thousand_cells_ask_no_more_questions_than_a_few(
    office: Office, cast: Cast, program: MakeProgram, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    period("2023-03")
    for number in range(1000):
        one = Indicator(code=f"M{number}", name=f"Chỉ tiêu {number}", unit_of_measure="ha")
        one.save()
        one.definitions.create()
    cells = [{**cell(), "indicator": f"M{number}"} for number in range(1000)]
    clerk = program(cast.clerk)
    with django_assert_max_num_queries(60):
        assert sent(clerk, *cells, send=True).body["added"] == 1000
    with django_assert_max_num_queries(12):
        assert len(clerk.get("values?limit=200").body["items"]) == 200
