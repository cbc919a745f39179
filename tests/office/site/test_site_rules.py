"""What holds on every page: no inline code, a strict policy, readable colours, settings fit for the internet."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from tests.office.conftest import Cast

from dondoc_office.people.models import Person

OFFICE = Path(__file__).parents[3] / "src" / "dondoc_office"
TEMPLATES = sorted(OFFICE.rglob("*.html"))
INLINE = re.compile(
    r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style\b|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE
)
ELSEWHERE = re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(OFFICE)))
def test_a_template_holds_no_inline_code_and_loads_nothing_from_elsewhere(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert INLINE.findall(source) == []
    assert ELSEWHERE.findall(source) == []


@pytest.mark.parametrize("url", ["/tai-khoan/login/", "/khoe/", "/khong-co/", "/loi-moi/sai/", "/"])
def test_every_answer_carries_the_policy(client: Client, db: None, url: str) -> None:
    policy = client.get(url).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert client.get(url).headers["X-Frame-Options"] == "DENY"


def test_models_and_migrations_agree(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())


def test_the_deployment_check_is_clean_under_https(tmp_path: Path) -> None:
    own = {"DONDOC_HOME": str(tmp_path), "DONDOC_ADDRESS": "https://dondoc.example"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}
    environment |= own | {"DJANGO_SETTINGS_MODULE": "dondoc_office.site.settings"}
    command = [sys.executable, "-W", "ignore", "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def tokens() -> dict[str, str]:
    css = (OFFICE / "site" / "static" / "site" / "office.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


WRITTEN = (
    *(("ink", ground) for ground in ("paper", "wash", "good-wash", "soon-wash", "late-wash", "mark")),
    *(("ink-soft", ground) for ground in ("paper", "wash", "brand-wash", "calm-wash")),
    *(("link", ground) for ground in ("paper", "wash", "brand-wash", "soon-wash")),
    *((name, f"{name}-wash") for name in ("good", "soon", "late", "calm")),
    *(("paper", ground) for ground in ("brand", "brand-deep")),
    *(("brand-deep", ground) for ground in ("paper", "brand-wash")),
    ("late", "paper"),
)


@pytest.mark.parametrize(("words", "ground"), WRITTEN)
def test_words_stand_out_from_their_ground(words: str, ground: str) -> None:
    assert contrast(tokens()[words], tokens()[ground]) >= 4.5


@pytest.mark.parametrize(
    ("edge", "ground"), [("line-strong", "paper"), ("focus", "paper"), ("focus", "wash")]
)
def test_edges_of_fields_and_the_focus_stand_out(edge: str, ground: str) -> None:
    assert contrast(tokens()[edge], tokens()[ground]) >= 3


@pytest.mark.parametrize("url", ["/ngon-ngu/", "/don-doc/nhac/"])
def test_an_address_for_buttons_that_is_opened_by_itself_says_so(
    signed_in_as: Callable[[Person], Client], cast: Cast, url: str
) -> None:
    answer = signed_in_as(cast.clerk).get(url)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "chỉ nhận điều gửi từ nút bấm" in answer.content.decode()


def test_more_typed_words_than_the_office_takes_are_refused_in_a_sentence(
    signed_in_as: Callable[[Person], Client], cast: Cast
) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=2**20):
        answer = signed_in_as(cast.clerk).post("/nhiem-vu/them/", {"content": "dài " * 400_000})
    assert answer.status_code == 413
    assert "quá dài (nhiều nhất 1 MB một lần); chưa có gì được lưu" in answer.content.decode()


@pytest.mark.django_db
def test_a_request_that_no_page_sends_is_answered_in_a_sentence() -> None:
    answer = Client(headers={"Host": "la.example"}).get("/tai-khoan/login/")
    assert answer.status_code == 400
    assert "chưa có gì được lưu" in answer.content.decode()


def test_a_failure_gives_the_person_a_number_that_finds_its_traceback_in_the_log(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_asked: object, **_how: object) -> None:
        raise RuntimeError("chuyện bên trong")

    client = Client(raise_request_exception=False)
    client.force_login(cast.clerk)
    monkeypatch.setattr("dondoc_office.documents.views.visible_documents", broken)
    answer = client.get("/van-ban/")
    page = answer.content.decode()
    found = re.search(r"báo người quản trị số ([0-9a-f]{8})", page)
    assert answer.status_code == 500 and found is not None
    assert "chuyện bên trong" not in page and "Traceback" not in page
    [record] = [one for one in caplog.records if found[1] in one.getMessage()]
    assert record.exc_info is not None and isinstance(record.exc_info[1], RuntimeError)


@pytest.mark.parametrize(("language", "said"), [("vi", "chưa có gì được lưu"), ("en", "nothing was stored")])
def test_a_form_without_the_mark_of_its_session_is_refused_in_a_sentence(
    cast: Cast, language: str, said: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.clerk)
    Person.objects.filter(pk=cast.clerk.pk).update(language=language)
    answer = client.post("/nhiem-vu/them/", {"title": "Việc"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert said in page
    assert "DEBUG" not in page
