"""The meeting that was concluded: which, when, who was in the chair, who came, about what."""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from dondoc.notice.document import Document
from dondoc.notice.header import date_value, read_header
from dondoc.notice.model import Fact, Header, Meeting
from dondoc.notice.names import last_person_within, person_within
from dondoc.notice.periods import PERIOD, period_value
from dondoc.notice.plain import plain
from dondoc.text.folding import bare


def _plain(regex: str) -> re.Pattern[str]:
    """A pattern for texts without marks: a notice may have lost some or all of them."""
    return re.compile(bare(regex))


_DATE = _plain(
    r"(?:ng\wy|sáng|chiều|tối|vào) (?P<day>\d{1,2})"
    r"(?: ?[/.-] ?| tháng )(?P<month>\d{1,2})(?:(?: ?[/.-] ?| năm )(?P<year>(?:19|20)\d\d))?(?!\d|[/.]\d)"
)
_MET = _plain(
    r"họp|hội nghị|làm việc|kiểm tra|giao ban|phiên|tiếp công dân|khảo sát|hội ý|hội thảo|đối thoại|thị sát|chủ trì"
    r"|đi thực tế|thực địa|hiện trường"
)
_CITED = _plain(
    r"(?:/[\w-]+|số [\w/.-]+|nghị định|nghị quyết|luật|quyết định|công văn|văn bản|thông báo số|kế hoạch) $"
)
_DUE = _plain(
    r"(?:trước|chậm nhất|hạn|đến hết|không quá)(?: là| vào| \d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?)* $"
)
_KIND = _plain(
    r"(?:(?:phiên|cuộc|buổi) họp|(?:buổi|cuộc) làm việc|hội nghị|(?:buổi|đợt|chuyến) (?:kiểm tra|khảo sát|thị sát)"
    r"|hội ý|họp giao ban|giao ban|buổi tiếp công dân|buổi đối thoại|hội thảo|phiên giải trình|họp)"
    r"(?: (?:thường kỳ|thường lệ|định kỳ|thường xuyên|trực tuyến|giao ban|bất thường|chuyên đề|đột xuất|sơ kết"
    r"|tổng kết|toàn thể|mở rộng|liên tịch|uỷ ban nhân dân|uỷ ban|ban chỉ đạo|ubnd))*"
)
_CHAIRED = _plain(r"chủ trì(?! ?,? (?:phối hợp|tham mưu|cùng))|chủ toạ|điều hành (?:cuộc|phiên|buổi|hội)")
_CHAIRED_BY = _plain(
    r"(?:chủ trì|chủ toạ|điều hành)(?: (?:cuộc họp|phiên họp|hội nghị|buổi làm việc))? (?:của|là|bởi|:)"
)
_LONGEST = 8_000  # characters: no preamble is longer, and the search for a chair goes back to its start
_TOGETHER = re.compile("hợp|HỢP|Hợp")  # without its marks `phối hợp` would speak of a meeting
_POST_WORD = _plain(r"chủ tịch|chủ trì|đồng chí|giám đốc|bí thư|trưởng phòng|đ/c|(?:ông|bà|tại) ")
_POST = _plain(
    r"(?<!\w)(?<!hiện )(?<!nhà )(?:chủ tịch|giám đốc|bí thư|trưởng|chánh|cục trưởng|thủ trưởng|đồng chí|đ/c|ông|bà) [^,.;]*$"
)
_CONCLUDED = _plain(r"(?:đã )?(?:có ý kiến )?(?:kết luận|chỉ đạo|phát biểu kết luận|thống nhất kết luận)")
_ORGANISER = _plain(
    r"^[^,.;]{0,60}\d[^,.;]{0,20}, (?:tại [^,.;]{3,80}, )?(?P<who>[^,.;\d]{3,90}?)"
    r" (?:đã )?(?:tổ chức|tiến hành|họp|triệu tập)(?!\w)"
)
_CAME = _plain(
    r"(?:(?:tham dự|tham gia|dự|cùng dự|cùng tham dự)(?: (?:họp|phiên họp|cuộc họp|hội nghị|buổi làm việc|buổi))*|thành phần)"
    r"(?:,? (?:có|gồm|gồm có|là|tham dự|dự họp|gồm các thành phần))*"
    r"(?: ?: ?| (?:các |đại diện các )?(?:đồng chí|đ/c|ông, bà|thành phần) ?: ?| )"
)
_ROLE = _plain(
    r"(?:các |đại diện |lãnh đạo |đồng chí |đ/c |ông |bà )*(?:phó |quyền )?"
    r"(?:chủ tịch|uỷ viên|chánh|trưởng|giám đốc|chi cục trưởng|bí thư|lãnh đạo|đại diện|thủ trưởng|chủ nhiệm"
    r"|hạt trưởng|thành viên|đồng chí|đ/c|chuyên viên|tổng giám đốc|cục trưởng|thường trực|hiệu trưởng|ông |bà "
    r"|các |ubnd |uỷ ban |tập thể )"
)
_ABOUT = _plain(
    r"thảo luận (?:cho ý kiến )?(?:về |vào |đối với )?(?!của|các đại)|cho ý kiến (?:về|vào|đối với) |bàn về "
    r"|nghe (?:và thảo luận |và cho ý kiến )?(?=báo cáo|dự thảo|tình hình)|để (?=bàn|xem xét|nghe|đánh giá)"
    r"|(?:họp|làm việc|hội nghị|kiểm tra) về (?:việc )?"
)
_SIGN = re.compile(r"[;,] (?:va )?| va ")
_STOP = re.compile(r"\. (?=[^\W\d_])|[.]?$")
_END = re.compile(r"[.;]|,? (?:sau khi|dưới sự|với sự|tham dự|dự họp|do đồng chí|cùng với)")


