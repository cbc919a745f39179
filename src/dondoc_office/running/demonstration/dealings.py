"""What an office does beside the straight way: officers, series, events, requests, the handover of 1 July 2025."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dondoc_office.people.models import Person
from dondoc_office.reports.actions import convert
from dondoc_office.running.demonstration.people import Staff
from dondoc_office.running.demonstration.units import BASIS, TURN, Units
from dondoc_office.tasks.actions import (
    assigning,
    dating,
    extending,
    handing_over,
    recurring,
    requesting,
    working,
)
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.models.request import RequestKind
from dondoc_office.tasks.models.task import DeadlineKind
from dondoc_office.tasks.states import State
from dondoc_office.units.models import Role, Unit

_CLEAR = {"authority": "Chủ tịch UBND", "receiver": "Văn phòng HĐND và UBND"}
_WORTH = (Decimal("0.5"), Decimal("1.5"), Decimal(2))


def deal(units: Units, staff: Staff, rng: random.Random, *, now: datetime, today: date) -> None:
    """One of everything, so that no page of the demonstration is empty."""
    dealings = _Dealings(units, staff, today, now)
    dealings.carry_over()
    dealings.come_round()
    dealings.fill_the_month()
    dealings.hang_on_events()
    dealings.ask()
    dealings.weigh(rng)


@dataclass(frozen=True, slots=True)
class _Dealings:
    """The commune and its people on the day of the demonstration (giao dịch của văn phòng)."""

    units: Units
    staff: Staff
    today: date
    now: datetime

    @property
    def office(self) -> Unit:
        return self.units["cam-thuy"]

    def at(self, day: date, hour: int = 9) -> datetime:
        return min(datetime.combine(day, time(hour - 7), tzinfo=UTC), self.now)

    def doer(self, lead: Unit) -> Person:
        return self.staff.of(lead, Role.OFFICER, Role.LEADER)

    def give(self, office: Unit, lead: Unit, title: str, on: date, **fields: Any) -> Task:
        """A task given without a notice."""
        clerk = self.staff.of(office, Role.CLERK)
        known = {"title": title, "content": title, "lead": lead, "product": "báo cáo", **_CLEAR, **fields}
        known["supervisor"] = self.staff.of(office, Role.LEADER)
        task = assigning.draft_task(office, known, by=clerk, at=self.at(on, 8))
        return assigning.assign(task, by=clerk, at=self.at(on, 8))

    def finish(self, task: Task, on: date) -> Task:
        """Received, submitted and accepted."""
        assert task.lead is not None
        doer, clerk = self.doer(task.lead), self.staff.of(task.office, Role.CLERK)
        if task.current is State.ASSIGNED:
            task = working.receive(task, by=doer, at=self.at(on, 8))
        lead = task.lead
        for head in self.staff.posts.get((lead.code, Role.HEAD), [])[:1] if lead else ():
            task = assigning.name_officer(task, doer, by=head, at=self.at(on, 8))
        said = f"Báo cáo số {on.month * 7 + 3}/BC ngày {on:%d/%m/%Y}"
        working.submit(task, "Đã hoàn thành, gửi kèm báo cáo.", document_text=said, by=doer, at=self.at(on))
        return working.accept(task, by=clerk, at=self.at(on, 15))

    def carry_over(self) -> None:
        """What the district had not finished on its last day, and what became of it in the commune."""
        last = TURN - timedelta(days=1)
        if last >= self.today:
            return
        district = self.units["huyen"]
        for ending, heir, title in (
            ("tckh", "cam-thuy-kinh-te", "Tổng hợp nợ đọng xây dựng cơ bản của các xã và phương án xử lý"),
            ("noi-vu", "cam-thuy-vhxh", "Rà soát người hoạt động không chuyên trách sau sắp xếp"),
        ):
            unit, due = self.units[ending], TURN + timedelta(days=60)
            task = self.give(
                district, unit, title, last - timedelta(days=20), due_on=due, deadline_kind=DeadlineKind.DATE
            )
            working.receive(task, by=self.doer(unit), at=self.at(last - timedelta(days=18)))
            handing_over.hand_over(
                unit,
                {f"lead-{task.pk}": self.units[heir]},
                basis=BASIS,
                by=self.staff.of(district, Role.CLERK),
                at=self.at(last, 15),
            )
            self.finish(
                Task.objects.select_related("lead", "office").get(pk=task.pk), due - timedelta(days=4)
            )

    def come_round(self) -> None:
        """A monthly report since four months; the present one is still owed."""
        begun = (self.today.replace(day=1) - timedelta(days=95)).replace(day=2)
        title = "Báo cáo tình hình kinh tế - xã hội hằng tháng, gửi Văn phòng HĐND và UBND xã"
        rule = {"deadline_kind": DeadlineKind.RECURRENT, "deadline_value": "recur:monthly:25"}
        lead = self.units["cam-thuy-kinh-te"]
        head = self.give(
            self.office, lead, title, begun, deadline_text="định kỳ hằng tháng, trước ngày 25", **rule
        )
        late, newest = 0, head
        for back in (2, 1, 0):
            if newest.due_on is not None and newest.due_on < self.today:
                done = newest.due_on + timedelta(days=late)
                self.finish(newest, min(done, self.today))
            late = 3 if back == 2 else 0
            month = self.today.replace(day=1)
            for _ in range(back):
                month = (month - timedelta(days=1)).replace(day=1)
            made = recurring.make_occurrence(head, at=self.at(month, 8))
            if made is not None:
                newest = made

    def fill_the_month(self) -> None:
        """Two things that the economic office finished these days, one of them late."""
        lead = self.units["cam-thuy-kinh-te"]
        for title, days_left in (
            ("Lập danh sách hộ kinh doanh cần hướng dẫn kê khai thuế theo quy định mới", 2),
            ("Trả lời kiến nghị của cử tri thôn về tuyến mương tiêu", -3),
        ):
            done = self.today - timedelta(days=4)
            due = done + timedelta(days=days_left)
            kind = DeadlineKind.DATE
            task = self.give(
                self.office, lead, title, done - timedelta(days=9), due_on=due, deadline_kind=kind
            )
            self.finish(task, done)

    def hang_on_events(self) -> None:
        """One event with its day, moved once; one whose day nobody knows yet."""
        clerk, begun = self.staff.of(self.office, Role.CLERK), self.today - timedelta(days=12)
        for name, lead, title, days in (
            (
                "Kỳ họp thường lệ cuối năm của HĐND xã",
                "cam-thuy-vp",
                "Chuẩn bị báo cáo và tờ trình tại kỳ họp",
                24,
            ),
            ("Đại hội Thi đua yêu nước xã", "cam-thuy-vhxh", "Xây dựng kịch bản và phương án tổ chức", None),
        ):
            event = dating.add_occasion(self.office, name, on=None, by=clerk, at=self.at(begun))
            self.give(
                self.office,
                self.units[lead],
                f"{title}, trước {name[:1].lower()}{name[1:]}",
                begun,
                occasion=event,
                deadline_kind=DeadlineKind.BEFORE_EVENT,
                deadline_value="event",
                deadline_text=f"trước {name[:1].lower()}{name[1:]}",
            )
            if days is None:
                continue
            for moved, reason in (
                (days, "Lịch của Thường trực HĐND xã."),
                (days + 6, "Lùi để kịp thẩm tra."),
            ):
                on = self.today + timedelta(days=moved)
                dating.date_occasion(event, on, reason=reason, by=clerk, at=self.at(begun))

    def ask(self) -> None:
        """Requests that wait for the giver, and one cause that the chair confirmed."""
        late = self._led().filter(due_on__lt=self.today)
        running = self._led().filter(due_on__gt=self.today, state__in=[State.RECEIVED, State.IN_PROGRESS])
        others = list(running.order_by("due_on")[:3])
        for number, task in enumerate(late.filter(due_on__lt=self.today).order_by("-due_on")[:2]):
            request = self._asked(
                task, RequestKind.CAUSE, "Mưa lũ đầu tháng làm gián đoạn kiểm tra thực địa."
            )
            if number == 1:
                chair = self.staff.of(self.office, Role.LEADER)
                requesting.grant(request, answer="Đồng ý theo hồ sơ kèm theo.", by=chair, at=self.now)
        for task, kind in zip(others, (RequestKind.LEAD, RequestKind.SUSPENSION), strict=False):
            reason = {
                RequestKind.LEAD: "Nội dung chủ yếu thuộc chức năng của Văn phòng HĐND và UBND xã.",
                RequestKind.SUSPENSION: "Chờ hướng dẫn của Sở chuyên ngành về mẫu biểu.",
            }[kind]
            self._asked(task, kind, reason)
        if len(others) > 2 and others[2].due_on is not None:
            later, by = others[2].due_on + timedelta(days=7), self._doer_of(others[2])
            extending.ask(others[2], later, reason="Chờ số liệu của Thống kê cơ sở.", by=by, at=self.now)

    def _led(self) -> Any:
        led = Task.objects.filter(office=self.office, to_group=False, finished_on=None)
        return led.filter(state__in=[State.RECEIVED, State.IN_PROGRESS, State.SUBMITTED]).select_related(
            "lead"
        )

    def _doer_of(self, task: Task) -> Person:
        assert task.lead is not None
        return self.doer(task.lead)

    def _asked(self, task: Task, kind: RequestKind, reason: str) -> Any:
        lead = self.units["cam-thuy-vp"] if kind is RequestKind.LEAD else None
        return requesting.ask(task, kind, reason=reason, lead=lead, by=self._doer_of(task), at=self.now)

    def weigh(self, rng: random.Random) -> None:
        """The head of the economic office says how many standard products some tasks are worth."""
        lead = self.units["cam-thuy-kinh-te"]
        head = self.staff.of(lead, Role.HEAD)
        done = Task.objects.filter(lead=lead, state=State.DONE).order_by("-finished_on")
        for task in done.exclude(officer=None)[:4]:
            convert(task, rng.choice(_WORTH), by=head, at=self.now)
