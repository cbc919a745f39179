"""What the journal can say about programmes."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject, choices
from dondoc_office.programmes.models import Group, ObstacleKind, ProjectKind, Source, Surety
from dondoc_office.programmes.states import STATE_NAMES

VERBS: dict[str, Message] = {
    "programme.added": Message("thêm chương trình", "added a programme"),
    "project.added": Message("thêm dự án", "added a project"),
    "project.changed": Message("sửa dự án", "changed a project"),
    "project.begin": Message("ghi dự án khởi công", "recorded that the project began"),
    "project.finish": Message("ghi dự án hoàn thành", "recorded that the project is finished"),
    "project.settle": Message("ghi dự án đã quyết toán", "recorded that the project is settled"),
    "project.reopen": Message("mở lại bước trước của dự án", "took the project back a step"),
    "project.stop": Message("dừng dự án", "stopped the project"),
    "project.resume": Message("làm tiếp dự án", "resumed the project"),
    "project.capital": Message("giao kế hoạch vốn", "set the capital plan"),
    "project.disbursed": Message("ghi giải ngân", "entered a disbursement"),
    "project.checked": Message("kiểm tra số giải ngân", "checked a disbursement"),
    "project.milestone": Message("ghi mốc tiến độ", "recorded a milestone"),
    "project.clearance": Message("ghi giải phóng mặt bằng", "recorded land clearance"),
    "project.settlement": Message(
        "ghi quyết toán, khối lượng nghiệm thu", "recorded settlement and accepted work"
    ),
    "obstacle.raised": Message("nêu vướng mắc", "raised an obstacle"),
    "obstacle.answered": Message("trả lời vướng mắc", "answered an obstacle"),
    "obstacle.task": Message("giao nhiệm vụ gỡ vướng mắc", "gave a task to remove an obstacle"),
    "obstacle.removed": Message("ghi vướng mắc đã gỡ", "recorded that an obstacle is removed"),
    "obstacle.reopened": Message("ghi vướng mắc chưa gỡ được", "recorded that an obstacle still stands"),
}
VALUES = {
    "state": {state.value: name for state, name in STATE_NAMES.items()},
    "kind": choices(ProjectKind.choices, ObstacleKind.choices),
    "group": choices(Group.choices),
    "source": choices(Source.choices),
    "surety": choices(Surety.choices),
}
ROWS = {
    "project": "programmes.Project",
    "investor": "units.Unit",
    "checker": "units.Unit",
    "places": "units.Unit",
}
"""Fields that hold the number of a row of ours, in the entries of every app."""

SUBJECTS = {
    "project": Subject(
        Message("dự án", "project"),
        rows="programmes.Project",
        seen="dondoc_office.programmes.policy.visible_projects",
        page="project-page",
    ),
    "programme": Subject(Message("chương trình", "programme")),
}
