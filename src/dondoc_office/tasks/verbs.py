"""What the journal can say about tasks."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc.files.out.wording import DELIVERABLES
from dondoc_office.journal.naming import Subject
from dondoc_office.tasks.states import STATE_NAMES

VERBS = {
    "task.drafted": Message(vi="lập dự thảo nhiệm vụ", en="drafted the task"),
    "task.changed": Message(vi="sửa nhiệm vụ", en="changed the task"),
    "task.assign": Message(vi="giao nhiệm vụ", en="assigned the task"),
    "task.receive": Message(vi="nhận nhiệm vụ", en="received the task"),
    "task.send_back": Message(vi="chuyển lại vì giao nhầm", en="sent it back as wrongly addressed"),
    "task.report": Message(vi="báo cáo tiến độ", en="reported progress"),
    "task.submit": Message(vi="trình kết quả", en="submitted the product"),
    "task.accept": Message(vi="chấp nhận kết quả", en="accepted the product"),
    "task.return": Message(vi="trả lại kết quả", en="returned the product"),
    "task.suspend": Message(vi="tạm dừng", en="suspended the task"),
    "task.resume": Message(vi="tiếp tục", en="resumed the task"),
    "task.cancel": Message(vi="hủy nhiệm vụ", en="cancelled the task"),
    "task.close": Message(vi="kết thúc, không có kết quả", en="closed it without result"),
    "task.redirect": Message(vi="đổi đơn vị chủ trì", en="changed the lead"),
    "task.rolled_up": Message(vi="trạng thái theo các phần việc", en="state follows its parts"),
    "task.officer": Message(vi="phân công người xử lý", en="named the officer"),
    "task.linked": Message(vi="liên kết nhiệm vụ", en="linked the task"),
    "task.handed_over": Message(vi="chuyển cho đơn vị kế thừa", en="handed over to a successor"),
    "extension.asked": Message(vi="xin gia hạn", en="asked for an extension"),
    "extension.granted": Message(vi="cho gia hạn", en="granted the extension"),
    "extension.refused": Message(vi="không cho gia hạn", en="refused the extension"),
    "unit.handed_over": Message(
        vi="bàn giao việc đang mở cho đơn vị kế thừa", en="handed its open work to heirs"
    ),
    "task.restricted": Message(
        vi="đổi người được xem theo văn bản", en="changed who may see it, with its document"
    ),
    "task.unlinked": Message(vi="bỏ liên kết nhiệm vụ", en="removed a link"),
    "task.date_moved": Message(vi="hạn dời theo sự kiện", en="moved the date with its event"),
    "task.recurred": Message(vi="tạo nhiệm vụ của kỳ mới", en="made the task of the new period"),
    "series.ended": Message(vi="kết thúc chuỗi định kỳ", en="ended the series"),
    "task.part_ended": Message(vi="kết thúc phần việc cùng nhiệm vụ", en="ended the part with its task"),
    "request.asked": Message(vi="gửi đề nghị", en="made a request"),
    "request.granted": Message(vi="đồng ý đề nghị", en="granted the request"),
    "request.refused": Message(vi="không đồng ý đề nghị", en="refused the request"),
    "extension.given": Message(vi="cho thêm thời gian khi đã quá hạn", en="gave more time after the date"),
    "occasion.added": Message(vi="ghi sự kiện", en="added the event"),
    "occasion.dated": Message(vi="đặt ngày cho sự kiện", en="dated the event"),
    "task.cause_confirmed": Message(vi="xác nhận nguyên nhân khách quan", en="confirmed an objective cause"),
    "list.kept": Message(vi="lưu một danh sách", en="kept a list by a name"),
    "list.dropped": Message(vi="bỏ một danh sách đã lưu", en="dropped a saved list"),
}

VALUES = {
    "state": {state.value: name for state, name in STATE_NAMES.items()},
    "product_kind": DELIVERABLES,
    "kind": {
        "cause": Message("xác nhận nguyên nhân khách quan", "confirm an objective cause"),
        "lead": Message("đổi đơn vị chủ trì", "another lead"),
        "suspension": Message("tạm dừng", "suspension"),
        "follows": Message("làm sau", "follows"),
        "repeats": Message("giao lại", "ordered again"),
        "relates": Message("liên quan", "relates"),
        "apart": Message("không liên quan", "not related"),
    },
    "share": {
        "lead": Message("chủ trì", "lead"),
        "part": Message("phần việc", "part"),
        "coordination": Message("phối hợp", "coordination"),
        "receiver": Message("nơi nhận sản phẩm", "receiver"),
        "officer": Message("người xử lý", "officer"),
    },
    "deadline_kind": {
        "date": Message("ngày cụ thể", "a date"),
        "period": Message("trong kỳ", "within a period"),
        "recurrent": Message("định kỳ", "recurrent"),
        "relative": Message("kể từ một mốc", "counted from a mark"),
        "before_event": Message("trước một sự kiện", "before an event"),
        "default": Message("theo hạn chung của cơ quan", "the office's general term"),
    },
    "origin": {
        "document": Message("từ văn bản", "from a document"),
        "hand": Message("nhập tay", "entered by hand"),
        "upper": Message("cấp trên giao", "from above"),
    },
}
"""What the codes in the entries above are called."""

SUBJECTS = {
    "task": Subject(
        Message("nhiệm vụ", "task"),
        rows="tasks.Task",
        seen="dondoc_office.tasks.policy.visible_tasks",
        page="task-page",
        secret="dondoc_office.tasks.policy.secret_tasks",
    ),
    "occasion": Subject(
        Message("sự kiện", "event"),
        rows="tasks.Occasion",
        seen="dondoc_office.tasks.policy.visible_occasions",
        page="occasion-page",
        secret="dondoc_office.tasks.policy.secret_occasions",
    ),
    "savedlist": Subject(Message("danh sách đã lưu", "saved list")),
}
