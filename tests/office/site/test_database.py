"""Which database an address means, and how it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from dondoc_office.site.database import database


@pytest.mark.parametrize(
    ("address", "threshold"),
    [
        ("postgresql://a@h/office", 3),
        ("postgresql://a@h/office?prepare_threshold=10", 10),
        ("postgresql://a@h/office?prepare_threshold=0", None),
        ("postgresql://a@h/office?sslmode=require", 3),
    ],
)
def test_plans_are_kept_unless_the_address_says_otherwise(address: str, threshold: int | None) -> None:
    """0 is for poolers that do not know prepared statements; for the driver 0 would mean at once."""
    assert database(address, Path())["OPTIONS"]["prepare_threshold"] == threshold


def test_other_options_of_the_address_stay() -> None:
    assert database("postgresql://a@h/office?sslmode=require", Path())["OPTIONS"]["sslmode"] == "require"
