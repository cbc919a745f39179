"""Figures that come by Excel or from a notice: shown first, all or nothing, with their words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, indicator, period

from dondoc import notice_json, read
from dondoc_office.documents.models import Document, ReadingState
from dondoc_office.measures import workbook
from dondoc_office.measures.actions.keeping import Aim, set_target
from dondoc_office.measures.models import Indicator, Value
from dondoc_office.people.models import Person

D = Decimal
SignIn = Callable[[Person], Client]


def filled(office: Office, cells: dict[str, object]) -> SimpleUploadedFile:
    """The template of March with these cells typed in."""
    book = load_workbook(io.BytesIO(workbook.template(office.huyen, period("2023-03"), on=date(2023, 3, 31))))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("so-lieu.xlsx", out.getvalue())


def test_a_workbook_goes_out_locked_and_comes_back_through_a_preview(
    office: Office, cast: Cast, firms: Indicator, rice: Indicator, signed_in_as: SignIn
) -> None:
    page = load_workbook(
        io.BytesIO(workbook.template(office.huyen, period("2023-03"), on=date(2023, 3, 31)))
    ).worksheets[0]
    rows = {page.cell(row, 1).value: row for row in (6, 7)}
    assert page.protection.sheet
    assert not page.cell(rows["KT23"], 4).protection.locked and page.cell(rows["KT23"], 5).protection.locked
    assert page.cell(rows["KT11"], 4).protection.locked and not page.cell(rows["KT11"], 5).protection.locked
    browser = signed_in_as(cast.clerk)
    url = "/chi-tieu/excel/?don-vi=huyen&ky=2023-03"
    sent = filled(office, {f"D{rows['KT23']}": 9, f"E{rows['KT11']}": 1.1, f"F{rows['KT11']}": "2,25"})
    shown = browser.post(url, {"attached": sent, "status": "estimate"})
    assert shown.status_code == 200 and not Value.objects.exists()
    token = shown.context["shown"].token
    assert browser.post(url, {"preview": token}).status_code == 302
    assert set(Value.objects.values_list("value", flat=True)) == {D("1.1"), D("2.25"), D(9)}
    assert set(Value.objects.values_list("state", "batch__via", "batch__file_name")) == {
        ("sent", "excel", "so-lieu.xlsx")
    }
    assert browser.post(url, {"preview": token[:-3] + "xyz"}).status_code == 422
    assert signed_in_as(cast.officer).post(url, {"preview": token}).status_code == 403


def test_a_workbook_with_one_bad_cell_is_refused_whole_with_the_cell_named(
    office: Office, cast: Cast, rice: Indicator, signed_in_as: SignIn
) -> None:
    url = "/chi-tieu/excel/?don-vi=huyen&ky=2023-03"
    sent = filled(office, {"E6": "hai tấn", "F6": 3})
    shown = signed_in_as(cast.clerk).post(url, {"attached": sent, "status": "estimate"})
    assert shown.status_code == 422
    page = shown.content.decode()
    assert "<code>E6</code>" in page and "không phải số" in page and not shown.context["shown"].token
    assert [(cell, name) for cell, name, _ in shown.context["shown"].refused] == [("E6", rice.name)]
    other = "/chi-tieu/excel/?don-vi=huyen&ky=2023-02"
    period("2023-02")
    refused = signed_in_as(cast.clerk).post(
        other, {"attached": filled(office, {"E6": 3}), "status": "estimate"}
    )
    assert "không phải của" in refused.content.decode()
    nothing = signed_in_as(cast.clerk).post(
        url, {"attached": SimpleUploadedFile("a.xlsx", b"PK no"), "status": "estimate"}
    )
    assert nothing.status_code == 422
    assert not Value.objects.exists()


NOTICE = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG ĐÔNG
Số: 12/TB-UBND
Sông Đông, ngày 28 tháng 3 năm 2023

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại phiên họp thường kỳ tháng 3 năm 2023

I. Kết quả quý I năm 2023
1. Giá trị hàng hóa xuất khẩu ước đạt 3,05 triệu USD. Doanh nghiệp thành lập mới được 09 doanh nghiệp, đạt 20% kế hoạch.
"""


@pytest.fixture
def notice(office: Office, cast: Cast) -> Document:
    return Document.objects.create(
        office=office.huyen,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        file_name="a.txt",
        file=ContentFile(b"a", "a.txt"),
        size=1,
        sha256="3" * 64,
        number="12",
        symbol="TB-UBND",
        issued_on=date(2023, 3, 28),
        state=ReadingState.READ,
        reading=notice_json(read(NOTICE.encode(), name="a.txt")),
    )


def test_figures_of_a_notice_stand_beside_their_indicators_and_keep_their_words(
    office: Office, cast: Cast, firms: Indicator, notice: Document, signed_in_as: SignIn
) -> None:
    exports = indicator("KT17", "Giá trị hàng hóa xuất khẩu", "triệu USD")
    follow(office.huyen, exports)
    for code in ("2023-03", "2023-Q1"):
        period(code)
    browser, url = signed_in_as(cast.clerk), f"/chi-tieu/tu-van-ban/{notice.pk}/"
    assert url in browser.get("/chi-tieu/nhap/?don-vi=huyen&ky=2023-03").content.decode()
    offers = {offer.code: offer for offer in browser.get(url).context["offers"]}
    assert (offers["KT17"].typed, offers["KT17"].period) == ("3,05", "2023-Q1")
    assert offers["KT23"].check.agrees and offers["KT23"].check.plan == 45
    said: dict[str, str] = {}
    for offer in offers.values():
        key = offer.figure.key
        said |= {f"t-{key}": "1", f"i-{key}": offer.code, f"v-{key}": offer.typed, f"k-{key}": "2023-Q1"}
    assert browser.post(url, said).status_code == 302
    value = Value.objects.get(indicator=firms)
    assert (value.value, value.status, value.document) == (D(9), "estimate", notice)
    assert value.source_start is not None
    assert "09 doanh nghiệp" in notice.text[value.source_start : value.source_end]
    assert "09 doanh nghiệp" in browser.get(f"/chi-tieu/so/{value.pk}/").content.decode()


def test_a_share_that_does_not_fit_the_plan_is_said(
    office: Office, cast: Cast, firms: Indicator, notice: Document, signed_in_as: SignIn
) -> None:
    set_target(firms, office.huyen, period("2023"), Aim(D(40)), reason="điều chỉnh", by=cast.clerk, at=NOW)
    period("2023-Q1")
    page = signed_in_as(cast.clerk).get(f"/chi-tieu/tu-van-ban/{notice.pk}/").content.decode()
    assert "ứng với kế hoạch 45" in page and "đang giao là 40" in page
