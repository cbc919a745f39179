"""Signing in through the office's own OpenID Connect provider: a real one, on loopback."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from django.conf import LazySettings
from django.test import Client
from tests.office.conftest import Cast

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock as provider

# The provider's own libraries announce their successors; that is no warning about ours.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def issuer(settings: LazySettings) -> Iterator[str]:
    with provider.run_server_in_thread() as server:
        url = f"http://127.0.0.1:{server.server_port}"
        app: dict[str, object] = {
            "provider_id": "office",
            "name": "Huyện",
            "client_id": "dondoc",
            "secret": "s",
        }
        app["settings"] = {"server_url": url, "oauth_pkce_enabled": True}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield url


def come_in(client: Client, issuer: str, email: str, *, verified: bool = True) -> str:
    """Walk the whole round: our button, the provider's form, back with a code."""
    requests.put(
        f"{issuer}/users/u1", timeout=9, json={"email": email, "email_verified": verified}
    ).raise_for_status()
    away = client.post("/tai-khoan/oidc/office/login/").headers["Location"]
    assert away.startswith(issuer)
    back = requests.post(away, {"sub": "u1"}, timeout=9, allow_redirects=False).headers["Location"]
    answer = client.get(f"{urlsplit(back).path}?{urlsplit(back).query}", follow=True)
    return answer.content.decode()


def test_an_invited_person_comes_in(client: Client, cast: Cast, issuer: str) -> None:
    cast.officer.email = "quynh@xa.example"
    cast.officer.save(update_fields=["email"])
    assert f"Việc của {cast.officer.name}" in come_in(client, issuer, "Quynh@xa.example")


def test_a_stopped_account_stays_closed(client: Client, cast: Cast, issuer: str) -> None:
    cast.officer.email, cast.officer.is_active = "quynh@xa.example", False
    cast.officer.save(update_fields=["email", "is_active"])
    assert "chưa được mời" in come_in(client, issuer, "quynh@xa.example")
    assert client.get("/").status_code == 302


def test_an_address_the_provider_did_not_verify_opens_nothing(
    client: Client, cast: Cast, issuer: str
) -> None:
    cast.officer.email = "quynh@xa.example"
    cast.officer.save(update_fields=["email"])
    assert "chưa được mời" in come_in(client, issuer, "quynh@xa.example", verified=False)


def test_somebody_uninvited_opens_nothing(client: Client, cast: Cast, issuer: str) -> None:
    assert "chưa được mời" in come_in(client, issuer, "la@noi-khac.example")
    assert client.get("/").status_code == 302
