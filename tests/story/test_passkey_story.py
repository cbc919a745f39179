"""A key in a real browser (Chromium's own virtual one): added, used, renamed, removed, and what is said when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, Page
from tests.story.conftest import PASSWORD, Running

ACCOUNT = "truongphong.vhxh@camthuy.example"
NAME = "Điện thoại của Nguyễn Thị Hoàng Phương Quỳnh"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """The keys of one machine."""

    def __init__(self, page: Page) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        self.name = self._one()

    def _one(self) -> str:
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        return str(made["authenticatorId"])

    def keys(self) -> list[dict[str, Any]]:
        held = self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.name})
        return list(held["credentials"])

    def becomes_a_copy(self, key: dict[str, Any]) -> None:
        """Another machine, which has the key as it was at that moment."""
        self.cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.name})
        self.name = self._one()
        self.cdp.send("WebAuthn.addCredential", {"authenticatorId": self.name, "credential": key})


@pytest.fixture
def page(demonstration: Running, chromium: Browser) -> Iterator[Page]:
    """At a name: browsers give no key to a numeric address."""
    context = chromium.new_context(
        base_url=demonstration.address.replace("127.0.0.1", "localhost"), locale="vi-VN"
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def at(page: Page, path: str) -> None:
    page.wait_for_url(lambda url: urlsplit(url).path == path)


def by_password(page: Page) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", ACCOUNT)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit].wide >> nth=0")
    at(page, "/")


def by_key(page: Page, address: str = "/tai-khoan/login/") -> None:
    page.goto(address)
    page.click("#passkey_login")


def leave(page: Page) -> None:
    page.goto("/tai-khoan/logout/")
    page.click("main button.button")
    at(page, "/tai-khoan/login/")


def confirm(page: Page) -> None:
    """What touches the locks of an account asks for the password again."""
    if "reauthenticate" in page.url:
        page.fill("input[name=password]", PASSWORD)
        page.click("main form:has(input[name=password]) button[type=submit]")
        page.wait_for_load_state()


def test_a_key_is_added_opens_the_account_and_opens_it_no_more_when_removed(page: Page) -> None:
    by_password(page)
    device = Device(page)
    first = adds(page, device)
    leave(page)
    by_key(page, "/tai-khoan/login/?next=/van-ban/")
    at(page, "/van-ban/")
    assert device.keys()[0]["signCount"] > first["signCount"]
    renames(page)
    leave(page)
    device.becomes_a_copy(first)
    refused(page, "sao chép")
    device.becomes_a_copy({**first, "signCount": 1000})  # the true one, further on
    by_key(page)
    at(page, "/")
    removes(page)
    leave(page)
    refused(page, "đã bị bỏ")
    by_password(page)


def adds(page: Page, device: Device) -> dict[str, Any]:
    """The key as it was then; the same machine again is told that it is there already."""
    page.goto("/tai-khoan/2fa/webauthn/add/")
    confirm(page)
    page.fill("input[name=name]", "Máy ở phòng")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    [key] = device.keys()
    assert key["isResidentCredential"] and key["rpId"] == "localhost"
    page.goto("/tai-khoan/2fa/webauthn/add/")
    page.click("#mfa_webauthn_add")
    page.wait_for_selector("main [role=alert]")
    assert "đã có trong tài khoản" in page.inner_text("main [role=alert]")
    return key


def renames(page: Page) -> None:
    page.goto("/tai-khoan/2fa/webauthn/")
    page.click("text=Đổi tên")
    confirm(page)
    page.fill("input[name=name]", NAME)
    page.click("main form button[type=submit]")
    at(page, "/tai-khoan/2fa/webauthn/")
    assert NAME in page.inner_text("main table")


def removes(page: Page) -> None:
    page.goto("/tai-khoan/2fa/webauthn/")
    page.click("main td a:has-text('Bỏ')")
    confirm(page)
    page.click("main form button[type=submit]")
    at(page, "/tai-khoan/2fa/webauthn/")


def refused(page: Page, why: str) -> None:
    by_key(page)
    page.wait_for_selector("main .error")
    assert why in page.inner_text("main .error")
    leaves_nothing_open(page)


def leaves_nothing_open(page: Page) -> None:
    page.goto("/")
    assert "/login/" in page.url


def test_what_the_browser_refuses_is_said_on_the_page(page: Page, demonstration: Running) -> None:
    Device(page)  # a machine without any key
    page.goto("/tai-khoan/login/")
    page.click("#passkey_login")
    page.wait_for_selector("main [role=alert]", timeout=90_000)
    assert "Chưa dùng khóa nào" in page.inner_text("main [role=alert]")
    page.goto(f"{demonstration.address}/tai-khoan/login/")  # a numeric address
    page.click("#passkey_login")
    page.wait_for_selector("main [role=alert]")
    assert "không dùng được với địa chỉ số" in page.inner_text("main [role=alert]")