class _Words(NamedTuple):
    """A stretch of the view that is read for the meeting."""

    document: Document
    start: int
    end: int
    low: str
    cased: str

    def fact(self, start: int, end: int, rule: str, confidence: float = 0.92) -> Fact[str]:
        view = self.document.view
        at = self.start + start
        return Fact(
            view.origin(at, self.start + end), self.cased[start:end].replace("\n", " "), confidence, rule
        )


def read_meeting(document: Document, header: Header | None = None) -> Meeting:
    """What the title and the preamble say of the meeting; empty where there was none."""
    header = header or read_header(document)
    opening = _opening(document)
    title = _title(document, header)
    if opening is None or not (_MET.search(opening.low) or (title and _MET.search(title.low))):
        return Meeting()
    kind = _kind(title) or _kind(opening)
    return Meeting(
        kind=kind,
        period=(_period(title, header) if title else None) or _period(opening, header),
        date=_date(opening, header) or (_date(title, header) if title else None),
        chair=_concluder(opening, header) or _chair(opening) or header.concluding_person,
        organiser=_organiser(opening),
        agenda=(_agenda(title) if title else None) or _agenda(opening),
        attendees=_attendees(opening),
    )


def _opening(document: Document) -> _Words | None:
    """The preamble; without one, the running text before the first item."""
    chosen = list(document.of("preamble"))[:6]
    if not chosen:
        chosen = list(takewhile(lambda paragraph: not paragraph.marker, islice(document.of("body"), 5)))
    return _words(document, chosen[0].start, chosen[-1].end) if chosen else None


def _title(document: Document, header: Header) -> _Words | None:
    if header.title is None:
        return None
    view = document.view
    return _words(
        document, view.position(header.title.span.start), view.position(header.title.span.end - 1) + 1
    )


def _words(document: Document, start: int, end: int) -> _Words:
    end = min(end, start + _LONGEST)
    cased = document.view.cased[start:end].replace("\n", " ")
    return _Words(document, start, end, plain(_TOGETHER.sub("h_p", cased)), cased)


def _kind(words: _Words | None) -> Fact[str] | None:
    match = _KIND.search(words.low) if words else None
    if match is None or words is None:
        return None
    fact = words.fact(match.start(), match.end(), "meeting.kind")
    return Fact(fact.span, (fact.value or "").lower(), fact.confidence, fact.rule)


def _date(words: _Words, header: Header) -> Fact[str] | None:
    """The first date of a sentence that speaks of a meeting and cites no document by it."""
    for match in _DATE.finditer(words.low):
        before = words.low[max(0, match.start() - 40) : match.start()]
        begin = words.low.rfind(". ", 0, match.start()) + 1
        end = words.low.find(". ", match.end())
        sentence = words.low[begin : end if end > 0 else len(words.low)]
        if _CITED.search(before) or _DUE.search(before) or not _MET.search(sentence):
            continue
        value = date_value(match["day"], match["month"], match["year"] or _year(header) or "")
        if value is not None and len(value) > len("2023"):
            fact = words.fact(match.start("day"), match.end(), "meeting.date")
            return Fact(fact.span, value, 0.94, fact.rule)  # a 31st of June is known by its month only
    return None


