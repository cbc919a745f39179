"""Pages of measures: entered by hand and by Excel, taken from a notice, checked, planned, read; few queries."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, given, indicator, period

from dondoc_office.measures.actions.keeping import redefine
from dondoc_office.measures.boards import board, study
from dondoc_office.measures.formulas.forecasting import Path
from dondoc_office.measures.gathering import gather
from dondoc_office.measures.models import Indicator, Target, Value
from dondoc_office.measures.periods import Span, read_code
from dondoc_office.people.models import Person
from dondoc_office.units.models import Succession, Unit

D = Decimal
SignIn = Callable[[Person], Client]
SHEET = "/chi-tieu/nhap/?don-vi=huyen&ky=2023-03"


def span(code: str) -> Span:
    found = read_code(code)
    assert found is not None
    return found


def test_nine_of_45_enterprises_in_a_quarter_stand_in_red(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn
) -> None:
    for month, figure in ((1, "2"), (2, "3"), (3, "4")):
        given(firms, {office.huyen: figure}, f"2023-{month:02}", by=cast.officer, at=NOW)
    shown = board(office.huyen, span("2023-03"))
    reading = shown.rows[0].reading
    assert reading.point is not None and reading.point.value == 9
    assert (reading.against.share, reading.path, shown.count.met, shown.count.total) == (
        D("20.0"),
        Path.OFF,
        0,
        1,
    )
    page = signed_in_as(cast.chair).get("/chi-tieu/?don-vi=huyen&ky=2023-03").content.decode()
    assert "0/1" in page and "20 %" in page and "Có nguy cơ không đạt" in page


def test_the_sheet_keeps_what_was_typed_and_says_what_is_wrong(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn
) -> None:
    period("2023-03")
    browser = signed_in_as(cast.officer)
    answer = browser.post(SHEET, {f"v-{firms.pk}": "chín", "gui": "1", "tinh-chat": "estimate"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="chín"' in page and "không phải số" in page and 'aria-invalid="true"' in page
    assert not Value.objects.exists()
    browser.post(
        SHEET, {f"v-{firms.pk}": "9", "gui": "1", "tinh-chat": "estimate", f"c-{firms.pk}": "3 hợp tác xã"}
    )
    value = Value.objects.get()
    assert (value.value, value.state, value.status, value.comment) == (
        D(9),
        "sent",
        "estimate",
        "3 hợp tác xã",
    )
    assert "Đã gửi" in browser.get(SHEET).content.decode()


def test_a_figure_ten_times_the_one_before_is_asked_about_and_not_refused(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn
) -> None:
    given(firms, {office.huyen: "9"}, "2023-02", by=cast.officer, at=NOW)
    period("2023-03")
    browser = signed_in_as(cast.officer)
    said = {f"v-{firms.pk}": "900", "gui": "1", "tinh-chat": "estimate"}
    assert browser.post(SHEET, said).status_code == 422
    assert Value.objects.count() == 1
    assert browser.post(SHEET, {**said, "chac-chan": "1"}).status_code == 302
    assert Value.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("101.2", "101.2"),
        ("0.125", "0.125"),
        ("1.234", "1234"),
        ("-3", "-3"),
        ("09", "9"),
    ],
)
def test_numbers_are_read_as_offices_write_them(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn, typed: str, value: str
) -> None:
    period("2023-03")
    signed_in_as(cast.officer).post(SHEET, {f"v-{firms.pk}": typed, "tinh-chat": "official"})
    assert Value.objects.get().value == D(value)


LEVEL = {"timing": "level", "over_months": "last"}
RATE = {**LEVEL, "kind": "rate", "over_units": "none"}


def test_plans_are_set_together_and_a_change_needs_its_reason(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn
) -> None:
    browser, url = signed_in_as(cast.clerk), "/chi-tieu/ke-hoach/?don-vi=huyen&ky=2023-03"
    assert browser.post(url, {f"l-{firms.pk}": "40", "basis": "", "reason": ""}).status_code == 422
    assert browser.post(url, {f"l-{firms.pk}": "bốn mươi", "basis": "NQ 50"}).status_code == 422
    assert Target.objects.current().get().least == 45
    assert browser.post(url, {f"l-{firms.pk}": "40", "basis": "NQ 50"}).status_code == 302
    assert Target.objects.current().get().least == 40
    assert "<del>" in browser.get("/chi-tieu/danh-muc/KT23/?don-vi=huyen&ky=2023-03").content.decode()


def test_a_period_is_checked_approved_and_closed_on_one_page(
    office: Office, cast: Cast, rice: Indicator, signed_in_as: SignIn
) -> None:
    given(rice, dict.fromkeys(office.communes, "5"), "2023-03", by=cast.clerk, at=NOW)
    keys = [str(key) for key in Value.objects.values_list("pk", flat=True)]
    url = "/chi-tieu/kiem-tra/?don-vi=huyen&ky=2023-03"
    signed_in_as(cast.officer).post(url, {"viec": "check", "so": keys})
    assert set(Value.objects.values_list("state", flat=True)) == {"checked"}
    chair = signed_in_as(cast.chair)
    chair.post(url, {"viec": "return", "so": keys[:1]})
    assert set(Value.objects.values_list("state", flat=True)) == {"checked"}  # no reason, nothing done
    chair.post(url, {"viec": "return", "so": keys[:1], "reason": "chênh"})
    chair.post(url, {"viec": "approve", "so": keys})
    chair.post(url, {"viec": "chot"})
    assert sorted(Value.objects.values_list("state", flat=True)) == ["locked", "locked", "returned"]
    assert "đã chốt" in chair.get(url).content.decode()


def test_where_the_definition_changed_the_page_compares_nothing(
    office: Office, cast: Cast, now: datetime, signed_in_as: SignIn
) -> None:
    poor = indicator("XH02", "Tỷ lệ hộ nghèo", "%", direction="less", **RATE)
    follow(office.huyen, poor)
    given(poor, {office.huyen: "4.5"}, "2021-12", by=cast.clerk, at=now)
    given(poor, {office.huyen: "12.1"}, "2022-12", by=cast.clerk, at=now)
    redefine(poor, since=date(2022, 1, 1), text="Chuẩn đa chiều", source="NĐ 07/2021", by=cast.clerk, at=now)
    row = board(office.huyen, span("2022-12")).rows[0]
    assert row.redefined and not row.reading.compared.comparable
    page = signed_in_as(cast.chair).get("/chi-tieu/?don-vi=huyen&ky=2022-12").content.decode()
    assert "đổi định nghĩa, không so được" in page


def test_figures_of_old_communes_stand_on_their_heir_and_say_so(
    office: Office, cast: Cast, rice: Indicator, now: datetime
) -> None:
    first, second, third = office.communes
    heir = Unit(code="xa-moi", name="UBND xã Mới", parent=office.huyen, kind="commune", level="commune")
    heir.valid_from = date(2023, 7, 1)
    heir.arrange()
    heir.save()
    for old in (first, second, office.huyen):
        Succession.objects.create(predecessor=old, successor=heir, on=date(2023, 7, 1), basis="NQ")
    given(rice, {first: "1.5", second: "2"}, "2023-06", by=cast.clerk, at=now)
    given(rice, {first: "9"}, "2023-05", by=cast.clerk, at=now)
    series = gather([heir, third], [rice], since=date(2023, 1, 1), until=date(2023, 12, 31)).of(heir, rice)
    assert {code: (point.value, point.rebased) for code, point in series.points.items()} == {
        "2023-06": (D("3.5"), 2)
    }
    Succession.objects.create(predecessor=first, successor=third, on=date(2023, 7, 1), basis="NQ")
    series = gather([heir], [rice], since=date(2023, 1, 1), until=date(2023, 12, 31)).of(heir, rice)
    assert series.points == {}  # a commune divided between two heirs is nobody's sum


def test_a_formula_is_computed_over_sums_and_is_never_typed(
    office: Office, cast: Cast, now: datetime, signed_in_as: SignIn
) -> None:
    poor, homes = (
        indicator("XH01", unit="hộ", **LEVEL),
        indicator("DS02", unit="hộ", frequency="year", **LEVEL),
    )
    rate = indicator("XH02", "Tỷ lệ hộ nghèo", "%", formula="XH01 / DS02 * 100", **RATE)
    for one in (poor, homes, rate):
        follow(office.huyen, one, communes=not one.formula)
    given(
        homes,
        dict(zip(office.communes, ("1000", "3000", "1000"), strict=True)),
        "2022",
        by=cast.clerk,
        at=now,
    )
    given(
        poor, dict(zip(office.communes, ("100", "150", "50"), strict=True)), "2023-03", by=cast.clerk, at=now
    )
    rows = {row.indicator.code: row.reading.point for row in board(office.huyen, span("2023-03")).rows}
    assert rows["XH02"] is not None and rows["XH02"].value == 6
    told = study(office.huyen, rate, span("2023-03"))
    each = {unit.code: row.reading.point.value for unit, row in told.units if row.reading.point}
    assert each == {"xa-1": D(10), "xa-2": D(5), "xa-3": D(5)}
    assert "XH02" not in signed_in_as(cast.clerk).get(SHEET.replace("huyen", "xa-1")).content.decode()


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("/chi-tieu/?don-vi=huyen&ky=2023-03", 24),
        ("/chi-tieu/danh-muc/C00/?don-vi=huyen&ky=2023-03", 26),
        ("/chi-tieu/nhap/?don-vi=xa-1&ky=2023-03", 26),
        ("/chi-tieu/kiem-tra/?don-vi=huyen&ky=2023-03&bang=xa-1", 24),
        ("/chi-tieu/ke-hoach/?don-vi=huyen&ky=2023-03", 22),
        ("/chi-tieu/danh-muc/", 12),
    ],
)
def test_a_page_asks_the_same_few_queries_however_much_there_is(
    office: Office,
    cast: Cast,
    signed_in_as: SignIn,
    django_assert_max_num_queries: object,
    url: str,
    most: int,
) -> None:
    for number in range(30):
        one = indicator(f"C{number:02}", f"Chỉ tiêu {number}")
        follow(office.huyen, one, office.finance, communes=True)
        given(one, dict.fromkeys(office.communes, "5"), "2023-03", by=cast.clerk, at=NOW)
    period("2023")
    browser = signed_in_as(cast.clerk)
    browser.get(url)
    with django_assert_max_num_queries(most):  # type: ignore[operator]
        assert browser.get(url).status_code == 200


@pytest.mark.parametrize("kind", ["excel", "word"])
def test_the_annex_comes_as_a_file(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn, kind: str
) -> None:
    given(firms, {office.huyen: "9"}, "2023-Q1", by=cast.officer, at=NOW)
    answer = signed_in_as(cast.chair).get(f"/chi-tieu/phu-luc/{kind}/?don-vi=huyen&ky=2023-03")
    content = answer.getvalue()
    assert answer.status_code == 200 and content[:2] == b"PK"
    if kind == "excel":
        words = [cell for row in load_workbook(io.BytesIO(content)).worksheets[0].values for cell in row]
        assert "Doanh nghiệp thành lập mới" in words and "20 %" in words and 9 in words


def test_an_office_makes_its_own_indicator_and_is_told_beside_the_field_what_is_wrong(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: SignIn
) -> None:
    browser, url = signed_in_as(cast.clerk), "/chi-tieu/danh-muc/them/"
    said = {
        "code": "RIENG1",
        "name": "Doanh nghiệp mới trên kế hoạch",
        "unit_of_measure": "%",
        "kind": "rate",
    }
    said |= {
        "direction": "more",
        "timing": "flow",
        "over_units": "none",
        "over_months": "none",
        "places": "1",
    }
    said |= {"frequency": "month", "formula": "KT23 / ke_hoach(KT23) * 100"}
    for field, bad in (
        ("formula", "KT23 + 1"),
        ("formula", "exec(KT23)"),
        ("unit_of_measure", "12"),
        ("code", "a b"),
    ):
        answer = browser.post(url, {**said, field: bad})
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == {field}
        assert bad in answer.content.decode()
    assert browser.post(url, said).status_code == 302
    given(firms, {office.huyen: "9"}, "2023-Q1", by=cast.officer, at=NOW)
    made = Indicator.objects.get(code="RIENG1")
    series = gather([office.huyen], [made], since=date(2023, 1, 1), until=date(2023, 12, 31)).of(
        office.huyen, made
    )
    assert series.points["2023-Q1"].value == 20
    change = browser.get("/chi-tieu/danh-muc/KT23/sua/").context["form"].initial
    kept = {name: "" if value is None else value for name, value in change.items()}
    assert (
        browser.post("/chi-tieu/danh-muc/KT23/sua/", {**kept, "name": "Doanh nghiệp mới"}).status_code == 302
    )
    assert (
        browser.post("/chi-tieu/danh-muc/KT23/sua/", {**kept, "name": "Khác"}).status_code == 422
    )  # out of date
    assert (
        browser.post(
            "/chi-tieu/danh-muc/KT23/sua/", {**kept, "version": "2", "unit_of_measure": "ha"}
        ).status_code
        == 422
    )
    assert Indicator.objects.get(code="KT23").name == "Doanh nghiệp mới"
