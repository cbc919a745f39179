"""What the words around a time make of it: a deadline, a citation, a range, or just a date."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dondoc.text.folding import bare
from dondoc.vietnamese.times.model import Kind, Limit, Role, TimeExpression
from dondoc.vietnamese.times.writing import Core, compiled

_KINDS: dict[str, Kind] = {
    "day": "date", "week": "period", "month": "period", "quarter": "period", "half": "period", "year": "period",
    "recur": "recurrent", "span": "relative", "event": "before_event", "vague": "vague",
}  # fmt: skip
# The last word before a time that begins or continues a cue, or a clock; without marks.
_ENDS = frozenset(
    """nhat truoc xong den toi het vao trong vong han gian sau qua hon ky la moc diem tu thanh phut gio hai ba
    nam bay sang chieu ngay luc cuoi chot thu hoan thien tat cung nop gui cao da""".split()  # noqa: SIM905 -- read as a list of words
)
_ITEM = (
    r"(?:(?:chậm|muộn|trễ) nhất|trước(?: mốc| thời điểm| thời hạn)?|xong|đến hết|đến|tới|hết|vào(?: lúc)?|lúc"
    r"|trong(?: vòng| thời hạn| thời gian(?! đến| tới)| khoảng| cả)?|sau(?: thời hạn| thời gian)?"
    r"|không (?:được )?(?:quá|muộn hơn|chậm hơn|để quá)|tối đa(?: là)?|định kỳ|là|từ|kể từ|tính từ)"
)
_CLOCK = r"(?:\d{1,2}(?: ?[hg] ?(?:\d\d)?'?| ?giờ(?: ?\d{1,2}(?: ?phút|')?)?|:\d{2})(?: ?phút)?,? )"
_SESSION = r"(?:(?:buổi )?(?:sáng|trưa|chiều|cuối giờ(?: sáng| chiều)?)(?: ngày)? )"
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? \(?)"
_CUE = rf"(?<![\w/-])(?P<cue>(?:{_ITEM} )*)(?P<clock>(?:{_CLOCK}|{_SESSION}|{_WEEKDAY})*)$"
_LABEL = (
    r"(?:hoàn thành|hoàn thiện|hoàn tất|kết thúc|(?:thời )?hạn(?: cuối| chót| cuối cùng)?(?: (?:\w+ ){0,3}\w+)?"
    r"|thời gian (?:hoàn thành|thực hiện|báo cáo|gửi|nộp))(?: là|:| -)?\s?$"
)
_DONE = r"(?:hoàn thành|hoàn tất|phải xong|xong)(?!\w)"
_DONE_NEXT = rf",? (?:phải )?{_DONE}"
_CITED = (
    r"(?:\d/[a-zđ\d][\w/.-]*|(?<!\w)số:? ?[\w/.-]+|(?<!\w)(?:nghị quyết|nghị định|quyết định|thông tư|thông báo|chỉ thị"
    r"|công văn|kế hoạch|tờ trình|báo cáo|công điện|văn bản|luật|kết luận|thông báo kết luận|biên bản|hướng dẫn))[,;]? ?\(?$"
)
_OF_A_LAW = r"(?<!\w)(?:luật|bộ luật|pháp lệnh|hiến pháp)(?: [^,.;:()\n]{0,45})?$"
_STRIVES = r"(?<!\w)(?:phấn đấu|cố gắng|quyết tâm),? ?$"
_MUST_NEXT = r",? (?:phải|cần) (?!đạt(?!\w))"
_AIM = r"(?<!\w)(?:mục tiêu|chỉ tiêu|nhằm|phương hướng|so với|cùng kỳ|dự kiến|đã)(?!\w)"
_PAST = r"^[^.;]*(?<!\w)đã(?!\w)"
_NO_ROUTINE = (
    r"(?<!\w)(?:kế hoạch|thu nhập|bình quân|dự toán|ngân sách|chỉ tiêu|công việc|sinh hoạt|nhiệm vụ)$"
)
# "mỗi tuần." and "3 tháng một lần" say how often, whatever the work; "mỗi năm tăng 3 %" says a rate.
_OFTEN = r"^ ?(?:$|[.,;)\n]|(?:một|(?:ít nhất |tối thiểu )?\d+) (?:lần|buổi|đợt|cuộc|ca|kỳ)(?!\w))"
_ONE_BY_ONE = ("recurrent.months", "recurrent.days", "recurrent.once")
_REPORTED = r"(?<!\w)(?:báo cáo|tổng hợp|gửi|cập nhật|rà soát|kiểm tra|đánh giá|giao ban|định kỳ|tổ chức|thống kê)(?!\w)"
_STRONG = ("nhat", "truoc", "xong", "khong ", "toi da")


class Cue:
    """The words before a time: where they begin and what they say (keyed without marks)."""

    __slots__ = ("clock", "label", "said", "start", "time_start")

    def __init__(self, text: str, start: int, lost_marks: bool) -> None:
        self.start = self.time_start = start
        self.said = ""
        self.label = self.clock = False
        if start < 2 or not _may_end(text, start):
            return
        low = max(0, start - 64)
        match = compiled(_CUE, lost_marks).search(text, low, start)
        if match is not None and match.start() < start:
            self.start = match.start()
            self.time_start = match.start("clock")
            self.said = bare(match["cue"])
            self.clock = any(char.isdigit() for char in match["clock"])
        low = max(0, self.start - 40)
        self.label = compiled(_LABEL, lost_marks).search(text, low, self.start) is not None
        if self.said in ("la ", "luc ", "vao luc "):
            self.start, self.said = self.time_start, ""
        if self.said.startswith(("tu ", "ke tu ", "tinh tu ")):  # opens a range, is no cue of a deadline
            self.said = "tu"


def _may_end(text: str, start: int) -> bool:
    last = text[start - 1]
    if last in "(:" or text[start - 2] in ":-":
        return True
    if last != " ":
        return False
    begin = text.rfind(" ", 0, start - 1) + 1
    begin = max(begin, text.rfind("\n", begin, start - 1) + 1)  # never looked for through a whole text
    word = text[begin : start - 1].strip("(,:")
    if word[:1].isdigit():
        return not word.isdigit() or "gi" in text[max(0, start - 10) : start]
    return bare(word) in _ENDS


class _Scene(NamedTuple):
    """A time among its words."""

    text: str
    core: Core
    cue: Cue
    lost_marks: bool

    @property
    def before(self) -> str:
        return self.text[max(0, self.cue.start - 60) : self.cue.start]

    @property
    def clause(self) -> str:
        """What stands before the cue in its clause."""
        before = self.before
        return before[max(before.rfind(mark) for mark in ".;\n") + 1 :]

    @property
    def said(self) -> str:
        """The time itself."""
        return self.text[self.core.start : self.core.end]

    @property
    def after(self) -> str:
        return self.text[self.core.end : self.core.end + 40]

    def says(self, regex: str, words: str) -> bool:
        return compiled(regex, self.lost_marks).search(words) is not None


def judge(text: str, core: Core, lost_marks: bool) -> TimeExpression | None:
    """The time with its cue and role; None where the words are no time after all."""
    when = core.when
    kind = _KINDS[when.grain]
    if kind == "vague":
        return TimeExpression(*core[:2], core.start, core.rule, kind, "vague", "", False, when)
    cue = Cue(text, core.start, lost_marks)
    if kind == "relative" and not _is_relative(cue, when.anchor, text, core):
        return None
    role, firm = _ROLES.get(kind, _role_of_period)(_Scene(text, core, cue, lost_marks))
    start = cue.time_start if role == "deadline" else core.start
    begin = cue.start if role == "deadline" or cue.said else start
    limit = _limit(cue, kind)
    return TimeExpression(start, core.end, begin, core.rule, kind, role, limit, firm, when, cue.clock)


def _limit(cue: Cue, kind: Kind) -> Limit:
    if kind == "before_event" or "truoc" in cue.said:
        return "before"
    if "trong" in cue.said:
        return "within"
    return "by" if cue.said else ""


def _is_relative(cue: Cue, anchor: str, text: str, core: Core) -> bool:
    return bool(cue.said) or cue.label or " tu " in bare(text[core.start : core.end]) or anchor != "issue"


def _role_of_event(scene: _Scene) -> tuple[Role, bool]:
    if scene.core.rule == "event.old-calendar" and not any(word in scene.cue.said for word in _STRONG):
        return "date", False
    return "deadline", True


def _role_of_span(scene: _Scene) -> tuple[Role, bool]:
    cue = scene.cue
    return ("range", False) if cue.said == "tu" else ("deadline", cue.label or cue.said != "sau ")


def _role_of_recurrent(scene: _Scene) -> tuple[Role, bool]:
    core, said = scene.core, scene.cue.said
    if core.rule == "recurrent.periodic" or any(word in said for word in (*_STRONG, "dinh ky", "vao")):
        return "deadline", True
    if scene.says(_NO_ROUTINE, scene.before.rstrip()):
        return "period", False
    if core.rule in _ONE_BY_ONE or (scene.says(r"^mỗi ", scene.said) and scene.says(_OFTEN, scene.after)):
        return "deadline", False
    told = core.when.day is not None or scene.says(_REPORTED, f"{scene.clause} | {scene.after}")
    return ("deadline" if told else "period"), False


def _role_of_period(scene: _Scene) -> tuple[Role, bool]:
    core, cue = scene.core, scene.cue
    if core.rule.startswith(("range.", "year.school")) or core.when.interval == "range":
        return "range", False
    if core.when.shift < 0:
        return ("date" if core.when.grain == "day" else "period"), False
    if cue.said == "tu":
        return "range", False
    if cue.label or any(word in cue.said for word in _STRONG):
        return "deadline", True
    if core.rule == "day.range":
        return "range", False
    return _role_by_neighbours(scene) if cue.said else _role_of_bare_time(scene)


def _role_of_bare_time(scene: _Scene) -> tuple[Role, bool]:
    """No cue: cited with a document, or done on that day ("... ngày 15/6 hoàn thành"), or just said."""
    grain = scene.core.when.grain
    if grain == "day" and scene.says(_CITED, scene.before):
        return "citation", False
    if grain == "year" and scene.says(_OF_A_LAW, scene.before):
        return "citation", False
    if compiled(_DONE_NEXT, scene.lost_marks).match(scene.text, scene.core.end):
        return "deadline", False
    return ("date" if grain == "day" else "period"), False


def _must(scene: _Scene) -> bool:
    """Whether something must be so by then: "đến hết ngày 30/11 phải bàn giao"."""
    return compiled(_MUST_NEXT, scene.lost_marks).match(scene.text, scene.core.end) is not None


def _role_by_neighbours(scene: _Scene) -> tuple[Role, bool]:
    said = scene.cue.said
    plain: Role = "date" if scene.core.when.grain == "day" else "period"
    if said.startswith("trong"):
        past = scene.says(_AIM, scene.clause) or scene.says(_PAST, scene.after)
        return (plain if past else "deadline"), False
    if scene.says(_DONE, f"{scene.clause} | {scene.after}"):
        return "deadline", False
    if plain == "date" and (scene.says(_STRIVES, scene.clause) or _must(scene)):
        return "deadline", False
    return ("range" if said.startswith(("den", "toi", "het")) else plain), False


_ROLES: dict[Kind, Callable[[_Scene], tuple[Role, bool]]] = {
    "before_event": _role_of_event,
    "relative": _role_of_span,
    "recurrent": _role_of_recurrent,
}
