"""One question to an OpenAI-compatible server on the office's own network."""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from dondoc.assist.errors import AssistNotLocalError, AssistUnavailableError

_MOST_BYTES = 1_000_000


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect could lead outside; it is an error."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model listens (`http://10.0.0.5:8000/v1`) and what it is called."""

    address: str
    model: str
    seconds: float = 60.0
    key: str = ""

    def ask(self, system: str, user: str) -> str:
        """The model's answer as text; AssistUnavailableError for every kind of silence or noise."""
        self._refuse_outside()
        asked = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        request = urllib.request.Request(
            f"{self.address.rstrip('/')}/chat/completions",
            data=json.dumps(asked, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.key}"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
        try:
            with opener.open(request, timeout=self.seconds) as response:
                body = response.read(_MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            error.close()
            raise AssistUnavailableError(address=self.address, why=f"HTTP {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            raise AssistUnavailableError(address=self.address, why=_said(error)) from error
        if len(body) > _MOST_BYTES:
            raise AssistUnavailableError(address=self.address, why="answer too long")
        return self._content(body)

    def _content(self, body: bytes) -> str:
        try:
            content = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError) as error:
            raise AssistUnavailableError(address=self.address, why="not a chat completion") from error
        if not isinstance(content, str):
            raise AssistUnavailableError(address=self.address, why="no text")
        return content

    def _refuse_outside(self) -> None:
        """Every address that the name stands for must be private or of this machine."""
        parts = urllib.parse.urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise AssistNotLocalError(address=self.address)
        try:
            found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
        except OSError as error:
            raise AssistUnavailableError(address=self.address, why=_said(error)) from error
        for *_, place in found:
            if not ipaddress.ip_address(str(place[0]).split("%")[0]).is_private:
                raise AssistNotLocalError(address=self.address)


def _said(error: BaseException) -> str:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__
    return str(reason).splitlines()[0]
