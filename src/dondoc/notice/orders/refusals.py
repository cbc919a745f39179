"""What looks like an order and is none: formulas, background, liability, proposals."""

from __future__ import annotations

import re

from dondoc.notice.orders.parts import trimmed
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Scan

_SYLLABLE = re.compile(r"[^\W_]+")
_NAME_GOES_ON = Twin(
    r"(?:(?:có )?liên quan|trên địa bàn|thuộc|của|trực thuộc|trong|tại|đến|được giao)\b[^,;.]{0,90}?"
    r"(?=\b(?:nghiêm túc|khẩn trương|tổ chức|triển khai|thực hiện|căn cứ|chủ động|kịp thời|tập trung|quán triệt)\b)"
)
_DOES = ("thực hiện", "triển khai", "chấp hành", "thi hành", "biết")
_ANNOUNCES = Twin(
    r"(?:vậy,? )?[^,.;:]{0,60}\b(?:xin |trân trọng )?thông báo (?:để|đến|tới|cho)\b[^.;:]{0,160}\b(?:biết|thực hiện)\b"
)
_MANNER = 25  # characters: "tiếp tục quan tâm" asks for nothing, even without a verb of doing
_FORMULA = 90  # characters: the words that close a decision are not longer
_LONG = 220  # a closing formula is short once the names are taken out
CLOSING_PARAGRAPH = Opener(
    r"(?:trên đây là|nhận được (?:thông báo|công văn|văn bản|chỉ thị|kế hoạch|công điện)|"
    r"thừa lệnh|thừa uỷ quyền|nay,? thông báo|nay uỷ ban|trên đây,)",
    "trên|thừa|nhận|nay",
)
TAIL = Opener(
    r"(?:(?:trong )?quá trình (?:tổ chức |triển khai |chỉ đạo |, ?){0,4}(?:thực hiện)?[^.]{0,40}?"
    r"(?:nếu|có|gặp|trường hợp|phát sinh|khó khăn|vướng mắc)"
    r"|(?:trường hợp |nếu |khi )?(?:có |gặp |phát sinh ){0,3}(?:khó khăn|vướng mắc|phát sinh))",
    "trong|quá|trường|nếu|khi|có|gặp|phát|khó|vướng",
)
_BASIS = Opener(r"(?:căn cứ|xét|theo đề nghị)\b", "căn|xét|theo")  # what a decision rests on
_CARRIES_OUT = Twin(
    r"\b(?:(?:chịu|có) trách nhiệm|căn cứ|chiếu)(?: (?:phối hợp|tổ chức|triển khai|nội dung|quyết định|nghị quyết)){0,3}"
    r" (?:thi hành|thực hiện|chấp hành)(?: (?:quyết định|nghị quyết|chỉ thị|kế hoạch|quy chế|quy định)(?: này)?)?$"
)
_ACTS = frozenset(("trigger", "coordinating", "adviser"))
_LIABLE = Twin(
    r"[^;]*(?:chịu (?:hoàn toàn |mọi )?trách nhi[êệ]m|(?:phải )?giải trình)(?: toàn diện| chính)?,? (?:trước|về|nếu|khi)[^;]*"
)
# "…, báo cáo kết quả về Sở A để tổng hợp": the standing duty to report that ends the formula.
_REPORTED = Twin(
    r",? (?:và )?báo cáo (?:kết quả|tình hình)(?: thực hiện)?"
    r"(?: về| với| cho)? +(?:\([^()]{3,60}\) *)?(?:để|nhằm) (?:tổng hợp|theo dõi)"
)
_BLAMED = Twin(
    r"[^;.]{3,120}? (?:phải |sẽ )?chịu (?:hoàn toàn |mọi )?trách nhiệm (?:trước [^;,.]{3,60} )?về [^;,.]*"
    r"(?:vụ việc|sai phạm|vi phạm|hậu quả|chậm trễ|sự việc|thiếu sót|tình trạng)[^;,.]*"
)
_IF = Twin(r"nếu|quá thời hạn|để xảy ra|không hoàn thành|chậm trễ|khi để")
_PAST = Twin(
    r"\b(?:đã|vừa|từng|trước đây|vừa qua|thời gian qua|có (?:văn bản|công văn|thông báo|công điện|tờ trình) số)\b"
)
_NARRATIVE = Twin(
    r"(?:sáng |chiều )?(?:ngày|thực hiện|căn cứ|theo|tiếp theo|xét|liên quan|sau khi|"
    r"uỷ ban nhân dân|ubnd|văn phòng|sở) "
)


