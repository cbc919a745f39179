"""A key made of software: what a device answers when an account is opened with it, true or not."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

HERE = "http://localhost"
ACCOUNT = "/tai-khoan"


@dataclass
class Key:
    """Present, verified, and counting how often it signed."""

    count: int = 1
    origin: str = HERE
    site: str = "localhost"
    secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    owner: bytes = b""

    def made(self, options: dict[str, Any]) -> str:
        """What it says when it is added."""
        self.owner = websafe_decode(options["user"]["id"])
        public = ES256.from_cryptography_key(self.secret.public_key())  # type: ignore[no-untyped-call]
        known = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
        said = AuthenticatorData.create(sha256(self.site.encode()).digest(), flags, self.count, known)
        attested = AttestationObject.create("none", said, {})
        response = {"attestationObject": websafe_encode(bytes(attested))}
        return self._said("webauthn.create", options["challenge"], response, {"credProps": {"rk": True}})

    def answered(self, options: dict[str, Any], *, verified: bool = True) -> str:
        """What it says when an account is opened."""
        self.count += 1 if self.count else 0
        flags = AuthenticatorData.FLAG.UP | (AuthenticatorData.FLAG.UV if verified else 0)
        said = AuthenticatorData.create(sha256(self.site.encode()).digest(), flags, self.count)
        client = self._client("webauthn.get", options["challenge"])
        signature = self.secret.sign(bytes(said) + client.hash, ec.ECDSA(SHA256()))
        response = {
            "authenticatorData": websafe_encode(bytes(said)),
            "signature": websafe_encode(signature),
            "userHandle": websafe_encode(self.owner),
        }
        return self._said("webauthn.get", options["challenge"], response, {})

    def _client(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(kind, challenge, self.origin)

    def _said(self, kind: str, challenge: str, response: dict[str, str], extensions: dict[str, Any]) -> str:
        name = websafe_encode(self.id)
        response["clientDataJSON"] = websafe_encode(bytes(self._client(kind, challenge)))
        return json.dumps(
            {"type": "public-key", "id": name, "rawId": name, "response": response}
            | {"clientExtensionResults": extensions}
        )


def browser() -> Client:
    """At an address where keys work."""
    return Client(SERVER_NAME="localhost")


def written(page: str) -> Any:
    """What a page tells its script."""
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page)
    assert found, "the page asks no key"
    return json.loads(found[1])


def asked(client: Client) -> dict[str, Any]:
    """What the sign-in page asks a key."""
    said = client.get(f"{ACCOUNT}/2fa/webauthn/login/", headers={"Accept": "application/json"}).json()
    options: dict[str, Any] = said["request_options"]["publicKey"]
    return options


def sent(client: Client, credential: str) -> str:
    """The page after an answer was sent."""
    answer = client.post(f"{ACCOUNT}/2fa/webauthn/login/", {"credential": credential}, follow=True)
    return answer.content.decode()


def added(client: Client, key: Key, name: str = "Máy ở phòng") -> str:
    """The page after the key was added; the client has confirmed its password."""
    page = client.get(f"{ACCOUNT}/2fa/webauthn/add/")
    options = written(page.content.decode())["creation_options"]["publicKey"]
    said = {"name": name, "passwordless": "on", "credential": key.made(options)}
    return client.post(f"{ACCOUNT}/2fa/webauthn/add/", said, follow=True).content.decode()