def _year(header: Header) -> str | None:
    return header.date.value[:4] if header.date and header.date.value else None


def _period(words: _Words, header: Header) -> Fact[str] | None:
    kind = _KIND.search(words.low)
    if kind is None:
        return None
    match = PERIOD.search(words.low, kind.end(), kind.end() + 60)
    if match is None:
        return None
    value = period_value(match, _year(header))
    if value is None:
        return None
    fact = words.fact(match.start(), match.end(), "meeting.period")
    return Fact(fact.span, value, fact.confidence, fact.rule)


def _concluder(words: _Words, header: Header) -> Fact[str] | None:
    """Whom the title names as concluding, where the preamble names the same person."""
    name = header.concluding_person.value if header.concluding_person else None
    start = words.cased.find(name) if name else -1
    return (
        words.fact(start, start + len(name), "meeting.chair-of-title", 0.95) if name and start >= 0 else None
    )


def _chair(words: _Words) -> Fact[str] | None:
    for match in _CHAIRED.finditer(words.low):
        after = _CHAIRED_BY.match(words.low, match.start())
        stop = words.low.find(". ", match.end())
        stop = stop if stop > 0 else len(words.low)
        begin = words.low.rfind(". ", 0, match.start()) + 1
        name = person_within(words.cased, after.end(), min(stop, after.end() + 160)) if after else None
        name = (
            name
            or last_person_within(words.cased, begin, match.start())
            or person_within(words.cased, match.end(), min(stop, match.end() + 120))
        )
        if name:
            return words.fact(*name, "meeting.chair")
    for match in _CONCLUDED.finditer(words.low):
        name = last_person_within(words.cased, max(0, match.start() - 160), match.start())
        if name:
            return words.fact(*name, "meeting.chair-concludes", 0.85)
    return _host(words)


def _host(words: _Words) -> Fact[str] | None:
    """Whom the first sentence names with a post: `Ngày …, Chủ tịch UBND xã Lò Thị Na làm việc với …`."""
    stop = words.low.find(". ")
    stop = stop if stop > 0 else len(words.cased)
    name = person_within(words.cased, 0, stop)
    while name is not None and not _POST.search(words.low, max(0, name[0] - 60), name[0]):
        name = person_within(words.cased, name[1], stop)
    return words.fact(*name, "meeting.chair-host", 0.75) if name else None


def _organiser(words: _Words) -> Fact[str] | None:
    match = _ORGANISER.search(words.low)
    if match is None or _POST_WORD.search(match["who"]):
        return None
    return words.fact(*match.span("who"), "meeting.organiser", 0.85)


def _agenda(words: _Words) -> Fact[str] | None:
    match = _ABOUT.search(words.low)
    if match is None:
        return None
    end = _END.search(words.low, match.end())
    stop = end.start() if end else len(words.low)
    return words.fact(match.end(), stop, "meeting.agenda", 0.75) if stop - match.end() > 8 else None


def _attendees(words: _Words) -> tuple[Fact[str], ...]:
    """Who came, one fact each: the sentence that opens with `Tham dự` or `Dự họp`."""
    begin = 0
    while begin >= 0:
        lead = _CAME.match(words.low, begin)
        if lead is not None:
            end = _STOP.search(words.low, lead.end())
            stop = end.start() if end else len(words.low)
            places = [lead.end(), *_breaks(words.low, lead.end(), stop), stop]
            return tuple([fact for a, b in pairwise(places) if (fact := _attendee(words, a, b))])
        begin = words.low.find(". ", begin)
        begin = begin + 2 if begin >= 0 else -1
    return ()


def _breaks(low: str, start: int, stop: int) -> list[int]:
    """Where one attendee ends and the next begins: at a sign before a post or a body."""
    found = []
    for sign in _SIGN.finditer(low, start, stop):
        if sign.group()[0] == ";" or _ROLE.match(low, sign.end()):
            found.append(sign.end())
    return found


def _attendee(words: _Words, start: int, end: int) -> Fact[str] | None:
    while start < end and words.cased[start] in " :":
        start += 1
    if words.low.endswith(" va ", start, end):
        end -= 3
    while end > start and words.cased[end - 1] in " ;,.:":
        end -= 1
    return words.fact(start, end, "meeting.attendee", 0.85) if end - start > 3 else None
