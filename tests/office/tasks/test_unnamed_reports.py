"""A report by somebody without an account: on record, for the unit that the standing is of, and no other."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.office.conftest import Office

from dondoc_office.journal.models import Entry
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.working import Report, report
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.models.progress import Via
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.standing import Post, Standing

SAID = Report(text="Đã có dự thảo", percent=40, key="k", via=Via.LINK, by_name="Hà Thị Xuân")


def link_of(unit: Unit) -> Standing:
    return Standing(0, frozenset({Post(Role.OFFICER, unit.pk, unit.path)}))


def test_it_keeps_the_name_that_was_given(task: Task, office: Office, now: datetime) -> None:
    progress = report(task, SAID, by=None, at=now, standing=link_of(office.finance))
    assert (progress.by, progress.by_name, progress.via) == (None, "Hà Thị Xuân", Via.LINK)
    assert Entry.objects.filter(verb="task.report", by=None).exists()


def test_another_unit_cannot_report(task: Task, office: Office, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        report(task, SAID, by=None, at=now, standing=link_of(office.police))
    assert not task.reports.exists()
