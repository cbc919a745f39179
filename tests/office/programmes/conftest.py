"""A project that the tests share."""

from __future__ import annotations

import pytest
from tests.office.conftest import Cast, Office
from tests.office.programmes.makers import canal

from dondoc_office.programmes.models import Project


@pytest.fixture
def project(office: Office, cast: Cast) -> Project:
    return canal(office, cast)
