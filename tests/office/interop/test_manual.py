"""The manual of the API: every text in both languages, the code's own the English one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.office.conftest import Cast

from dondoc_office.interop.api.mount import schema
from dondoc_office.interop.manual import operations, told, vietnamese


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _shown(language: str) -> set[str]:
    """What the page says of operations and of their values."""
    found = operations(told(schema(), language))
    fields = {field.about for one in found for field in (*one.asked, *one.answered)}
    return {_spaced(words) for words in fields | {one.about for one in found}} - {""}


def _described(part: Any) -> Iterator[str]:
    """Every text of the whole description, and of those of values inside values."""
    if isinstance(part, list):
        part = dict(enumerate(part))
    if isinstance(part, dict):
        if isinstance(part.get("description"), str):
            yield _spaced(part["description"])
        for value in part.values():
            yield from _described(value)


def _of_values(part: Any) -> Iterator[str]:
    """The texts of parameters and properties."""
    if isinstance(part, list):
        part = dict(enumerate(part))
    if isinstance(part, dict):
        for values in (part.get("parameters", []), list(part.get("properties", {}).values())):
            yield from (
                _spaced(one["description"]) for one in values if isinstance(one.get("description"), str)
            )
        for value in part.values():
            yield from _of_values(value)


def test_every_text_has_its_vietnamese_and_no_line_is_left_over() -> None:
    assert _shown("en") <= vietnamese().keys()
    assert set(_of_values(schema())) <= vietnamese().keys()
    assert vietnamese().keys() <= set(_described(schema()))


def test_only_texts_change_with_the_language() -> None:
    assert told(schema(), "en") == schema()
    assert _shown("vi") <= set(vietnamese().values())
    kinds = [[(f.name, f.kind, f.needed) for f in one.asked] for one in operations(schema())]
    assert [
        [(f.name, f.kind, f.needed) for f in one.asked] for one in operations(told(schema(), "vi"))
    ] == kinds


@pytest.mark.parametrize(
    ("asked", "words"),
    [("vi-VN", "mã của đơn vị chủ trì"), ("en", "code of the lead unit"), ("fr", "mã của đơn vị chủ trì")],
)
def test_the_description_is_served_in_the_language_that_is_asked_for(
    client: Client, db: None, asked: str, words: str
) -> None:
    answer = client.get("/lien-thong/api/openapi.json", headers={"Accept-Language": asked})
    assert answer.headers["Vary"].startswith("Accept-Language")
    assert words in answer.content.decode()


def test_the_page_speaks_the_language_of_the_reader(cast: Cast, client: Client) -> None:
    client.force_login(cast.officer)
    assert "mã của đơn vị chủ trì" in client.get("/lien-thong/api/").content.decode()
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(language="en")
    page = client.get("/lien-thong/api/").content.decode()
    assert "code of the lead unit" in page
    assert "mã của đơn vị chủ trì" not in page
