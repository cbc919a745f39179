"""What a browser asks of the office, in the form that the peers' load generator drives.

The names are the generator's, so that its report puts the office beside its peers. Every answer is checked:
rows that are there, the exact number of hits, the exact number of rows of a workbook.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

PASSWORD = "bench-only-2026"
SHEET_ROWS = 10_000
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_COUNTED = re.compile(rb'role="status">\s*([\d.,]+)\s')
_HEADING = 3  # rows of the workbook above its first task
HEAVY = {
    1: {"warmup": 0, "seconds": 0, "min_requests": 4, "max_seconds": 60},
    16: {"warmup": 0, "seconds": 0, "min_requests": 1, "max_seconds": 120},
}
Check = Callable[[int, bytes, bytes], object]
Request = tuple[str, str, str | None, Check]


class Target:
    """One application under measurement."""

    SCENARIOS: dict[str, dict[Any, Any]] = {
        "list": {},
        "list_full": {},
        "show": {},
        "dashboard": {},
        "leader": {},
        "search_rare": {},
        "search_rare_plain": {},
        "search_common": {},
        "search_common_plain": {},
        "csv_10k": HEAVY,
        "update": {},
    }

    def __init__(self, data: str) -> None:
        self.folder = Path(data)
        self.questions = json.loads((self.folder / "queries.json").read_text(encoding="utf-8"))
        self.open, self.reported = _open_tasks(self.folder)
        self.times = self.questions.get("times", 1)  # the office holds the rows so many times over

    @cached_property
    def hits(self) -> dict[str, int]:
        return _expected_hits(self.folder, self.questions["search"])

    @cached_property
    def sheet(self) -> tuple[str, int]:
        return _day_of_row(self.folder, SHEET_ROWS)

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
        if scenario.startswith("search"):
            name = scenario.removeprefix("search_")
            query = urlencode({"tim": self.questions["search"][name]})
            return "GET", f"/nhiem-vu/?{query}", None, _hits(self.hits[name.removesuffix("_plain")])
        if scenario == "update":
            return self._update(session)
        path, check = self._page(session, scenario)
        return "GET", path, None, check

    def _page(self, session: Any, scenario: str) -> tuple[str, Check]:
        if scenario == "list":
            unit = session.rng.randint(1, self.questions["units"])
            return f"/nhiem-vu/?don-vi=dv{unit:03d}", _exactly(min(50, self.times * self.open[unit]))
        if scenario == "list_full":
            return "/nhiem-vu/", _exactly(50)
        if scenario == "show":
            number = session.rng.randint(1, self.questions["tasks"])
            return f"/nhiem-vu/{number}/", _good(b"task-columns")
        if scenario == "dashboard":
            return "/nhiem-vu/lanh-dao/?het=1", _rows(self.questions["units"])
        if scenario == "leader":
            return "/nhiem-vu/lanh-dao/", _rows(20)
        day, rows = self.sheet
        return f"/bao-cao/nhiem-vu/excel/?{urlencode({'han': 'tat-ca', 'den': day})}", _workbook(rows)

    def _update(self, session: Any) -> Request:
        """A report on a task of the unit whose officer the coordinator is; the form's token is the cookie's."""
        own = self.reported[1 + session.user_index % self.questions["coordinators"]]
        form = {
            "csrfmiddlewaretoken": session.cookies["csrftoken"],
            "text": "Đã ban hành văn bản gửi các cơ quan liên quan để lấy ý kiến.",
            "percent": str(10 * session.rng.randint(0, 9)),
            "key": f"{session.rng.randint(1, 10**12)}",
        }
        return "POST", f"/nhiem-vu/{session.rng.choice(own)}/report/", urlencode(form), _status(302)


def _lines(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _open_tasks(folder: Path) -> tuple[Counter[int], dict[int, list[int]]]:
    """How many tasks of each unit are open; which of them can be reported on."""
    found: Counter[int] = Counter()
    reported: dict[int, list[int]] = defaultdict(list)
    for row in _lines(folder, "tasks"):
        unit = int(row["unit_id"])
        found[unit] += row["status"] != "closed"
        if row["status"] == "in_progress":
            reported[unit].append(int(row["id"]))
    return found, reported


def _expected_hits(folder: Path, search: dict[str, Any]) -> dict[str, int]:
    """How many tasks say each phrase, themselves or in a report: told from the CSV alone."""
    phrases = {name: search[name].casefold() for name in ("rare", "common")}
    found: dict[str, set[int]] = {name: set() for name in phrases}
    for table, key in (("tasks", "id"), ("updates", "task_id")):
        for row in _lines(folder, table):
            said = (row["note"] if table == "updates" else f"{row['title']} {row['body']}").casefold()
            for name, phrase in phrases.items():
                if phrase in said:
                    found[name].add(int(row[key]))
    return {name: len(tasks) for name, tasks in found.items()}


def _day_of_row(folder: Path, wanted: int) -> tuple[str, int]:
    """The day up to which that many tasks are due, and how many they are exactly."""
    days = sorted(row["due_on"] for row in _lines(folder, "tasks"))
    day = days[min(wanted, len(days)) - 1]
    return day, sum(one <= day for one in days)


def _status(wanted: int) -> Check:
    return lambda status, head, body: None if status == wanted else f"{status}"


def _good(mark: bytes) -> Check:
    return lambda status, head, body: None if status == 200 and mark in body else f"{status}"


def _rows(least: int) -> Check:
    def check(status: int, head: bytes, body: bytes) -> object:
        rows = body.count(b"<tr")
        return None if status == 200 and rows > least else f"{status}, {rows} rows"

    return check


def _exactly(wanted: int) -> Check:
    """The rows of a list, and its line of titles where it has any."""

    def check(status: int, head: bytes, body: bytes) -> object:
        rows = max(0, body.count(b"<tr") - 1)
        return None if status == 200 and rows == wanted else f"{status}, {rows} rows for {wanted}"

    return check


def _hits(wanted: int) -> Check:
    """The number that the page says; another one is an error."""

    def check(status: int, head: bytes, body: bytes) -> object:
        found = _COUNTED.search(body)
        said = int(re.sub(rb"\D", b"", found.group(1))) if found else -1
        return said if status == 200 and said == wanted else f"{status}, {said} hits for {wanted}"

    return check


def _workbook(wanted: int) -> Check:
    """As many rows as there are tasks, below the heading."""

    def check(status: int, head: bytes, body: bytes) -> object:
        if status != 200:
            return f"{status}"
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            rows = book.read("xl/worksheets/sheet1.xml").count(b"<row ") - _HEADING
        return None if rows == wanted else f"{rows} rows for {wanted}"

    return check
