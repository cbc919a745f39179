"""Whatever a person or a program puts into a field or an address of a page: an answer, never a failure."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote_from_bytes, urljoin, urlsplit

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from tests.office.conftest import Cast
from tests.office.test_access import Row, blanks, rows

from dondoc_office.journal.models import Entry
from dondoc_office.site.filling import DayField
from dondoc_office.site.typed import day_of

__all__ = ["blanks"]  # the fixture: something of every kind to open

HOSTILE: Mapping[str, bytes] = {
    "nothing": b"",
    "nul": b"a\0b",
    "half a character": "\ud800".encode("utf-8", "surrogatepass"),
    "no text": b"\xff\xfe\x00\x80",
    "right to left": "\u202eđ\u200f\u2066".encode(),
    "a million letters": b"a" * 1_000_000,
    "a huge number": b"9" * 40,
    "a number out of reach": b"9223372036854775808",
    "below zero": b"-1",
    "a digit that is no number": "²".encode(),
    "digits of others": "１٣".encode(),
    "endless": b"1e999999",
    "no number": b"NaN",
    "day zero": b"0000-00-00",
    "the first day": b"0001-01-01",
    "the last day": b"9999-12-31",
    "a day too far": b"99999-01-01",
    "a moment too far": b"9999-12-31T23:59",
    "a month that is none": b"2023-13",
    "a quarter": b"0000-Q1",
    "a list": b"1,,x,\xe1\xba\xa3",
    "a form of strings": b"%s{0.__class__}{% now %}",
}
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
ALL = len(HOSTILE)


@dataclass(frozen=True)
class Door:
    """A form or a link with a query (nơi nhận dữ liệu): where it sends what, with what a person would leave there."""

    method: str
    path: str
    fields: tuple[tuple[str, bytes], ...]

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        return self.method, resolve(self.path).view_name, frozenset(name for name, _ in self.fields)

    def sent(self, client: Client, hostile: Mapping[str, bytes]) -> int:
        """The status of the answer, with `hostile` in the place of some fields."""
        pairs = [(name, hostile.get(name, usual)) for name, usual in self.fields]
        words = "&".join(
            f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in pairs
        )
        with transaction.atomic():
            if self.method == "GET":
                response = client.get(self.path, QUERY_STRING=words)
            else:
                kind = "application/x-www-form-urlencoded"
                response = client.generic("POST", self.path, words, content_type=kind)
            if response.streaming:
                response.getvalue()
            transaction.set_rollback(True)
        return response.status_code


def doors_of(page: str, address: str) -> Iterator[Door]:
    """Every form and every link with a query on a page."""
    if not page.strip():
        return
    document: Any = lxml.html.fromstring(page)
    for form in document.forms:
        fields = tuple((name, (value or "").encode()) for name, value in fields_of(form))
        yield Door(form.method.upper(), urlsplit(urljoin(address, form.action or "")).path, fields)
    for link in document.iterlinks():
        target = urlsplit(urljoin(address, link[2]))
        if target.query and not target.netloc and target.path.startswith("/"):
            pairs = parse_qsl(target.query, keep_blank_values=True)
            yield Door("GET", target.path, tuple((name, value.encode()) for name, value in pairs))


def fields_of(form: Any) -> Iterator[tuple[str, str | None]]:
    for field in form.inputs:
        kind = field.get("type", "")
        if not field.name or kind in {"file", "submit", "image"} or field.name == "csrfmiddlewaretoken":
            continue
        if field.tag == "select":
            options = [option for option in field.value_options if option]
            yield field.name, options[0] if options else ""
        elif kind in {"checkbox", "radio"}:
            yield field.name, field.get("value", "on")
        else:
            yield field.name, field.value if isinstance(field.value, str) else ""


def open_doors(clients: Sequence[Client], blanks: Mapping[str, Any]) -> Iterator[tuple[Client, Door]]:
    """What the pages of the access table show to each person, and what the table itself sends; each once."""
    seen = set()
    for client in clients:
        for row in rows():
            for door in doors_behind(client, row, blanks):
                try:
                    new = door.fields and door.key not in seen
                except Resolver404:
                    continue
                if new:
                    seen.add(door.key)
                    yield client, door


def doors_behind(client: Client, row: Row, blanks: Mapping[str, Any]) -> Iterator[Door]:
    address = urlsplit(row.address.format(**blanks))
    data = parse_qsl(row.data.format(**blanks) or address.query, keep_blank_values=True)
    yield Door(row.method, address.path, tuple((name, value.encode()) for name, value in data))
    if row.method != "GET":
        return
    with transaction.atomic():
        response = client.get(address.geturl())
        if response.streaming:
            response.getvalue()
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            yield from doors_of(response.content.decode(), address.path)
        transaction.set_rollback(True)


def attempts(door: Door, turn: int) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """NUL for every door, the others in turn; with more examples each of them, and in each field alone."""
    names = dict.fromkeys(name for name, _ in door.fields)
    for place, (kind, value) in enumerate(HOSTILE.items()):
        if EXAMPLES >= ALL or kind == "nul" or (place - turn) % len(HOSTILE) < EXAMPLES:
            yield f"{kind} everywhere", dict.fromkeys(names, value)
            if EXAMPLES > ALL and len(names) > 1:
                yield from ((f"{kind} in {name}", {name: value}) for name in names)


def answered(client: Client, door: Door, hostile: Mapping[str, bytes]) -> str:
    """The status, or what broke and where."""
    try:
        return str(door.sent(client, hostile))
    except Exception as error:
        ours = [one for one in traceback.extract_tb(error.__traceback__) if "dondoc_office" in one.filename]
        where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
        return f"500 {where} {type(error).__name__}: {str(error)[:80]!a}"


@pytest.mark.skipif(not EXAMPLES, reason="minutes long: make fuzz-api")
def test_nothing_that_is_sent_breaks_a_page(cast: Cast, blanks: dict[str, Any]) -> None:
    clients = [Client() for _ in range(3)]
    for client, person in zip(clients, (cast.clerk, cast.head, cast.administrator), strict=True):
        client.force_login(person)
    broken, count = [], 0
    for turn, (client, door) in enumerate(open_doors(clients, blanks)):
        for kind, hostile in attempts(door, turn):
            count += 1
            said = answered(client, door, hostile)
            if said.startswith("5"):
                broken.append(f"{door.method} {door.path}: {kind}: {said}")
                print(broken[-1])
    assert broken == []
    assert count > 500


@pytest.mark.parametrize(
    "address",
    [
        "/nhiem-vu/?nguoi-xu-ly=²&van-ban=99999999999999999999&tu=0001-01-01&den=9999-12-31",
        "/nhiem-vu/?tim=" + "a" * 60_000,
        "/van-ban/?tim=" + "a" * 60_000,
        "/chi-tieu/danh-muc/?tim=" + "a" * 60_000,
        "/don-vi/?tim=" + "a" * 60_000 + "&ngay=0001-01-01",
        "/tim/?q=" + "a" * 60_000,
        "/phien-hop/?loat=9223372036854775808",
        "/phien-hop/?loat=²",
        "/tieu-chi/dot/{campaign}/?don-vi=²",
        "/tieu-chi/dot/{campaign}/?don-vi=9223372036854775808",
        "/tieu-chi/dot/{campaign}/?tu=0001-01-01",
        "/nhat-ky/?ai=²&tu=0001-01-01&den=9999-12-31",
        "/bao-cao/phien-hop/?van-ban=²&tu=9999-12-31",
    ],
)
def test_an_address_that_once_broke_a_page_is_answered(
    cast: Cast, blanks: dict[str, Any], address: str
) -> None:
    client = Client()
    client.force_login(cast.clerk)
    assert client.get(address.format(**blanks)).status_code in {200, 403}


def test_the_page_of_languages_leads_back_only_to_addresses(cast: Cast) -> None:
    for back in ("a\0b", "²", "nhiem-vu", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")):
        answer = Client().post("/ngon-ngu/", {"language": "en", "next": back})
        assert answer.status_code == 302, back


@pytest.mark.parametrize("number", ["9" * 40, "9223372036854775808", "²", "-1"])
def test_a_number_that_is_no_key_is_refused_where_several_are_ticked(
    cast: Cast, blanks: dict[str, Any], number: str
) -> None:
    client = Client()
    client.force_login(cast.clerk)
    answer = client.post("/tieu-chi/dot/them/", {"name": "x", "units": [number]})
    assert answer.status_code == 422


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31", "99999-01-01"])
def test_a_day_that_no_office_writes_is_refused_beside_its_field(day: str) -> None:
    with pytest.raises(ValidationError):
        DayField().clean(day)
    assert (day_of(day), DayField().clean("2026-11-29")) == (None, date(2026, 11, 29))


def test_a_character_that_nobody_types_is_taken_out_before_a_database_meets_it(
    cast: Cast, blanks: dict[str, Any]
) -> None:
    client = Client()
    client.force_login(cast.clerk)
    for address in ("/nhiem-vu/?don-vi=a%00b&linh-vuc=%00&tim=%00x", "/tim/?q=a%00b", "/don-vi/?tim=%00"):
        assert client.get(address).status_code == 200, address
    auditor = Client()
    auditor.force_login(cast.auditor)
    assert auditor.get("/nhat-ky/?viec=%00&ve=a%00").status_code == 200
    assert client.get("/don-vi/a%00b/").status_code == 404
    said = {"title": "Rà\0 soát", "content": "Rà soát\0 rừng", "office": blanks["unit"]}
    assert client.post("/nhiem-vu/them/", said).status_code in {302, 422}
    assert client.post(f"/nhiem-vu/{blanks['task']}/cancel/", {"reason": "a\0b"}).status_code == 302
    assert Entry.objects.filter(verb="task.cancel", reason="ab").exists()
