"""The approved figure of an indicator on the sheet of a commune: offered, confirmed, or overridden with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.conftest import NOW, Cast, Office
from tests.office.criteria.makers import Scene, set_scene
from tests.office.measures.makers import follow, given, indicator

from dondoc_office.criteria.actions.assessing import Said, assess
from dondoc_office.criteria.errors import FigureNeedsReason
from dondoc_office.criteria.gathering import known_figures
from dondoc_office.criteria.models import Campaign, Criterion
from dondoc_office.journal.models import Entry
from dondoc_office.measures.models import Indicator, Value
from dondoc_office.people.models import Person

SignedIn = Callable[[Person], Client]


@pytest.fixture
def income(office: Office) -> Indicator:
    return indicator("XH90", "Thu nhập bình quân đầu người", "triệu đồng/người")


@pytest.fixture
def scene(office: Office, cast: Cast, income: Indicator) -> Scene:
    """Open today; the income of the first commune was approved as 46,5 for February 2023."""
    made = set_scene(office, cast)
    Criterion.objects.filter(code="1.1").update(indicator=income)
    follow(office.huyen, income, office.finance)
    given(income, {made.rated.unit: "46.5"}, "2023-02", by=cast.clerk, at=NOW)
    Value.objects.update(state="approved")
    Campaign.objects.update(closes_on=timezone.localdate() + timedelta(days=30))
    rated = made.campaign.rated_units.select_related("unit", "campaign__office").get(pk=made.rated.pk)
    return Scene(rated.campaign, rated, made.other, made.town)


def address(scene: Scene) -> str:
    return f"/tieu-chi/xa/{scene.rated.pk}/nhap/"


def typed(scene: Scene, **words: str) -> dict[str, str]:
    key = scene.cell("1.1").pk
    names = {"result": "ket-qua", "value": "so-lieu", "note": "ghi-chu"}
    base = {f"ket-qua-{key}": "", f"so-lieu-{key}": "46,5", f"ghi-chu-{key}": "", f"den-ngay-{key}": ""}
    return base | {f"{names[name]}-{key}": said for name, said in words.items()}


def test_the_figure_stands_in_its_field_with_the_way_to_its_source(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    page = signed_in_as(cast.commune).get(address(scene)).content.decode()
    assert 'value="46,5"' in page and "chờ xác nhận" in page
    assert f"/chi-tieu/so/{Value.objects.get().pk}/" in page


def test_a_line_that_nobody_touched_confirms_nothing(
    scene: Scene, cast: Cast, signed_in_as: SignedIn
) -> None:
    assert signed_in_as(cast.commune).post(address(scene), typed(scene)).status_code == 302
    assert scene.cell("1.1").state == "not_assessed"


def test_confirmed_it_is_judged_by_the_threshold(scene: Scene, cast: Cast, signed_in_as: SignedIn) -> None:
    assert signed_in_as(cast.commune).post(address(scene), typed(scene, result="so")).status_code == 302
    cell = scene.cell("1.1")
    assert (cell.value, cell.met, cell.state) == (Decimal("46.5"), True, "self_assessed")
    page = signed_in_as(cast.commune).get(f"/tieu-chi/o/{cell.pk}/").content.decode()
    assert "khác số đã nhập" not in page


def test_another_figure_is_taken_with_a_reason_only(scene: Scene, cast: Cast, signed_in_as: SignedIn) -> None:
    client = signed_in_as(cast.commune)
    refused = client.post(address(scene), typed(scene, value="44"))
    assert refused.status_code == 422 and 'value="44"' in refused.content.decode()
    assert scene.cell("1.1").state == "not_assessed"
    said = typed(scene, value="44", note="Điều tra lại tháng 3")
    assert client.post(address(scene), said).status_code == 302
    cell = scene.cell("1.1")
    assert (cell.value, cell.met) == (Decimal(44), False)
    entry = Entry.objects.filter(subject=f"ratedunit:{scene.rated.pk}").latest("number")
    assert entry.changes["overridden"] == {"1.1": ["46,5", "44"]}
    assert "khác số đã nhập" in client.get(f"/tieu-chi/o/{cell.pk}/").content.decode()


def test_the_action_asks_for_the_reason_too(scene: Scene, cast: Cast) -> None:
    with pytest.raises(FigureNeedsReason):
        assess(scene.rated, {scene.cell("1.1").pk: Said(value=Decimal(44))}, by=cast.commune, at=NOW)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("tỷ đồng/người", Decimal("0.0465")), ("%", None), ("con", None), ("", None)],
)
def test_a_figure_in_another_unit_is_converted_or_left_out(
    scene: Scene, unit: str, expected: Decimal | None
) -> None:
    Criterion.objects.filter(code="1.1").update(unit_of_measure=unit)
    found = known_figures(scene.rated, [scene.cell("1.1")])
    assert [one.amount for one in found.values()] == ([] if expected is None else [expected])


@pytest.mark.parametrize("state", ["draft", "sent", "checked", "returned"])
def test_what_nobody_approved_is_not_offered(scene: Scene, state: str) -> None:
    Value.objects.update(state=state)
    assert not known_figures(scene.rated, [scene.cell("1.1")])


def test_a_figure_from_after_the_day_that_counts_is_not_offered(scene: Scene) -> None:
    Campaign.objects.update(assessed_on=date(2022, 12, 31))
    scene.rated.campaign.refresh_from_db()
    assert not known_figures(scene.rated, [scene.cell("1.1")])


def test_any_number_of_criteria_costs_one_question(
    scene: Scene, django_assert_num_queries: Callable[[int], object]
) -> None:
    cells = [scene.cell(code) for code in ("1.1", "2", "3")]
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # a context manager
        known_figures(scene.rated, cells)
