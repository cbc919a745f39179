"""The whole story in a browser: a notice comes in, becomes a task, is done, and the next meeting begins from the rest."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.story.conftest import Enter, Running, seed

pytestmark = pytest.mark.usefixtures("in_order")

NEXT_WEEK = date.today() + timedelta(days=7)  # noqa: DTZ011 - the office under test has today's clock
LATER = NEXT_WEEK + timedelta(days=14)
FIRST_PAGE, READ_AND_SHOWN = 5.0, 2.0
"""Seconds (issue: first page on existing data; a three-page notice from upload to review), on a machine at rest."""


def machine_is_busy() -> bool:
    return Path("/proc/loadavg").exists() and float(Path("/proc/loadavg").read_text().split()[0]) > 2


def within(seconds: float, target: float, what: str) -> None:
    """The target holds on a machine at rest; a busy one only says what it took."""
    if seconds > target and machine_is_busy():
        print(f"{what}: {seconds:.1f} s on a busy machine, not judged")
    else:
        assert seconds <= target, f"{what}: {seconds:.1f} s"


def open_form(page: Page, name: str) -> None:
    """The form of one thing that may be done next."""
    box = page.locator("aside details", has=page.locator("summary", has_text=name))
    if not box.evaluate("box => box.open"):
        box.locator("summary").click()


def said(page: Page) -> None:
    expect(page.locator(".notice-line.success").first).to_be_visible()


def test_the_office_answers_soon_after_its_start(demonstration: Running) -> None:
    within(demonstration.first_page, FIRST_PAGE, "first page on existing data")


def test_the_clerk_takes_a_notice_in_and_sees_it_read(enter: Enter, told: dict[str, str]) -> None:
    page = enter("vanthu")
    notice, is_seed = seed()
    if not is_seed:
        print("the seed notice is not beside the repository: our sample is used")
    page.goto("/van-ban/them/")
    page.set_input_files("input[type=file]", notice)
    begun = time.monotonic()
    page.get_by_role("button", name="Nhận và đọc").click()
    review = page.get_by_role("link", name="Xem xét").first
    review.wait_for(timeout=30_000)
    within(time.monotonic() - begun, READ_AND_SHOWN, "from upload to review")
    told["document"] = page.url
    review.click()
    expect(page.locator(".proposal.proposed").first).to_be_focused()
    assert page.locator("mark.lit").count() > 0


def test_several_files_are_dropped_onto_the_page_and_each_shows_how_far_it_is(enter: Enter) -> None:
    page = enter("vanthu")
    page.goto("/van-ban/them/")
    dropped = page.evaluate_handle(
        "() => { const files = new DataTransfer(); for (const n of ['mot', 'hai', 'ba']) files.items.add("
        "new File([`Nội dung ${n}`], `thong-bao-${n}.txt`, { type: 'text/plain' })); return files; }"
    )
    page.dispatch_event("body", "dragenter", {"dataTransfer": dropped})
    expect(page.locator(".drop-here")).to_have_count(1)
    page.dispatch_event("body", "drop", {"dataTransfer": dropped})
    expect(page.locator("[data-dropped] li")).to_have_count(3)
    page.get_by_role("button", name="Nhận và đọc").click()
    page.wait_for_url("**/van-ban/")
    for name in ("mot", "hai", "ba"):
        expect(page.get_by_role("link", name=f"thong-bao-{name}.txt")).to_be_visible()
    expect(page.locator("#rows progress")).to_have_count(0, timeout=30_000)


def test_the_clerk_corrects_refuses_and_confirms(enter: Enter, told: dict[str, str]) -> None:
    page = enter("vanthu")
    page.goto(told["document"] + "xem-xet/")
    waiting = page.locator(".proposal.proposed")
    before = waiting.count()
    assert before >= 5
    page.keyboard.press("x")
    expect(page.locator(".proposal.refused")).to_have_count(1)
    for work in ("Rà soát việc thứ nhất", "Rà soát việc thứ hai"):
        card = waiting.first
        card.locator("summary", has_text="Sửa").click()
        card.locator("[name=title]").fill(work)
        card.locator("[name=leads]").fill("Phòng Kinh tế")
        card.locator("[name=due_on]").fill(NEXT_WEEK.isoformat())
        card.get_by_role("button", name="Xác nhận và giao").click()
    expect(page.locator(".proposal.confirmed")).to_have_count(2)
    expect(waiting).to_have_count(before - 3)
    page.goto(told["document"])
    task = page.get_by_role("link", name="Rà soát việc thứ nhất").first
    task.click()
    told["task"] = page.url


def test_the_unit_receives_and_reports_with_a_file(
    enter: Enter, told: dict[str, str], tmp_path: Path
) -> None:
    page = enter("chuyenvien.kt", width=390)
    page.goto(told["task"])
    page.get_by_role("button", name="Nhận việc").click()
    said(page)
    proof = tmp_path / "biên bản.txt"
    proof.write_text("Biên bản kiểm tra", encoding="utf-8")
    open_form(page, "Báo cáo")
    form = page.locator("aside form[action$='/report/']")
    form.locator("[name=text]").fill("Đã kiểm tra 7 thôn")
    form.locator("[name=percent]").fill("60")
    form.locator("[type=file]").set_input_files(proof)
    form.locator("button").click()
    said(page)
    expect(page.get_by_text("Đã kiểm tra 7 thôn")).to_be_visible()
    expect(page.get_by_role("link", name="biên bản.txt")).to_be_visible()


def test_the_unit_asks_for_more_time_and_the_leader_grants_it(enter: Enter, told: dict[str, str]) -> None:
    unit = enter("truongphong.kt")
    unit.goto(told["task"])
    open_form(unit, "Xin gia hạn")
    form = unit.locator("aside form[action$='/gia-han/']")
    form.locator("[name=new_due_on]").fill(LATER.isoformat())
    form.locator("[name=reason]").fill("Chờ số liệu của hai thôn")
    form.locator("button").click()
    said(unit)
    leader = enter("chutich")
    leader.goto("/")
    expect(leader.get_by_text("Chờ số liệu của hai thôn")).to_be_visible()
    leader.goto(told["task"])
    open_form(leader, "Cho gia hạn")
    leader.locator("aside form[action*='/cho-gia-han'] button").click()
    said(leader)
    expect(leader.get_by_text(f"hạn đầu {NEXT_WEEK:%d/%m/%Y}")).to_be_visible()


def test_the_result_is_returned_once_and_then_accepted(enter: Enter, told: dict[str, str]) -> None:
    unit, leader = enter("truongphong.kt"), enter("chutich")
    for text in ("Báo cáo lần một", "Báo cáo lần hai"):
        unit.goto(told["task"])
        open_form(unit, "Trình kết quả")
        form = unit.locator("aside form[action$='/submit/']")
        form.locator("[name=text]").fill(text)
        form.locator("button").click()
        said(unit)
        leader.goto(told["task"])
        step, button = ("return", "Trả lại") if text.endswith("một") else ("accept", "Chấp nhận")
        open_form(leader, button)
        form = leader.locator(f"aside form[action$='/{step}/']")
        if step == "return":
            form.locator("[name=reason]").fill("Thiếu số liệu của hai thôn")
        form.locator("button").click()
        said(leader)
    expect(leader.locator("main")).to_contain_text("Hoàn thành")


def test_the_leader_sees_the_whole_in_one_page(enter: Enter) -> None:
    page = enter("chutich")
    page.goto("/nhiem-vu/lanh-dao/")
    late = page.locator("a.figure.late strong").inner_text()
    page.locator("a.figure.late").click()
    expect(page.get_by_role("status").first).to_contain_text(f"{late} nhiệm vụ")


def test_the_next_meeting_begins_from_what_is_still_owed(enter: Enter, told: dict[str, str]) -> None:
    page = enter("vanthu")
    page.goto(told["document"])
    page.get_by_role("link", name="Phiên họp", exact=True).last.click()
    page.get_by_role("button", name="Lập phiên họp").click()
    said(page)
    page.goto("/phien-hop/")
    coming = page.locator("tr", has_text="sắp họp")
    coming.get_by_role("link").first.click()
    owed = page.locator("#con-no")
    expect(owed).to_contain_text("Rà soát việc thứ hai")
    expect(owed).not_to_contain_text("Rà soát việc thứ nhất")
    expect(owed).to_contain_text("phiên")


def test_the_search_finds_it_without_marks(enter: Enter, told: dict[str, str]) -> None:
    page = enter("chutich")
    page.goto("/")
    page.locator(".seek input").fill("ra soat viec thu nhat")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Rà soát việc thứ nhất").click()
    assert page.url == told["task"]
