"""Vietnamese is the source, English is complete; neither page shows the other's words."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from tests.office.conftest import Cast

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task

OFFICE = Path(__file__).parents[3] / "src" / "dondoc_office"
MARKED = re.compile(
    r"{%\s*translate\s+([\"'])(?P<template>.+?)\1|\b(?:_|gettext(?:_lazy)?)\(\s*\"(?P<code>[^\"]+)\"\s*[,)]"
)
SAME = {"task:12"}


def marked() -> set[str]:
    """Every sentence that a template or a module marks as translatable and that holds Vietnamese letters."""
    sources = [*OFFICE.rglob("*.html"), *OFFICE.rglob("*.py")]
    found = {
        match["template"] or match["code"]
        for path in sources
        for match in MARKED.finditer(path.read_text(encoding="utf-8"))
    }
    return {words for words in found if not words.isascii()}


def test_every_compiled_catalogue_is_up_to_date() -> None:
    for source in OFFICE.glob("*/locale/*/LC_MESSAGES/*.po"):
        command = ["msgfmt", "--check-format", "-o", "-", str(source)]
        compiled = subprocess.run(command, capture_output=True, check=True).stdout
        assert source.with_suffix(".mo").read_bytes() == compiled, f"{source}: run `make messages`"


def test_every_sentence_has_its_english() -> None:
    with translation.override("en"):
        missing = [words for words in sorted(marked()) if gettext(words) == words]
    assert missing == []
    assert len(marked()) > 250


@pytest.mark.parametrize("url", ["/", "/nhiem-vu/", "/van-ban/", "/don-vi/", "/tai-khoan/", "/nguoi/"])
def test_a_page_in_english_holds_no_vietnamese_but_names(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client], url: str
) -> None:
    Person.objects.filter(pk=cast.auditor.pk).update(language="en")
    page = signed_in_as(cast.auditor).get(url).content.decode()
    headings = re.findall(r"<(?:h1|h2|th scope=\"col\"|caption|summary|button[^>]*)>([^<]+)<", page)
    vietnamese = [words for words in headings if not words.isascii() and cast.auditor.name not in words]
    assert '<html lang="en">' in page
    assert [words for words in vietnamese if words not in {"Tiếng Việt", "Đôn Đốc"}] == []
