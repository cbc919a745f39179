"""What a browser asks of the office, in the form that the peers' load generator drives."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

PASSWORD = "bench-only-2026"
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
Request = tuple[str, str, str | None, Any]


class Target:
    """One application under measurement."""

    SCENARIOS: dict[str, dict[str, Any]] = {
        "list": {},
        "show": {},
        "dashboard": {},
        "search_rare": {},
        "search_rare_plain": {},
        "search_common": {},
        "search_common_plain": {},
        "update": {},
    }

    def __init__(self, data: str) -> None:
        self.questions = json.loads((Path(data) / "queries.json").read_text(encoding="utf-8"))
        with (Path(data) / "tasks.csv").open(encoding="utf-8", newline="") as file:
            self.open = [int(row["id"]) for row in csv.DictReader(file) if row["status"] != "closed"]

    async def login(self, session: Any) -> None:
        """The real form; coordinators 1 to 20 in turn."""
        _, _, body = await session.http("GET", "/tai-khoan/login/")
        found = _TOKEN.search(body)
        assert found is not None
        number = 1 + session.user_index % self.questions["coordinators"]
        form = {"login": f"dp{number:03d}@bench.example", "password": PASSWORD}
        form["csrfmiddlewaretoken"] = found.group(1).decode()
        status, _, body = await session.http("POST", "/tai-khoan/login/", urlencode(form))
        assert status == 302, (status, body[:500])

    def request(self, session: Any, scenario: str) -> Request:
        """One request and the check of its answer."""
        if scenario == "list":
            unit = session.rng.randint(1, self.questions["units"])
            query = urlencode({"don-vi": f"dv{unit:03d}", "trang-thai": "in_progress"})
            return "GET", f"/nhiem-vu/?{query}", None, _rows(2)
        if scenario == "show":
            number = session.rng.randint(1, self.questions["tasks"])
            return "GET", f"/nhiem-vu/{number}/", None, _good(b"task-columns")
        if scenario == "dashboard":
            return "GET", "/nhiem-vu/lanh-dao/", None, _rows(20)
        if scenario.startswith("search"):
            words = self.questions["search"][scenario.removeprefix("search_")]
            return "GET", f"/nhiem-vu/?{urlencode({'tim': words})}", None, _rows(30)
        return self._update(session)

    def _update(self, session: Any) -> Request:
        """One report of progress; the token of the form is the cookie's."""
        task = self.open[session.rng.randrange(len(self.open))]
        form = {
            "csrfmiddlewaretoken": session.cookies["csrftoken"],
            "text": "Đã ban hành văn bản gửi các cơ quan liên quan để lấy ý kiến.",
            "percent": str(10 * session.rng.randint(0, 9)),
            "key": f"{session.rng.randint(1, 10**12)}",
        }
        return "POST", f"/nhiem-vu/{task}/report/", urlencode(form), _status(302)


def _status(wanted: int) -> Any:
    return lambda status, head, body: None if status == wanted else f"{status}"


def _good(mark: bytes) -> Any:
    return lambda status, head, body: None if status == 200 and mark in body else f"{status}"


def _rows(least: int) -> Any:
    return lambda status, head, body: (
        None if status == 200 and body.count(b"<tr") > least else f"{status} {body.count(b'<tr')}"
    )
