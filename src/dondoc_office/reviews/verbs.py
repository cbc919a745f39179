"""What the journal can say about reviews."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject, choices
from dondoc_office.measures.models.target import REACHES
from dondoc_office.reviews.models import Thrust
from dondoc_office.reviews.states import CAUSE_NAMES, COURSE_NAMES, OUTCOME_NAMES, STATE_NAMES

VERBS: dict[str, Message] = {
    "review.drafted": Message("lập kỳ sơ kết", "set up a review"),
    "review.open": Message("mở sơ kết cho các đơn vị tự đánh giá", "opened the review for self-assessment"),
    "review.finish": Message("kết thúc kiểm tra sơ kết", "ended the check of the review"),
    "review.reopen": Message("mở lại bước trước của sơ kết", "took the review back a step"),
    "review.close": Message("kết luận sơ kết", "concluded the review"),
    "review.line": Message("thêm mục tiêu vào sơ kết", "added a goal to the review"),
    "review.line_changed": Message("sửa mục tiêu của sơ kết", "changed a goal of the review"),
    "review.thrust": Message("thêm chương trình, khâu đột phá", "added a programme or breakthrough"),
    "review.assessed": Message("tự đánh giá mục tiêu", "assessed their own goal"),
    "review.checked": Message("kiểm tra kết quả mục tiêu", "checked a goal"),
    "review.decided": Message("kết luận về mục tiêu", "decided on a goal"),
    "explanation.asked": Message("yêu cầu giải trình số liệu", "asked for an explanation of a number"),
}
VALUES = {
    "state": {state.value: name for state, name in STATE_NAMES.items()},
    "outcome": {outcome.value: name for outcome, name in OUTCOME_NAMES.items()},
    "course": {course.value: name for course, name in COURSE_NAMES.items()},
    "cause": {cause.value: name for cause, name in CAUSE_NAMES.items()},
    "reach": choices(REACHES),
    "sort": choices(Thrust.Sort.choices),
}

SUBJECTS = {
    "review": Subject(
        Message("kỳ sơ kết", "review"),
        rows="reviews.Review",
        seen="dondoc_office.reviews.policy.visible_reviews",
        page="review-page",
    ),
    "goalline": Subject(
        Message("mục tiêu sơ kết", "goal of a review"),
        rows="reviews.GoalLine",
        seen="dondoc_office.reviews.policy.visible_lines",
        page="goal-page",
    ),
    "thrust": Subject(Message("chương trình, khâu đột phá", "programme or breakthrough")),
    "explanation": Subject(
        Message("giải trình", "explanation"),
        rows="reviews.Explanation",
        seen="dondoc_office.reviews.policy.visible_explanations",
    ),
}
