"""The registers of Nghị định 30: the columns of the decree, a year at a time, in the order of the numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from docx import Document as Word
from openpyxl import load_workbook
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Direction, Document
from dondoc_office.people.models import Person
from dondoc_office.reports.registers import FOLLOW_UP, INCOMING, OUTGOING, place
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.actions.working import accept, submit

SignIn = Callable[[Person], Client]


def a_document(office: Office, cast: Cast, key: str, **fields: Any) -> Document:
    said = {"office": office.huyen, "uploaded_by": cast.clerk, "uploaded_at": NOW, "file_name": f"{key}.txt"}
    said |= {"size": 1, "sha256": key * 64, "symbol": "TB-UBND", "issued_on": date(2023, 3, 27)}
    return Document.objects.create(**said | fields, file=ContentFile(b"a", "a.txt"))


def arrived(office: Office, cast: Cast, key: str, number: int, **fields: Any) -> Document:
    said = {"direction": Direction.INCOMING, "arrival_number": number, "arrived_on": date(2023, 3, 28)}
    said |= {
        "number": "88",
        "symbol": "CV-SNN",
        "issuer": "Sở Nông nghiệp",
        "doc_type": "công văn",
        "title": "rà soát",
    }
    return a_document(office, cast, key, **said | fields)


@pytest.fixture
def clerk(cast: Cast, signed_in_as: SignIn) -> Client:
    return signed_in_as(cast.clerk)


def excel(client: Client, address: str) -> list[tuple[Any, ...]]:
    content = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
    return list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_the_registers_have_the_columns_of_the_decree() -> None:
    assert [len(one.columns) for one in (OUTGOING, INCOMING, FOLLOW_UP)] == [10, 10, 7]
    assert [column.title for column in INCOMING.columns][:3] == ["Ngày đến", "Số đến", "Tác giả"]


def test_documents_stand_in_the_order_of_their_numbers() -> None:
    rows = [("12", None, 1), ("", date(2023, 1, 1), 2), ("9a", None, 3), (None, None, 4), (100, None, 5)]
    assert [key for *_, key in sorted(place(*row) for row in rows)] == [3, 1, 5, 2, 4]


def test_the_outgoing_register_holds_a_year(clerk: Client, office: Office, cast: Cast) -> None:
    a_document(
        office,
        cast,
        "a",
        number="12",
        title="kết luận",
        doc_type="thông báo",
        signer="Phạm Minh Chu",
        copies=20,
    )
    a_document(office, cast, "b", number="9")
    a_document(office, cast, "c", number="1", issued_on=date(2022, 12, 30))
    a_document(office, cast, "d", number="13", withdrawn_at=NOW, withdrawn_because="ban hành nhầm")
    rows = excel(clerk, "/bao-cao/so/van-ban-di/excel/?nam=2023")
    assert [row[0] for row in rows[3:]] == ["Số, ký hiệu văn bản", "9/TB-UBND", "12/TB-UBND", "13/TB-UBND"]
    assert rows[5][2:4] == ("Thông báo: kết luận", "Phạm Minh Chu")
    assert (rows[5][1].date(), rows[5][6]) == (date(2023, 3, 27), 20)
    assert rows[6][9] == "Đã thu hồi: ban hành nhầm"
    page = clerk.get("/bao-cao/so/van-ban-di/?nam=2022").content.decode()
    assert "1/TB-UBND" in page
    assert "12/TB-UBND" not in page


def test_the_follow_up_register_tells_each_task_of_an_incoming_document(
    clerk: Client, office: Office, cast: Cast
) -> None:
    document = arrived(office, cast, "a", 7)
    arrived(office, cast, "b", 8)
    for lead, title in ((office.finance, "Một"), (office.police, "Hai")):
        fields = {
            "title": title,
            "content": title,
            "lead": lead,
            "document": document,
            "due_on": date(2023, 4, 7),
        }
        task = assign(draft_task(office.huyen, fields, by=cast.clerk, at=NOW), by=cast.clerk, at=NOW)
        if lead == office.finance:
            submit(task, "xong", document_text="12/BC-TCKH", by=cast.officer, at=NOW)
            accept(task, by=cast.chair, at=NOW)
    rows = excel(clerk, "/bao-cao/so/giai-quyet/excel/?nam=2023")[4:]
    assert [row[0] for row in rows] == [7, 7, 8]
    assert rows[0][1] == "88/CV-SNN ngày 27/03/2023 của Sở Nông nghiệp - Công văn: rà soát"
    assert (rows[0][2], rows[0][4], rows[0][5]) == (
        "Phòng Tài chính - Kế hoạch",
        "Hoàn thành đúng hạn",
        "12/BC-TCKH",
    )
    assert (
        excel(clerk, "/bao-cao/so/van-ban-den/excel/?nam=2023")[4][6]
        == "Phòng Tài chính - Kế hoạch; Công an huyện"
    )


def test_a_restricted_document_stands_in_the_register_of_those_it_names_alone(
    clerk: Client, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    secret = a_document(office, cast, "s", number="5", title="việc kín", restricted=True)
    secret.named_people.add(cast.outsider)
    address = "/bao-cao/so/van-ban-di/?nam=2023"
    assert "việc kín" not in clerk.get(address).content.decode()
    assert "việc kín" in signed_in_as(cast.outsider).get(address).content.decode()
    assert [
        row for row in excel(clerk, "/bao-cao/so/van-ban-di/excel/?nam=2023") if "việc kín" in str(row)
    ] == []


def test_the_book_prints_landscape_with_titles_on_each_page(
    clerk: Client, office: Office, cast: Cast
) -> None:
    arrived(office, cast, "a", 7)
    content = b"".join(clerk.get("/bao-cao/so/van-ban-den/word/?nam=2023").streaming_content)  # type: ignore[attr-defined]
    book = Word(io.BytesIO(content))
    assert int(book.sections[0].page_width or 0) > int(book.sections[0].page_height or 0)
    assert [cell.text for cell in book.tables[0].rows[1].cells][:4] == [
        "28/03/2023",
        "7",
        "Sở Nông nghiệp",
        "88/CV-SNN",
    ]
    assert book.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_a_register_is_paged_in_a_fixed_number_of_queries(
    clerk: Client, office: Office, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        arrived(office, cast, f"{number:02d}"[-1] + "x", number + 1, sha256=f"{number:064d}")
    clerk.get("/bao-cao/so/van-ban-den/?nam=2023")
    with django_assert_max_num_queries(16):
        response = clerk.get("/bao-cao/so/van-ban-den/?nam=2023&trang=2")
    assert len(response.context["lines"]) == 10