def is_closing(scan: Scan, start: int, end: int, last: int) -> bool:
    """Whether the words after the addressees are nothing but the closing formula.

    What follows up to `last`, the end of the sentence, may only be its tail.
    """
    named = _NAME_GOES_ON.of(scan.noise).match(scan.text, start, end)
    start = named.end() if named else start
    if any(time.role == "deadline" for time in scan.times_in(start, end)):
        return False
    if end < last and not is_tail(scan, trimmed(scan.folded, end, last)[0], last):
        return False
    rest: list[str] = []
    place = start
    for body in scan.bodies_in(start, end):
        rest.append(scan.loose[place : body.start])
        place = max(place, body.end)
    rest.append(scan.loose[place:end])
    words = _REPORTED.of(scan.noise).sub(" ", " ".join(rest))
    if not any(scan.found(word, start, end) for word in _DOES) and not _is_manner(scan, start, end, words):
        return False
    return len(words) <= _LONG and all(word in scan.words.closing for word in _SYLLABLE.findall(words))


def _is_manner(scan: Scan, start: int, end: int, words: str) -> bool:
    """ "tiếp tục quan tâm": how to go on, nothing to do and nobody to tell."""
    return len(words) <= _MANNER and not any(cue.kind != "plain" for cue in scan.cues_in(start, end))


def is_closing_paragraph(scan: Scan, start: int, end: int) -> bool:
    """Whether a paragraph opens as the last one does ("Trên đây là kết luận …")."""
    if CLOSING_PARAGRAPH.match(scan.text, start, end, scan.noise):
        return True
    if not scan.found("thông báo", start, end):
        return False
    return _ANNOUNCES.of(scan.noise).match(scan.text, start, end) is not None


def is_basis(scan: Scan, start: int, end: int) -> bool:
    """Whether a paragraph names what a decision rests on ("Căn cứ Thông tư số …;")."""
    if scan.text[end - 1] not in ";,":
        return False
    if _BASIS.match(scan.text, start, end, scan.noise) is None:
        return False
    return not any(cue.kind == "trigger" and cue.start > start + 8 for cue in scan.cues_in(start, end))


def says_who_carries_out(scan: Scan, start: int, end: int) -> bool:
    """Whether a sentence is the last article of a decision ("…, các cá nhân chịu trách nhiệm thi hành Quyết định này")."""
    start, end = trimmed(scan.folded, start, end)
    match = _CARRIES_OUT.of(scan.noise).search(scan.text, max(start, end - _FORMULA), end)
    if match is None or scan.text.find(". ", start, match.start()) >= 0:
        return False
    if any(cue.kind in _ACTS for cue in scan.cues_in(start, match.start())):
        return False
    work = scan.after_name(scan.party_list(start, end)[1], end)
    # "Giám đốc các sở: Xây dựng, …": a capital there is a name, no task.
    return work >= match.start() or scan.verb_at(work) == work or scan.cased[work].isupper()


def is_tail(scan: Scan, start: int, end: int) -> bool:
    """Whether this is the standing request to report difficulties in the course of the work."""
    return TAIL.match(scan.text, start, end, scan.noise) is not None


def is_liability(scan: Scan, start: int, end: int) -> bool:
    """Whether a sentence says who answers for a failure, and asks for nothing."""
    if not scan.found("chịu", start, end) and not scan.found("giải trình", start, end):
        return False
    if _BLAMED.of(scan.noise).fullmatch(scan.text, start, end):
        return True
    match = _LIABLE.of(scan.noise).fullmatch(scan.text, start, end)
    return match is not None and _IF.of(scan.noise).search(scan.text, start, end) is not None


def tells_the_past(scan: Scan, start: int, end: int) -> bool:
    """Whether the words before a trigger say that it was pulled earlier."""
    return start < end and _PAST.of(scan.noise).search(scan.text, start, end) is not None


def narrates(scan: Scan, start: int, end: int) -> bool:
    """Whether the words before a trigger open a report on a day, a document or a request."""
    return start < end and _NARRATIVE.of(scan.noise).match(scan.text, start, end) is not None
