"""What the journal can say about units and roles."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject

VERBS = {
    "unit.added": Message(vi="thêm đơn vị", en="added the unit"),
    "unit.changed": Message(vi="sửa đơn vị", en="changed the unit"),
    "unit.ended": Message(vi="ghi ngày kết thúc của đơn vị", en="recorded the unit's last day"),
    "unit.succeeded": Message(vi="ghi đơn vị kế thừa", en="recorded a successor"),
    "unit.rhythm": Message(vi="đổi nhịp làm việc của cơ quan", en="changed the office's rhythm"),
    "membership.given": Message(vi="giao vai trò", en="gave a role"),
    "membership.ended": Message(vi="kết thúc vai trò", en="ended a role"),
    "absence.recorded": Message(vi="ghi người thay khi vắng mặt", en="recorded a deputy for an absence"),
}

VALUES = {
    "role": {
        "clerk": Message("văn thư, tổng hợp", "clerk"),
        "officer": Message("chuyên viên", "officer"),
        "head": Message("người đứng đầu đơn vị", "head of the unit"),
        "leader": Message("lãnh đạo", "leader"),
        "auditor": Message("kiểm tra, giám sát", "auditor"),
        "administrator": Message("quản trị", "administrator"),
    }
}
ROWS = {
    "office": "units.Unit",
    "unit": "units.Unit",
    "units": "units.Unit",
    "lead": "units.Unit",
    "part": "units.Unit",
    "to": "units.Unit",
    "receiver_unit": "units.Unit",
    "responsible": "units.Unit",
    "coordinators": "units.Unit",
    "named_units": "units.Unit",
}
"""Fields that hold the number of a row of ours, in the entries of every app."""

SUBJECTS = {
    "unit": Subject(
        Message("đơn vị", "unit"),
        rows="units.Unit",
        seen="dondoc_office.units.policy.visible_units",
        page="unit-page",
        key="code",
    ),
    "person": Subject(
        Message("cán bộ", "person"),
        rows="people.Person",
        seen="dondoc_office.units.policy.visible_people",
        page="person-page",
    ),
}
