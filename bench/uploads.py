"""From the button to the review: a notice of three pages as Word file, as PDF, as a scan, through web server and worker."""

from __future__ import annotations

import re
import statistics
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.cookiejar import CookieJar
from pathlib import Path

from bench import papers, results
from bench.office_target import PASSWORD
from bench.offices import USUAL, Databases, Office, circumstances, data_set, pair
from bench.texts import notices

HEAD = "From upload to review"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_PAUSE = 0.4  # as the page of a document asks again
_AIMS = {"Word file": 2.0, "PDF with text": 2.0, "scan, 200 dpi": 15.0}
_DPI = 200
_ABOUT = """A composed notice of three A4 pages, sent by the form of the page and followed as the page follows it (asked again
0.4 s after each answer), until the review with its proposals has been fetched too. The scan is the same pages at 200 dpi on
grey paper, turned by 0.6°, with noise of sigma 24. An office of 100,000 tasks, web server and worker running, nobody else
signed in; the first file of each kind, then the median of three more."""


@dataclass(frozen=True)
class Shown:
    """What was seen of one file: seconds until the review, each percentage on the way, proposals."""

    seconds: float
    progress: tuple[int, ...]
    proposals: int


def measure(room: Path, databases: Databases) -> None:
    """Both databases; each file once cold, then three times."""
    head = circumstances()
    text = _three_pages()
    lines = ["| | first, s | then, s | progress seen | proposals | aim |", "|---|--:|--:|---|--:|---|"]
    for office in pair(room, databases):
        office.prepare(data_set(room, USUAL))
        with office.running():
            clerk = Clerk(office)
            for kind, aim in _AIMS.items():
                shown = [clerk.sent(name, content) for name, content in _files(kind, text)]
                usual = statistics.median(one.seconds for one in shown[1:])
                met = "met" if usual <= aim else "**missed**"
                steps = ", ".join(f"{step} %" for step in shown[-1].progress)
                lines.append(
                    f"| {office.name}: {kind} | {shown[0].seconds:.1f} | {usual:.1f} | {steps} | "
                    f"{shown[-1].proposals} | {aim:.0f} s: {met} |"
                )
    results.put(HEAD, "\n".join([head, "", _ABOUT, "", *lines]))


class Clerk:
    """A clerk's browser, as far as the server sees of it."""

    def __init__(self, office: Office) -> None:
        self.address = office.address
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = self._get("/tai-khoan/login/")
        said = {"csrfmiddlewaretoken": _token(page), "login": "dp001@bench.example", "password": PASSWORD}
        self._send("/tai-khoan/login/", urllib.parse.urlencode(said).encode())

    def sent(self, name: str, content: bytes) -> Shown:
        """One file through the form, until its review is there."""
        form = self._get("/van-ban/them/")
        body, kind = _multipart(form, name, content)
        begun = time.monotonic()
        page = self._send("/van-ban/them/", body, kind)
        where = self.at
        steps: list[int] = []
        while "/xem-xet/" not in page:
            found = re.search(r'<progress max="100" value="(\d+)"', page)
            if found is None or time.monotonic() - begun > 120:
                raise RuntimeError(re.sub(r"<[^>]+>|\s+", " ", page)[-600:])
            if not steps or steps[-1] != int(found[1]):
                steps.append(int(found[1]))
            time.sleep(_PAUSE)
            page = self._get(where, {"HX-Request": "true"})
        review = self._get(re.findall(r'href="([^"]*/xem-xet/)"', page)[0])
        return Shown(time.monotonic() - begun, tuple(steps), review.count('class="proposal'))

    def _get(self, path: str, headers: dict[str, str] | None = None) -> str:
        return self._read(urllib.request.Request(self.address + path, headers=headers or {}))

    def _send(self, path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> str:
        headers = {"Content-Type": kind, "Referer": self.address + path}
        return self._read(urllib.request.Request(self.address + path, body, headers))

    def _read(self, request: urllib.request.Request) -> str:
        with self.browser.open(request, timeout=60) as answer:
            self.at = urllib.parse.urlsplit(answer.geturl()).path
            said: str = answer.read().decode()
        return said


def _token(page: str) -> str:
    found = _TOKEN.search(page)
    assert found is not None
    return found[1]


def _multipart(form: str, name: str, content: bytes) -> tuple[bytes, str]:
    """The form of the page with the file in it; what it offers first is chosen."""
    office = re.findall(r'name="office".*?value="(\d+)"', form, re.DOTALL)[0]
    fields = {"csrfmiddlewaretoken": _token(form), "office": office, "direction": "outgoing", "pasted": ""}
    edge = "bench-edge-7d1f"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="attached"; filename="{name}"\r\n'
    parts += [f"{head}Content-Type: application/octet-stream\r\n\r\n".encode(), content, b"\r\n"]
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"


def _three_pages() -> str:
    return notices(2_500)  # with 14 points, as Nghị định 30 has it


def _files(kind: str, text: str) -> Iterator[tuple[str, bytes]]:
    """Four files of this kind, each with a moment of its own in it: the office refuses what it has already."""
    for number in range(4):
        mark = f"{time.time_ns()}-{number}"
        if kind == "Word file":
            yield f"{mark}.docx", papers.word(text, mark)
        else:
            content = _paper(text) if kind == "PDF with text" else papers.scanned(_paper(text), _DPI)
            yield f"{mark}.pdf", content + f"\n% {mark}\n".encode()


@cache
def _paper(text: str) -> bytes:
    return papers.printed([papers.word(text)])[0]
