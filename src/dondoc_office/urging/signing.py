"""Addresses that carry their own proof: the row's key and nonce, signed; nothing that opens a door is stored."""

from __future__ import annotations

from django.core import signing

_SALT = "dondoc.urging."


def token(kind: str, pk: int, nonce: str) -> str:
    """`12.Kd0…:signature`, good in an address."""
    return signing.Signer(salt=f"{_SALT}{kind}").sign(f"{pk}.{nonce}")


def opened(kind: str, given: str) -> tuple[int, str] | None:
    """Key and nonce of a token that we signed; None for every other."""
    try:
        said = signing.Signer(salt=f"{_SALT}{kind}").unsign(given)
    except signing.BadSignature:
        return None
    pk, _, nonce = said.partition(".")
    return int(pk), nonce
