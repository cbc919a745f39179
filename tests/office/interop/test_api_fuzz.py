"""Schemathesis makes requests from the OpenAPI description, right ones and wrong ones; nothing breaks or lies."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.office.conftest import Cast, Office

from dondoc_office.interop.api.mount import schema
from dondoc_office.interop.models import Scope
from dondoc_office.interop.tokens import make_token
from dondoc_office.tasks.models import Task

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
pytestmark = pytest.mark.skipif(not EXAMPLES, reason="minutes long: make fuzz-api")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
described = schemathesis.openapi.from_dict(schema())
described.app = get_wsgi_application()


@pytest.fixture
def words(cast: Cast, office: Office, task: Task) -> str:
    """A key of the clerk, who may do most."""
    return make_token(cast.clerk, "fuzz", tuple(Scope), days=30, by=cast.clerk, at=timezone.now()).words


@described.parametrize()
@settings(
    max_examples=EXAMPLES or 1,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_is_answered_as_described(case: Any, words: str) -> None:
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {words}"}
    case.call_and_validate(checks=CHECKS)
