"""Every page that one can reach, as several people: no violation of WCAG 2.2 AA that axe can find."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Error, Page
from tests.story.conftest import Enter, Running

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
NOT_PAGES = {"evidence-file", "document-file", "account_logout", "health"}


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    return found


def name_of(url: str) -> str:
    """The page's kind: one of each is looked at."""
    parts = urlsplit(url)
    try:
        return f"{resolve(parts.path).view_name}?{parts.query.split('=')[0] if parts.query else ''}"
    except Resolver404:
        return ""


def reachable(page: Page, *, most: int) -> Iterator[str]:
    """One page of each kind, found by following links from the first page, which the page then shows."""
    origin, queue, seen, shown = "", ["/"], set[str](), 0
    while queue and shown < most:
        url = queue.pop(0)
        try:
            answer = page.goto(url)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            continue
        assert answer is not None
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == 200, f"{url}: {answer.status}"
        origin = origin or page.url.rstrip("/")
        shown += 1
        yield urlsplit(page.url).path
        for link in links(page):
            kind = name_of(link)
            if link.startswith(origin) and kind and kind not in seen and kind.split("?")[0] not in NOT_PAGES:
                seen.add(kind)
                queue.append(link.split("#")[0])


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{page.url}: {one['id']}: {one['help']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize(
    ("account", "width", "most"),
    [
        ("vanthu", 1280, 36),
        ("chuyenvien.kt", 390, 24),
        ("chutich", 1280, 18),
        ("quantri", 1280, 18),
    ],
)
def test_no_page_violates_what_axe_can_see(enter: Enter, account: str, width: int, most: int) -> None:
    page = enter(account, width=width)
    wrong: list[str] = []
    looked = 0
    for _ in reachable(page, most=most):
        wrong += violations(page)
        looked += 1
    assert wrong == []
    assert looked >= 15


@pytest.mark.parametrize("url", ["/tai-khoan/login/", "/tai-khoan/password/reset/", "/khong-co/"])
def test_pages_before_signing_in_violate_nothing(demonstration: Running, chromium: Browser, url: str) -> None:
    page = chromium.new_page(base_url=demonstration.address)
    page.goto(url)
    assert violations(page) == []
    page.context.close()


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize(
    "url",
    ["/", "/nhiem-vu/", "/nhiem-vu/lich/", "/nhiem-vu/lanh-dao/", "/phien-hop/", "/van-ban/", "/don-vi/"],
)
def test_no_page_is_wider_than_the_screen(enter: Enter, url: str, width: int) -> None:
    page = enter("vanthu", width=width)
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_everything_and_shows_where_it_is(enter: Enter) -> None:
    page = enter("vanthu")
    page.goto("/nhiem-vu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box() is not None
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    seen = set[str]()
    for _ in range(40):
        shown = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.tagName, s.outlineStyle, s.outlineWidth] })()"
        )
        seen.add(shown[0])
        assert shown[0] == "BODY" or (shown[1] != "none" and shown[2] != "0px"), shown
        page.keyboard.press("Tab")
    assert {"A", "INPUT", "SELECT", "BUTTON"} <= seen


def test_the_menu_opens_and_closes_by_key_on_a_phone_and_without_scripts(enter: Enter) -> None:
    page = enter("vanthu", width=390)
    page.goto("/")
    summary = page.locator(".menu-phone > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu-phone nav").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".menu-phone nav").is_visible()
    still = enter("vanthu", width=390, scripts=False)
    still.goto("/")
    still.locator(".menu-phone > summary").click()
    still.locator(".menu-phone nav a", has_text="Lịch").click()
    assert still.url.endswith("/nhiem-vu/lich/")


def test_what_one_must_hit_is_large_enough(enter: Enter) -> None:
    """WCAG 2.5.8: 24 by 24 pixels, but for links inside a sentence."""
    page = enter("chuyenvien.kt", width=390)
    for url in ("/", "/nhiem-vu/", "/nhiem-vu/lich/"):
        page.goto(url)
        small = page.eval_on_selector_all(
            "button, summary, select, input:not([type=hidden]), .chips a, .figure, nav a",
            "all => all.filter(e => e.offsetParent && (e.offsetWidth < 24 || e.offsetHeight < 24))"
            ".map(e => e.outerHTML.slice(0, 90))",
        )
        assert small == [], url
