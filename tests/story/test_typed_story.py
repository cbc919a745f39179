"""A clerk writes for a long time, the session ends, the form is sent: without scripts, her words are still there."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.story.conftest import PASSWORD, Enter

WORDS = "Đã họp với các thôn, còn hai hộ chưa đồng ý;\nphần còn lại xong trong tháng."


def working_on(page: Page) -> str:
    """A task on which this person may report."""
    page.goto("/nhiem-vu/")
    links = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
    for link in dict.fromkeys(one for one in links if one.strip("/").split("/")[-1].isdecimal()):
        page.goto(link)
        if page.locator("form[action$='/report/'] textarea[name=text]").count():
            return str(link)
    raise AssertionError("nobody here works on anything")


def test_what_was_typed_outlives_the_session_and_is_shown_to_nobody_else(enter: Enter) -> None:
    page = enter("chuyenvien.kt", width=390, scripts=False)
    address = working_on(page)
    form = page.locator("form[action$='/report/']")
    folded = page.locator("details:has(form[action$='/report/'])")
    folded.evaluate_all("all => all.forEach(one => one.open = true)")
    form.locator("textarea[name=text]").fill(WORDS)
    form.locator("input[name=percent]").fill("60")
    session = [one for one in page.context.cookies() if one["name"] != "sessionid"]
    page.context.clear_cookies()
    page.context.add_cookies(session)  # type: ignore[arg-type]  # what was just read
    form.locator("button").last.click()
    assert "/login/" in page.url and "được giữ một giờ" in page.inner_text("main")
    sign_in_here(page, "truongphong.kt")
    assert page.url.endswith(address)
    assert "còn hai hộ chưa đồng ý" not in page.content()
    page.context.clear_cookies(name="sessionid")
    page.goto(address)
    sign_in_here(page, "chuyenvien.kt")
    assert page.url.endswith(address)
    form = page.locator("form[action$='/report/']")
    assert form.locator("textarea[name=text]").is_visible()
    assert form.locator("textarea[name=text]").input_value() == WORDS
    assert form.locator("input[name=percent]").input_value() == "60"
    assert page.locator("main .typed").count() == 1
    form.locator("button").last.click()
    page.wait_for_url(f"**{address}")
    assert page.locator("main .typed").count() == 0
    assert "còn hai hộ chưa đồng ý" in page.inner_text("main")


def sign_in_here(page: Page, account: str) -> None:
    page.fill("input[name=login]", f"{account}@camthuy.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit].wide >> nth=0")
    page.wait_for_load_state()
