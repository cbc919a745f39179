"""A review with one goal that the tests share."""

from __future__ import annotations

import pytest
from tests.office.conftest import Cast, Office
from tests.office.reviews.makers import poverty_line, review_of

from dondoc_office.reviews.models import GoalLine, Review


@pytest.fixture
def review(office: Office, cast: Cast) -> Review:
    return review_of(office, cast)


@pytest.fixture
def line(office: Office, cast: Cast, review: Review) -> GoalLine:
    return poverty_line(office, cast, review)
