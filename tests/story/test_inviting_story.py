"""An administrator copies the links of a list of invitations: by the button, without a clipboard, without scripts."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.story.conftest import Enter

TITLES = "Họ và tên;Thư điện tử;Đơn vị;Vai trò"


def invited(page: Page, *names: str) -> None:
    """A list of people with these names, taken in."""
    rows = [
        f"{name};{number}.{name[-2:].lower()}@moi.example;Phòng Kinh tế, xã Cẩm Thủy;"
        for number, name in enumerate(names)
    ]
    page.goto("/nguoi/")
    page.click("a[href$='/moi/tu-excel/']")
    content = "\n".join((TITLES, *rows)).encode()
    page.set_input_files("input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": content})
    page.click("main form[enctype] button")
    page.click("main button[name=take-in]")


def test_each_button_copies_the_link_beside_it(enter: Enter) -> None:
    page = enter("quantri")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    invited(page, "Lê Thị Na", "Đỗ Văn Bo")
    box = page.locator(".copy").nth(1)
    box.locator("button").click()
    assert box.locator("[role=status]").inner_text() == "Đã chép."
    assert page.evaluate("navigator.clipboard.readText()") == box.locator("code").inner_text()


def test_without_a_clipboard_the_link_stays_selected(enter: Enter) -> None:
    page = enter("quantri", width=390)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    )
    invited(page, "Lê Thị Mi")
    page.click(".copy button")
    assert "Ctrl+C" in page.inner_text(".copy [role=status]")
    assert page.evaluate("String(getSelection())").strip() == page.inner_text(".copy code")


def test_without_scripts_there_is_no_button_and_a_click_selects_the_link(enter: Enter) -> None:
    page = enter("quantri", scripts=False)
    invited(page, "Lê Thị Tu")
    assert not page.locator(".copy button").is_visible()
    assert page.locator(".copy code").evaluate("one => getComputedStyle(one).userSelect") == "all"
