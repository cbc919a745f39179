"""Money and land in one unit each, exact: triệu đồng and ha; what was typed says its own unit. Pure."""

from __future__ import annotations

from decimal import Decimal

from dondoc_office.measures.units_of_measure import converted

MONEY = "triệu đồng"
"""In which money is kept: six decimals are exact to a đồng."""
LAND = "ha"
MONEY_UNITS = ("đồng", "triệu đồng", "tỷ đồng")
LAND_UNITS = ("ha", "m²")


def in_millions(value: Decimal, unit: str) -> Decimal:
    """An amount of money in triệu đồng; UnitsDiffer for a unit that is no money."""
    return converted(value, unit, MONEY)


def in_hectares(value: Decimal, unit: str) -> Decimal:
    """An area in ha; UnitsDiffer for a unit that is no area."""
    return converted(value, unit, LAND)
