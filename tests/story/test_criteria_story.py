"""A commune says that it meets a criterion, the department sees otherwise, and the gap becomes a task."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.story.conftest import Enter
from tests.story.test_accessible import violations

from dondoc.files import source_of

pytestmark = pytest.mark.usefixtures("in_order")

PROOF: FilePayload = {"name": "qđ công nhận thôn.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
MISSING = "Hai thôn chưa được công nhận lại danh hiệu"


def campaign(page: Page) -> None:
    page.goto("/tieu-chi/")
    page.get_by_role("link", name="Rà soát tiêu chí nông thôn mới").click()


def test_the_commune_assesses_itself_and_attaches_proof(enter_district: Enter, told: dict[str, str]) -> None:
    page = enter_district("cambinh")
    page.goto("/tieu-chi/")
    assert violations(page) == []
    campaign(page)
    assert violations(page) == []
    page.get_by_role("link", name="UBND xã Cẩm Bình").first.click()
    assert violations(page) == []
    page.get_by_role("link", name="Tự đánh giá").click()
    assert violations(page) == []
    page.get_by_label("Kết quả 16.1").select_option("dat")
    page.get_by_label("Minh chứng, ghi chú 16.1").fill("QĐ 12/QĐ-UBND")
    page.get_by_role("button", name="Ghi").click()
    page.get_by_role("link", name="16.1").click()
    told["cell"] = page.url
    page.set_input_files("[name=tep]", PROOF)
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.get_by_role("link", name="qđ công nhận thôn.pdf")).to_be_visible()
    assert violations(page) == []


def test_the_department_refuses_only_with_a_reason(enter_district: Enter, told: dict[str, str]) -> None:
    page = enter_district("vhtt")
    page.goto(told["cell"])
    page.get_by_role("button", name="còn tồn tại, chưa đạt").click()
    expect(page.locator(".notice-line.error").first).to_be_visible()
    page.get_by_label("Lý do, tồn tại").fill(MISSING)
    page.get_by_role("button", name="còn tồn tại, chưa đạt").click()
    expect(page.get_by_text("Còn tồn tại").first).to_be_visible()
    assert violations(page) == []


def test_the_office_makes_it_a_task_in_one_step(enter_district: Enter, told: dict[str, str]) -> None:
    page = enter_district("vanthu", width=390)
    page.goto(told["cell"])
    assert violations(page) == []
    page.get_by_role("button", name="Giao việc").click()
    expect(page.get_by_text("Đã giao việc.")).to_be_visible()
    desk = enter_district("cambinh")
    desk.goto("/")
    expect(desk.get_by_role("link", name="Hoàn thành tiêu chí 16.1").first).to_be_visible()


def test_the_matrix_shows_it_and_says_who_stands_by_it(enter_district: Enter) -> None:
    page = enter_district("chutich")
    campaign(page)
    page.get_by_label("Từng nội dung").check()
    page.get_by_role("button", name="Lọc").click()
    row = page.get_by_role("row", name="UBND xã Cẩm Bình")
    expect(row.get_by_text("Chưa đạt").first).to_be_attached()
    phone = enter_district("chutich", width=390)
    campaign(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(phone) == []


def test_the_report_to_the_steering_committee_opens_in_word(enter_district: Enter) -> None:
    page = enter_district("vanthu")
    campaign(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Báo cáo Word").click()
    words = source_of(waiting.value.path().read_bytes(), "bao-cao.docx").text
    assert "Cẩm Bình" in words
    assert MISSING in words
