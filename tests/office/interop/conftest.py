"""Programs with keys, and what they are answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast

from dondoc_office.interop.models import Scope
from dondoc_office.interop.tokens import make_token
from dondoc_office.people.models import Person


@dataclass(frozen=True)
class Answered:
    """A status, a body, headers."""

    status: int
    body: Any
    headers: Any

    @property
    def code(self) -> str:
        return str(self.body["error"]["code"])


class Program:
    """Something that holds a key and speaks JSON."""

    def __init__(self, words: str, language: str = "vi") -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {words}", "Accept-Language": language}

    def get(self, address: str, **headers: str) -> Answered:
        return self._answered(self.client.get(f"/api/v1/{address}", headers={**self.headers, **headers}))

    def post(self, address: str, body: object = None, **headers: str) -> Answered:
        return self._sent("POST", address, body, headers)

    def patch(self, address: str, body: object, **headers: str) -> Answered:
        return self._sent("PATCH", address, body, headers)

    def _sent(self, method: str, address: str, body: object, headers: dict[str, str]) -> Answered:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = "" if body is None else json.dumps(body)
        return self._answered(
            self.client.generic(
                method,
                f"/api/v1/{address}",
                data,
                content_type="application/json",
                headers={**self.headers, **named},
            )
        )

    def _answered(self, response: Any) -> Answered:
        return Answered(response.status_code, json.loads(response.content or b"null"), response.headers)


@pytest.fixture
def program(cast: Cast) -> Callable[..., Program]:
    """A program with a key of this person, of all scopes where none is named."""

    def make(person: Person, *scopes: Scope, language: str = "vi") -> Program:
        made = make_token(person, "phần mềm", scopes or tuple(Scope), days=30, by=person, at=timezone.now())
        return Program(made.words, language)

    return make
