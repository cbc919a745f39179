"""What the journal can say about criteria."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.criteria.inheriting import RULE_NAMES
from dondoc_office.journal.naming import Subject

VERBS: dict[str, Message] = {
    "criteria.loaded": Message(vi="nạp các bộ tiêu chí", en="loaded the criteria sets"),
    "criteria_set.added": Message(vi="lập bộ tiêu chí", en="made the criteria set"),
    "criteria_set.changed": Message(vi="sửa thông tin bộ tiêu chí", en="changed the criteria set"),
    "criteria_set.copied": Message(vi="sao chép bộ tiêu chí", en="copied the criteria set"),
    "criteria_set.imported": Message(vi="nhập tiêu chí từ Excel", en="imported criteria from Excel"),
    "campaign.opened": Message(vi="mở đợt đánh giá", en="opened the assessment"),
    "campaign.extended": Message(vi="gia hạn đợt đánh giá", en="extended the assessment"),
    "campaign.shortened": Message(vi="rút ngắn, đóng đợt đánh giá", en="shortened or closed the assessment"),
    "campaign.owners": Message(vi="đổi đơn vị thẩm tra tiêu chí", en="changed who checks criteria"),
    "rated_unit.changed": Message(vi="sửa thông tin xã trong đợt", en="changed the commune's entry"),
    "assessment.assess": Message(vi="tự đánh giá tiêu chí", en="assessed the criterion"),
    "assessment.inherit": Message(vi="kế thừa kết quả tiêu chí", en="inherited results"),
    "assessment.approve": Message(vi="thẩm tra, đồng ý", en="approved the assessment"),
    "assessment.flag": Message(vi="thẩm tra, còn tồn tại", en="found issues"),
    "assessment.return": Message(vi="trả lại đánh giá", en="returned the assessment"),
    "assessment.confirm": Message(vi="xác nhận kết quả", en="confirmed the result"),
    "assessment.reopen": Message(vi="mở lại đánh giá", en="reopened the assessment"),
    "assessment.left_out": Message(vi="đổi diện xét tiêu chí", en="changed whether it applies"),
    "assessment.proved": Message(vi="đính kèm minh chứng tiêu chí", en="attached evidence"),
    "assessment.task": Message(vi="giao việc từ tiêu chí chưa đạt", en="gave a task for it"),
}

VALUES = {
    "results": {"true": Message("đạt", "met"), "false": Message("chưa đạt", "not met")},
    "rule": {rule.value: name for rule, name in RULE_NAMES.items()},
}
SUBJECTS = {
    "criteriaset": Subject(
        Message("bộ tiêu chí", "criteria set"),
        rows="criteria.CriteriaSet",
        seen="dondoc_office.criteria.policy.visible_sets",
        page="criteria-set",
    ),
    "campaign": Subject(
        Message("đợt đánh giá", "assessment"),
        rows="criteria.Campaign",
        seen="dondoc_office.criteria.policy.visible_campaigns",
        page="campaign-matrix",
    ),
    "ratedunit": Subject(
        Message("xã trong đợt đánh giá", "commune in an assessment"),
        rows="criteria.RatedUnit",
        seen="dondoc_office.criteria.policy.visible_rated_units",
        page="commune-page",
        related=("unit", "campaign"),
    ),
}
