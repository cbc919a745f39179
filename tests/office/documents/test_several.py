"""Several documents at once: each shows how far its reading is, and what is here already is announced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office
from tests.office.documents.test_from_notice_to_tasks import NOTICE

from dondoc_office.documents.actions import Upload, take_in
from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.units.models import Unit

SignIn = Callable[[Person], Client]


def kept(office: Office, cast: Cast, **fields: object) -> Document:
    """A document that was read, as the register has it."""
    content = f"{fields}{Document.objects.count()}".encode()
    document = take_in(office.huyen, Upload("tệp.txt", content), by=cast.clerk, at=NOW)
    entry = {"number": "15", "symbol": "TB-UBND", "issuer": "UBND huyện Đông Hòa", "state": "read", **fields}
    Document.objects.filter(pk=document.pk).update(**entry)
    document.refresh_from_db()
    return document


def send(client: Client, office: Unit, *contents: bytes) -> str:
    files = [SimpleUploadedFile(f"tep-{number}.txt", content) for number, content in enumerate(contents, 1)]
    sent = {"office": office.pk, "direction": "outgoing", "attached": files}
    return client.post("/van-ban/them/", sent, follow=True).content.decode()


def test_several_files_show_their_reading_until_all_are_read(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    client = signed_in_as(cast.clerk)
    page = send(client, office.huyen, b"mot", b"hai", NOTICE.encode())
    assert "Đang đọc 3 văn bản." in page
    assert page.count("<progress") == 3
    assert 'hx-get="/van-ban/"' in page
    Document.objects.update(state="read")
    polled = client.get("/van-ban/", headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in polled, "<progress" in polled, "hx-get=" in polled) == (False, False, False)


def test_what_came_in_is_one_sentence_and_each_refusal_its_own(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    page = send(signed_in_as(cast.clerk), office.huyen, b"mot", b"hai", b"mot", b"MZ\x90" + bytes(90), b"ba")
    assert "Đã nhận 3 trên 5 tệp, đang đọc" in page
    assert page.count("Đã nhận") == 1
    assert "đã có trong hệ thống" in page
    assert "tep-4.txt là chương trình" in page


def test_the_same_content_is_announced_with_a_way_to_the_first(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    client = signed_in_as(cast.clerk)
    send(client, office.huyen, b"mot")
    first = Document.objects.get()
    page = send(client, office.huyen, b"mot", b"hai")
    assert "đã có trong hệ thống" in page
    assert f'<a href="/van-ban/{first.pk}/">Mở văn bản đó</a>' in page
    assert Document.objects.count() == 2


def test_a_restricted_original_that_she_does_not_see_is_not_given_away(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    client = signed_in_as(cast.clerk)
    send(client, office.huyen, b"mot")
    Document.objects.update(restricted=True, number="99", symbol="TB-MAT")
    page = send(client, office.huyen, b"mot")
    assert ("99/TB-MAT" in page, "đã có trong hệ thống" in page) == (False, False)
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"symbol": "tb-ubnd", "issuer": "ubnd huyện đông  hòa"}, True),
        ({"issued_on": date(2023, 3, 27)}, True),
        ({"issued_on": date(2022, 3, 27)}, False),
        ({"number": "16"}, False),
        ({"symbol": "KL-UBND"}, False),
        ({"issuer": "UBND huyện Sông Đông"}, False),
        ({"issuer": ""}, False),
    ],
)
def test_number_symbol_and_body_say_whether_two_are_the_same(
    other: dict[str, object], same: bool, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    first = kept(office, cast, issued_on=date(2023, 3, 27))
    second = kept(office, cast, **other)
    client = signed_in_as(cast.clerk)
    shown = client.get(f"/van-ban/{second.pk}/").content.decode()
    listed = client.get("/van-ban/").content.decode()
    assert (f'<a href="/van-ban/{first.pk}/">' in shown) is same
    assert listed.count("Có thể trùng") == (2 if same else 0)


def test_what_was_withdrawn_or_may_not_be_seen_is_no_twin(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    shown, restricted, withdrawn = (kept(office, cast) for _ in range(3))
    Document.objects.filter(pk=restricted.pk).update(restricted=True)
    Document.objects.filter(pk=withdrawn.pk).update(withdrawn_at=NOW)
    page = signed_in_as(cast.clerk).get(f"/van-ban/{shown.pk}/").content.decode()
    assert "Cùng số, ký hiệu" not in page


def test_a_page_of_documents_costs_the_same_however_many_are_alike(
    office: Office, cast: Cast, signed_in_as: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for _ in range(12):
        kept(office, cast)
    client = signed_in_as(cast.clerk)
    client.get("/van-ban/")
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        client.get("/van-ban/")


def test_an_empty_one_of_several_files_is_named_and_the_others_come_in(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    page = send(signed_in_as(cast.clerk), office.huyen, b"mot", b"", b"ba")
    assert "Tệp tep-2.txt rỗng" in page
    assert "Đã nhận 2 trên 3 tệp" in page
    assert sorted(Document.objects.values_list("file_name", flat=True)) == ["tep-1.txt", "tep-3.txt"]


def test_an_empty_file_alone_brings_the_form_back(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    page = send(signed_in_as(cast.clerk), office.huyen, b"")
    assert "Tệp tep-1.txt rỗng" in page
    assert 'name="attached"' in page
    assert not Document.objects.exists()
