"""What the journal can say about measures."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject, choices
from dondoc_office.measures.models.indicator import ReportedBy
from dondoc_office.measures.models.value import Status, Via
from dondoc_office.measures.states import STATE_NAMES

VERBS: dict[str, Message] = {
    "indicator.added": Message(vi="thêm chỉ tiêu", en="added the indicator"),
    "indicator.changed": Message(vi="sửa chỉ tiêu", en="changed the indicator"),
    "indicator.redefined": Message(vi="đổi định nghĩa chỉ tiêu", en="changed what the indicator means"),
    "indicator.retired": Message(vi="thôi dùng chỉ tiêu", en="retired the indicator"),
    "library.loaded": Message(vi="nạp danh mục chỉ tiêu", en="loaded the library of indicators"),
    "tracking.begun": Message(vi="đưa chỉ tiêu vào theo dõi", en="began to follow the indicator"),
    "tracking.changed": Message(vi="đổi cách theo dõi chỉ tiêu", en="changed how the indicator is followed"),
    "tracking.ended": Message(vi="thôi theo dõi chỉ tiêu", en="stopped following the indicator"),
    "target.set": Message(vi="giao kế hoạch", en="set the plan"),
    "target.revised": Message(vi="điều chỉnh kế hoạch", en="revised the plan"),
    "values.entered": Message(vi="nhập số liệu", en="entered figures"),
    "values.send": Message(vi="gửi số liệu", en="sent figures"),
    "values.recall": Message(vi="rút lại số liệu", en="took figures back"),
    "values.check": Message(vi="kiểm tra số liệu", en="checked figures"),
    "values.return": Message(vi="trả lại số liệu", en="returned figures"),
    "values.approve": Message(vi="duyệt số liệu", en="approved figures"),
    "values.lock": Message(vi="chốt số liệu", en="locked figures"),
    "values.reopen": Message(vi="mở lại số liệu", en="reopened figures"),
    "value.remarked": Message(vi="ghi ý kiến về số liệu", en="remarked on a figure"),
    "value.proved": Message(vi="đính kèm minh chứng", en="attached evidence"),
    "period.locked": Message(vi="chốt kỳ số liệu", en="closed the period"),
    "period.opened": Message(vi="mở lại kỳ số liệu", en="opened the period again"),
}
VALUES = {
    "state": {state.value: name for state, name in STATE_NAMES.items()},
    "status": choices(Status.choices),
    "via": choices(Via.choices),
    "reported_by": choices(ReportedBy.choices),
}
ROWS = {"indicator": "measures.Indicator", "period": "measures.Period"}
"""Fields that hold the number of a row of ours, in the entries of every app."""

SUBJECTS = {
    "indicator": Subject(
        Message("chỉ tiêu", "indicator"),
        rows="measures.Indicator",
        seen="dondoc_office.measures.policy.visible_indicators",
        page="indicator-page",
        key="code",
    ),
    "value": Subject(
        Message("số liệu", "figure"),
        rows="measures.Value",
        seen="dondoc_office.measures.policy.visible_values",
        page="value-page",
        named="pk",
    ),
    "batch": Subject(Message("lần nhập số liệu", "entry of figures")),
    "sheet": Subject(Message("biểu số liệu", "sheet of figures")),
    "library": Subject(Message("danh mục dùng chung", "common library")),
}
