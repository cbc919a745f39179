"""Vietnamese is the source, English is complete; neither page shows the other's words."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from tests.office.conftest import Cast
from tests.office.site.english import left_in_vietnamese
from tools.messages import Unreadable, compiled

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit

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


CATALOGUES = sorted(OFFICE.glob("*/locale/*/LC_MESSAGES/*.po"))


def said_by(binary: bytes) -> dict[object, str]:
    """Every message of a compiled catalogue, as Python's own gettext reads it."""
    return GNUTranslations(io.BytesIO(binary))._catalog  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda source: source.relative_to(OFFICE).parts[0])
def test_a_catalogue_is_compiled_as_gettext_does_it(source: Path) -> None:
    command = ["msgfmt", "--check-format", "-o", "-", str(source)]
    by_gettext = subprocess.run(command, capture_output=True, check=True).stdout
    assert said_by(source.with_suffix(".mo").read_bytes()) == said_by(by_gettext)


def test_contexts_plurals_and_what_is_not_translated_are_told_apart() -> None:
    catalogue = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "menu"
msgid "việc"
msgstr "work"
# No blank line between two messages.
msgid "%d ngày"
msgid_plural "%d ngày"
msgstr[0] "%d day"
msgstr[1] "%d "
"days"

msgid "chưa dịch"
msgstr ""
"""
    said = said_by(compiled(catalogue, Path("made-up.po")))
    assert said.pop("").startswith("Content-Type")
    assert said == {"menu\4việc": "work", ("%d ngày", 0): "%d day", ("%d ngày", 1): "%d days"}
    with pytest.raises(Unreadable, match="made-up"):
        compiled(catalogue + "\nngẫu nhiên", Path("made-up.po"))


def test_git_holds_no_compiled_catalogue() -> None:
    held = subprocess.run(["git", "ls-files", "*.mo"], capture_output=True, cwd=OFFICE, text=True)
    assert held.stdout == ""


def test_every_sentence_has_its_english() -> None:
    with translation.override("en"):
        missing = [words for words in sorted(marked()) if gettext(words) == words]
    assert missing == []
    assert len(marked()) > 250


COUNTED = re.compile(r"\b(?:n|un)gettext(?:_lazy)?\(\s*\"([^\"]+)\"")
BLOCK = re.compile(r"{%\s*blocktranslate\b[^%]*%}(.*?){%\s*(?:plural|endblocktranslate)\s*%}", re.DOTALL)


def counted() -> set[str]:
    """What stands in blocks of templates, and what is counted, as the catalogue names it."""
    found = set()
    for path in OFFICE.rglob("*.html"):
        for words in BLOCK.findall(path.read_text(encoding="utf-8")):
            found.add(re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", words.replace("%", "%%")))
    for path in OFFICE.rglob("*.py"):
        found.update(COUNTED.findall(path.read_text(encoding="utf-8")))
    return {words for words in found if not words.isascii()}


def test_every_sentence_with_a_number_in_it_has_its_english() -> None:
    known = "\n".join(
        path.read_text(encoding="utf-8") for path in OFFICE.glob("*/locale/en/LC_MESSAGES/*.po")
    )
    missing = [words for words in sorted(counted()) if f'msgid "{words}"\nmsg' not in known]
    assert missing == []
    assert len(counted()) > 60


def test_one_is_never_many(task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]) -> None:
    Person.objects.filter(pk=cast.chair.pk).update(language="en")
    Task.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    for url in ("/nhiem-vu/", "/bao-cao/qua-han/"):
        page = signed_in_as(cast.chair).get(url).content.decode()
        assert not re.search(r"\b1 (tasks|days|units|documents|items)\b", page), url


PAGES = (
    *("/", "/nhiem-vu/", "/nhiem-vu/lanh-dao/", "/nhiem-vu/lich/", "/nhiem-vu/su-kien/", "/van-ban/"),
    *("/phien-hop/", "/bao-cao/", "/bao-cao/phien-hop/", "/bao-cao/qua-han/", "/bao-cao/can-bo/"),
    *(
        "/bao-cao/so/van-ban-den/",
        "/bao-cao/so/giai-quyet/",
        "/don-doc/",
        "/don-doc/tuan/",
        "/don-doc/cong-van/",
    ),
    *("/chi-tieu/", "/tieu-chi/", "/so-ket/", "/chuong-trinh/", "/don-vi/", "/don-vi/huyen/nhip/"),
    *("/don-vi/+/tu-excel/", "/nguoi/", "/nguoi/moi/tu-excel/", "/nhat-ky/", "/lien-thong/", "/tai-khoan/"),
)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_in_english_says_nothing_of_ours_in_vietnamese(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client], url: str
) -> None:
    Task.objects.update(due_on=timezone.localdate() - timedelta(days=3))
    data = frozenset({"Báo cáo", *Unit.objects.values_list("name", flat=True)})  # the task's product, names
    answered = 0
    for person in (cast.clerk, cast.chair, cast.auditor, cast.administrator):
        Person.objects.filter(pk=person.pk).update(language="en")
        answer = signed_in_as(person).get(url)
        page = answer.content.decode()
        assert '<html lang="en">' in page
        assert left_in_vietnamese(page, data) == []
        answered += answer.status_code == 200
    assert answered


def test_what_is_left_in_vietnamese_is_found() -> None:
    said = '<html lang="en"><th>Chưa có hạn</th><p lang="vi">Chưa có hạn</p><i title="Gia hạn"></i>'
    assert left_in_vietnamese(said) == ["Chưa có hạn", "Gia hạn"]
