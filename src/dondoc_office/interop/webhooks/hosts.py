"""Where messages may go: only to hosts that the operator named (DONDOC_WEBHOOK_HOSTS)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit


def allowed(url: str, hosts: Iterable[str]) -> bool:
    """Exactly one of `host` or `host:port`; no other scheme, no password, no trick of spelling."""
    place = place_of(url)
    if place is None:
        return False
    named = {host.strip().lower() for host in hosts}
    port = place.port or (443 if place.scheme == "https" else 80)
    usual = place.port is None or port in {80, 443}
    return f"{place.hostname}:{port}" in named or (usual and place.hostname in named)


def place_of(url: str) -> SplitResult | None:
    """The parts of a plain http(s) address; None where it is none."""
    if not url.isascii() or any(letter.isspace() or letter == "\\" for letter in url):
        return None
    try:
        place = urlsplit(url)
        _ = place.port
    except ValueError:
        return None
    if place.scheme not in {"http", "https"} or not place.hostname:
        return None
    return None if place.username is not None or "@" in place.netloc else place
