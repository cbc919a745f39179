"""Figures of the seed's meeting, from the commune's sheet to the leader's question and the report."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.story.conftest import Enter
from tests.story.district import PERIOD
from tests.story.test_accessible import violations

from dondoc.files import source_of

pytestmark = pytest.mark.usefixtures("in_order")

CHAPTER = f"ky={PERIOD}"
SHEET = f"/chi-tieu/nhap/?don-vi=xa-cam-binh&{CHAPTER}"
CHECK = f"/chi-tieu/kiem-tra/?don-vi=huyen&{CHAPTER}&bang=xa-cam-binh"
BOARD = f"/chi-tieu/?don-vi=huyen&{CHAPTER}"
PROOF: FilePayload = {"name": "biên bản.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 proof"}


def moved(page: Page, step: str) -> None:
    """A button of the check sheet: all ticked figures at once."""
    page.locator("#sheet button", has_text=step).click()
    expect(page.locator(".notice-line.success").first).to_be_visible()


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return waiting.value.path().read_bytes()


def test_the_commune_is_led_to_its_own_sheet(enter_district: Enter) -> None:
    page = enter_district("cambinh")
    page.goto("/chi-tieu/")
    page.get_by_role("link", name="Nhập số liệu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("UBND xã Cẩm Bình")
    assert page.get_by_role("link", name="Kế hoạch", exact=True).count() == 0  # it would be refused
    page.goto("/chi-tieu/nhap/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("UBND xã Cẩm Bình")


def test_the_commune_enters_by_keyboard_alone(enter_district: Enter) -> None:
    page = enter_district("cambinh")
    page.goto(SHEET)
    assert violations(page) == []
    page.get_by_label("Diện tích gieo trồng", exact=True).focus()
    for typed in ("5.150", "1,55", "12a"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Lưu, chưa gửi").press("Enter")
    expect(page.locator(".wrong").first).to_contain_text("không phải số")
    assert page.get_by_label("Diện tích gieo trồng", exact=True).input_value() == "5.150"
    assert violations(page) == []
    page.get_by_label("Doanh nghiệp thành lập mới", exact=True).fill("50")
    page.get_by_role("button", name="Lưu, chưa gửi").press("Enter")
    expect(page.get_by_text("Đã lưu 3 số, chưa gửi.")).to_be_visible()


def test_without_scripts_and_on_a_phone_the_same_sheet_takes_a_figure(enter_district: Enter) -> None:
    page = enter_district("cambinh", width=390, scripts=False)
    page.goto(SHEET)
    page.get_by_label("Giá trị hàng hóa xuất khẩu", exact=True).fill("1,5")
    page.get_by_role("button", name="Lưu, chưa gửi").click()
    expect(page.get_by_text("Đã lưu 1 số, chưa gửi.")).to_be_visible()
    page.get_by_label("Giá trị hàng hóa xuất khẩu", exact=True).fill("1,55")
    page.get_by_role("button", name="Lưu, chưa gửi").click()
    assert page.get_by_label("Giá trị hàng hóa xuất khẩu", exact=True).input_value() == "1,55"


def test_it_attaches_evidence_and_sends(enter_district: Enter) -> None:
    page = enter_district("cambinh")
    page.goto(SHEET)
    row = page.locator("tr", has_text="Doanh nghiệp thành lập mới")
    row.get_by_role("link", name="Ý kiến, minh chứng").click()
    page.set_input_files("[name=attached]", PROOF)
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_role("link", name="biên bản.pdf")).to_be_visible()
    assert violations(page) == []
    page.goto(SHEET)
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.get_by_text("Đã gửi 3 số.")).to_be_visible()
    expect(page.locator("input.cell")).to_have_count(0)


def test_the_department_returns_one_with_a_reason(enter_district: Enter) -> None:
    page = enter_district("tckh")
    page.goto(CHECK)
    assert violations(page) == []
    expect(page.locator("#sheet tr", has_text="Diện tích gieo trồng").locator("input")).to_have_count(0)
    page.get_by_role("checkbox", name="Giá trị hàng hóa xuất khẩu").uncheck()
    page.locator("#sheet button", has_text="Trả lại").click()
    expect(page.locator(".notice-line.error").first).to_contain_text("Hãy ghi rõ lý do")
    page.get_by_role("checkbox", name="Giá trị hàng hóa xuất khẩu").uncheck()
    page.get_by_label("Lý do (khi trả lại, mở lại)").fill("Đăng ký kinh doanh chỉ có 5 doanh nghiệp")
    moved(page, "Trả lại")
    expect(page.locator("#sheet tr", has_text="Doanh nghiệp")).to_contain_text("Bị trả lại")


def test_the_commune_corrects_it_and_the_departments_check(enter_district: Enter) -> None:
    page = enter_district("cambinh")
    page.goto(SHEET)
    expect(page.locator("tr", has_text="Doanh nghiệp")).to_contain_text("chỉ có 5 doanh nghiệp")
    page.get_by_label("Doanh nghiệp thành lập mới", exact=True).fill("5")
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.get_by_text("Đã gửi 1 số.")).to_be_visible()
    for department in ("tckh", "nnptnt"):
        checking = enter_district(department)
        checking.goto(CHECK)
        moved(checking, "Xác nhận đã kiểm tra")


def test_the_office_approves_and_closes_the_period(enter_district: Enter) -> None:
    leader = enter_district("chutich")
    leader.goto(CHECK)
    moved(leader, "Duyệt")
    expect(leader.locator("#sheet")).to_contain_text("Đã duyệt")
    clerk = enter_district("vanthu")
    clerk.goto(CHECK)
    clerk.get_by_role("button", name="Chốt kỳ này").click()
    expect(clerk.get_by_text("Kỳ này đã chốt:")).to_be_visible()
    expect(clerk.locator("#sheet")).to_contain_text("Đã chốt")
    assert violations(clerk) == []


def test_after_the_lock_a_figure_is_only_a_revision(enter_district: Enter) -> None:
    page = enter_district("cambinh")
    page.goto(f"{SHEET}&tinh-chat=official")
    page.get_by_label("Doanh nghiệp thành lập mới", exact=True).fill("6")
    page.get_by_role("button", name="Lưu và gửi").click()
    expect(page.locator(".wrong").first).to_contain_text("chỉ nhận số điều chỉnh")
    page.goto(f"{SHEET}&tinh-chat=revised")
    page.get_by_label("Diện tích gieo trồng", exact=True).fill("5150,4")
    page.get_by_role("button", name="Lưu, chưa gửi").click()
    expect(page.get_by_text("Đã lưu 1 số, chưa gửi.")).to_be_visible()


def test_the_board_says_what_the_meeting_said(enter_district: Enter) -> None:
    page = enter_district("chutich")
    page.goto(BOARD)
    for name, value, share in (
        ("Diện tích gieo trồng", "8.602", "101,2 %"),
        ("Giá trị hàng hóa xuất khẩu", "3,05", "20,3 %"),
        ("Doanh nghiệp thành lập mới", "9", "20 %"),
    ):
        row = page.locator("tr", has=page.get_by_role("link", name=name))
        expect(row).to_contain_text(value)
        expect(row).to_contain_text(share)
    assert violations(page) == []


def test_the_leader_asks_the_number_and_somebody_has_it_on_the_desk(enter_district: Enter) -> None:
    page = enter_district("chutich")
    page.goto(BOARD)
    page.get_by_role("link", name="Doanh nghiệp thành lập mới").click()
    assert violations(page) == []
    page.get_by_role("link", name="Yêu cầu giải trình").click()
    page.locator("[name=question]").fill("Vì sao quý I chỉ đạt 20% kế hoạch?")
    assert violations(page) == []
    page.get_by_role("button", name="Giao giải trình").click()
    expect(page.get_by_text("Vì sao quý I chỉ đạt 20% kế hoạch?")).to_be_visible()
    assert violations(page) == []
    desk = enter_district("tckh")
    desk.goto("/")
    desk.get_by_role("link", name="Giải trình số liệu").first.click()
    expect(desk.locator("main")).to_contain_text("Vì sao quý I chỉ đạt 20% kế hoạch?")
    expect(desk.get_by_text("Số liệu được hỏi")).to_be_visible()


def test_the_annex_comes_out_in_excel_and_word_and_opens_again(enter_district: Enter) -> None:
    from openpyxl import load_workbook

    page = enter_district("vanthu")
    page.goto(BOARD)
    rows = load_workbook(io.BytesIO(downloaded(page, "Phụ lục Excel"))).active.values
    [firms] = [row for row in rows if "Doanh nghiệp thành lập mới" in row]
    assert [float(one) for one in firms if isinstance(one, int | float) and one in (45, 9)] == [45, 9]
    words = source_of(downloaded(page, "Phụ lục Word"), "phu-luc.docx").text
    assert "Doanh nghiệp thành lập mới" in words
    assert "8.602" in words
