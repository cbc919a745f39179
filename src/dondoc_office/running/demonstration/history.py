"""Two years of work, through the same actions that people use: read, confirm, report, submit, accept."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from dondoc import read
from dondoc_office.documents.actions import Upload, keep_reading, take_in
from dondoc_office.meetings.actions import call_from_notice, call_meeting
from dondoc_office.meetings.models import Meeting
from dondoc_office.people.models import Person
from dondoc_office.running.demonstration.notices import Draft, notices
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.units import TURN, Units
from dondoc_office.tasks.actions import assigning, confirming, ending, sharing, working
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Role

_PROGRESS = (
    "Đã phân công cán bộ và lập kế hoạch chi tiết.",
    "Đã kiểm tra thực địa, đang tổng hợp số liệu.",
    "Đã lấy ý kiến các đơn vị liên quan, đang hoàn thiện dự thảo.",
    "Đã hoàn thành phần lớn khối lượng, còn chờ số liệu của một số thôn.",
)
_DIFFICULTY = ("", "", "", "Thiếu kinh phí cho việc kiểm tra.", "Đơn vị phối hợp gửi số liệu chậm.")
_RECENT = timedelta(days=130)
_ACCEPTED_AFTER = timedelta(days=2)


def live_through(
    units: Units,
    staff: Staff,
    rng: random.Random,
    *,
    now: datetime,
    today: date,
    done: Callable[[int], None],
) -> None:
    """Every notice read and confirmed on its day, its tasks worked on until today; `done` hears the percent."""
    drafts = notices(units, rng, today=today)
    for number, draft in enumerate(drafts):
        if number * 5 // len(drafts) != (number - 1) * 5 // len(drafts):
            done(100 * number // len(drafts))
        for task in _confirmed(draft, staff, now=now):
            Story(task, staff, rng, today=today, now=now).live()
    _next_session(units, staff, now=now, today=today)


def _next_session(units: Units, staff: Staff, *, now: datetime, today: date) -> None:
    """The commune's coming session: what is still owed stands on its agenda by itself."""
    office, day = units["cam-thuy"], today + timedelta(days=9)
    last = Meeting.objects.filter(office=office).select_related("series").first()
    if last is None or last.series is None:
        return
    agenda = (
        "Báo cáo tình hình kinh tế - xã hội tháng\nTiến độ giải ngân vốn đầu tư công\nCho ý kiến về dự thảo"
    )
    fields = {
        "name": f"Phiên họp thường kỳ tháng {day.month} năm {day.year}",
        "period": f"{day:%Y-%m}",
        "held_on": day,
        "place": "Phòng họp số 1, trụ sở UBND xã",
        "chair": staff.of(office, Role.LEADER),
        "agenda": f"{agenda} Quy chế làm việc",
    }
    seats = ("Phó Chủ tịch UBND xã", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã")
    call_meeting(
        office,
        fields,
        series=last.series.name,
        attendees=seats,
        by=staff.of(office, Role.CLERK),
        at=now,
    )


def _at(day: date, hour: int, now: datetime) -> datetime:
    return min(datetime.combine(day, time(hour - 7), tzinfo=UTC), now)


def _confirmed(draft: Draft, staff: Staff, *, now: datetime) -> list[Task]:
    """The clerk takes the notice in, looks at what was read, and confirms it."""
    clerk, leader = staff.of(draft.office, Role.CLERK), staff.of(draft.office, Role.LEADER)
    at = _at(draft.on, 15, now)
    document = take_in(draft.office, Upload(draft.name, draft.text.encode()), by=clerk, at=at)
    document = keep_reading(document, read(draft.text.encode(), name=draft.name), at=at)
    call_from_notice(document, by=clerk, at=at)
    tasks = []
    for proposal in document.proposals.all():
        for task in confirming.confirm(proposal, version=proposal.version, by=clerk, at=at):
            field = next((order.field for order in draft.orders if order.work in task.content), "Điều hành")
            fields = {"field": field, "supervisor": leader}
            tasks.append(assigning.change_task(task, fields, version=task.version, by=clerk, at=at))
    return tasks


class Story:
    """One task from its assignment to where it stands today."""

    def __init__(self, task: Task, staff: Staff, rng: random.Random, *, today: date, now: datetime) -> None:
        self.task, self.staff, self.rng, self.today, self.now = task, staff, rng, today, now
        self.day = task.created_at.date()
        self.giver = staff.of(task.office, Role.CLERK)

    @property
    def doer(self) -> Person:
        assert self.task.lead is not None
        return self.staff.of(self.task.lead, Role.OFFICER, Role.LEADER)

    def live(self) -> None:
        if self.task.state != "assigned":
            return  # a draft waits for somebody to choose its lead
        if self.task.to_group:
            self._share()
            return
        due = self.task.due_on
        fate = self._fate(due)
        if fate == "untouched":
            return
        self._step(1)
        self.task = working.receive(self.task, by=self.doer, at=self._moment(9))
        self._name_officer()
        if fate == "received":
            return
        self._work()
        if fate == "closed":
            self._close()
        elif fate in {"in_time", "late", "waiting", "returned"}:
            self._submit(due, fate)

    def _name_officer(self) -> None:
        """The head of a commune's department says who does it: the month of that officer is made of these."""
        lead, recent = self.task.lead, self.today - self.day < _RECENT
        heads = [] if lead is None else self.staff.posts.get((lead.code, Role.HEAD), [])
        if recent and heads:
            self.task = assigning.name_officer(self.task, self.doer, by=heads[0], at=self._moment(9))

    def _share(self) -> None:
        """Each unit with its part: of an old task all are done, of a running one some."""
        due, begun = self.task.due_on or self.today, self.day
        for part in self.task.parts.select_related("unit", "task"):
            if due >= self.today and self.rng.random() < 0.6:
                continue
            if due > self.today - timedelta(days=40) and self.rng.random() < 0.15:
                continue
            self.day = min(max(begun, due - timedelta(days=self.rng.randint(-3, 9))), self.today)
            doer = self.staff.of(part.unit, Role.OFFICER, Role.LEADER)
            sharing.submit(part, "Đã thực hiện xong, gửi báo cáo.", by=doer, at=self._moment(10))
            if due < self.today or self.rng.random() < 0.5:
                self.day = min(self.day + _ACCEPTED_AFTER, self.today)
                sharing.accept(part, by=self.giver, at=self._moment(15))

    def _fate(self, due: date | None) -> str:
        """What becomes of it: the older, the surer it is done; nothing of the district stays open."""
        over = (self.today - due).days if due else -1
        if self.task.office.valid_until is not None or self.day < TURN:
            return self._one_of({"in_time": 78, "late": 17, "closed": 5})
        if over > 45:
            return self._one_of({"in_time": 70, "late": 18, "closed": 3, "open": 9})
        if over > 0:
            return self._one_of({"in_time": 45, "late": 12, "waiting": 10, "open": 26, "received": 7})
        return self._one_of({"untouched": 18, "received": 22, "open": 44, "waiting": 12, "returned": 4})

    def _one_of(self, weights: dict[str, int]) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def _step(self, days: int) -> None:
        self.day = min(self.day + timedelta(days=days), self.today)

    def _moment(self, hour: int) -> datetime:
        return _at(self.day, hour, self.now)

    def _work(self) -> None:
        percent = 0
        for text in self.rng.sample(_PROGRESS, k=self.rng.randint(1, 3)):
            self._step(self.rng.randint(1, 4))
            percent = min(95, percent + self.rng.randint(15, 35))
            difficulty = self.rng.choice(_DIFFICULTY)
            said = working.Report(text=text, percent=percent, difficulty=difficulty)
            working.report(self.task, said, by=self.doer, at=self._moment(10))
        self.task.refresh_from_db()

    def _submit(self, due: date | None, fate: str) -> None:
        if due is not None and fate == "late":
            self.day = min(max(self.day, due) + timedelta(days=self.rng.randint(1, 12)), self.today)
        elif due is not None and fate == "in_time":
            self.day = min(max(self.day, due - timedelta(days=self.rng.randint(0, 4))), due, self.today)
        number = self.rng.randint(20, 400)
        working.submit(
            self.task,
            "Đã hoàn thành, gửi kèm báo cáo kết quả.",
            document_text=f"Báo cáo số {number}/BC ngày {self.day:%d/%m/%Y}",
            by=self.doer,
            at=self._moment(11),
        )
        if fate == "waiting":
            return
        self.day = min(self.day + _ACCEPTED_AFTER, self.today)
        if fate == "returned":
            working.return_result(
                self.task, reason="Còn thiếu số liệu của hai thôn.", by=self.giver, at=self._moment(14)
            )
        else:
            working.accept(self.task, by=self.giver, at=self._moment(14))

    def _close(self) -> None:
        self._step(20)
        ending.close_without_result(
            self.task, reason="Nội dung đã gộp vào nhiệm vụ khác.", by=self.giver, at=self._moment(14)
        )
