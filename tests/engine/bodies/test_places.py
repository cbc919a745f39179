"""Places by date: 63 provinces became 34, and 17 communes of one district became five."""

from __future__ import annotations

from datetime import date

from dondoc.bodies.places import places, places_named, provinces, successors

BEFORE, AFTER = date(2023, 3, 24), date(2026, 3, 24)


def test_there_were_63_provinces_and_are_34() -> None:
    assert len(provinces(BEFORE)) == 63
    assert len(provinces(AFTER)) == 34


def test_every_former_province_has_one_successor_in_force() -> None:
    for place in provinces(BEFORE):
        assert [found.in_force(AFTER) for found in successors(place)] == [True]


def test_a_name_means_a_district_before_and_a_commune_after() -> None:
    assert [place.kind for place in places_named("Cẩm Thuỷ", BEFORE)] == ["huyện"]
    assert [place.full_name for place in places_named("xã Cẩm Thủy", AFTER)] == ["xã Cẩm Thủy"]
    assert places_named("huyện Cẩm Thủy", AFTER) == ()


def test_seventeen_communes_became_five() -> None:
    old = [place for place in places() if place.within == "Cẩm Thủy" and place.in_force(BEFORE)]
    new = {found.full_name for place in old for found in successors(place)}
    assert len(old) == 17
    assert new == {"xã Cẩm Thạch", "xã Cẩm Thủy", "xã Cẩm Tú", "xã Cẩm Vân", "xã Cẩm Tân"}


def test_a_town_of_2019_holds_what_it_took_in() -> None:
    (former,) = places_named("Cẩm Phong", date(2018, 1, 1))
    assert [place.name for place in successors(former)] == ["Phong Sơn"]
