"""What a notice praises and what it blames, clause by clause, and which orders answer a blame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from dondoc.notice.document import Document, Paragraph
from dondoc.notice.model import Directive, Figure, Finding, Section
from dondoc.notice.sections import read_sections
from dondoc.notice.subjects import Pair, answers, commonplaces
from dondoc.text.folding import pattern

Kind = Literal["achievement", "shortcoming"]

_BLAME = pattern(
    r"(?<!\w)(?:chưa|chậm|thấp|thiếu|hạn chế|tồn tại|yếu|kém|lúng túng|bất cập|vướng mắc|khó khăn|trái phép|đùn đẩy"
    r"|né tránh|sai sót|quá hạn|nợ đọng|để xảy ra|vi phạm|lãng phí|hình thức|xuống cấp|ùn tắc|ô nhiễm|mới (?:chỉ )?đạt"
    r"|không (?:đạt|kịp thời|bảo đảm|đảm bảo|nghiêm|hiệu quả|đúng|thực hiện)"
    r"|còn (?:nhiều|ít|có|tình trạng|xảy ra))(?!\w)"
)
_HARD_BLAME = pattern(
    r"(?<!\w)(?:chưa|còn chậm|chậm (?!lại)|để xảy ra|không đạt|thấp"
    r"|còn (?:hạn chế|yếu|thiếu|nhiều khó khăn|tồn tại|lúng túng))(?!\w)"
)
_PRAISE = pattern(
    r"(?<!\w)(?:tiếp tục|đạt|vượt|tăng|tích cực|ổn định|phát triển|hoàn thành|bảo đảm|đảm bảo|nổi bật|tốt|kịp thời"
    r"|ghi nhận|biểu dương|đánh giá cao|thực hiện (?:đầy đủ|tốt|nghiêm)|đã(?! có văn bản)|thành lập mới|bằng"
    r"|chuyển biến|khởi sắc|được (?:nâng|giữ|quan tâm|triển khai|duy trì|chú trọng|đẩy mạnh|tăng cường|bảo đảm"
    r"|đảm bảo|kiểm soát|cải thiện|thực hiện))(?!\w)"
)
# The words before a list of clauses: they name what follows and state nothing themselves.
_BLAMES_NEXT = pattern(r"(?:hạn chế|tồn tại|khó khăn|bất cập|thiếu sót|yếu kém|vướng mắc)[^:]{0,60}$")
_LEAD_IN = pattern(rf"(?:nổi bật|cụ thể|sau|kết quả|là)(?: như| là)?$|{_BLAMES_NEXT.pattern}")
_TURN = pattern(r"(?:tuy nhiên|tuy vậy|bên cạnh|mặc dù vậy|song bên cạnh|mặt khác)")
_ADJUNCT = pattern(
    r"(?:trong (?!đó)|mặc dù|song với|song |với |dưới |nhờ |sự |ngay từ|theo |sau |đến |từ |tạo |góp phần|nhất là|như "
    r"|đúng |kịp thời|bằng |đạt |tăng |giảm |vượt |ước |đồng thời|qua đó|trong đó|đặc biệt|trên cơ sở|nhằm|để |và )"
)
# A statement that opens with what was done and names no doer.
_DONE = pattern(
    r"(?:tổ chức|hoàn thành|thực hiện|thành lập|triển khai|xây dựng|duy trì|hỗ trợ|giải quyết|chi trả|ban hành|khởi công"
    r"|tập trung|tiếp nhận|cấp|trồng|đón|thu hút|công nhận)(?!\w)"
)
_CONNECTIVE = pattern(
    r"(?:(?:thứ (?:nhất|hai|ba|tư|năm|sáu)|(?:một|hai|ba|bốn|năm) là|tuy nhiên|tuy vậy|bên cạnh đó|mặc dù vậy|ngoài ra"
    r"|đặc biệt|trong đó(?: nổi bật)?|cụ thể|đồng thời|mặt khác)[,:]? (?:thẳng thắn nhìn nhận, )?)+"
)
_ORDER = pattern(
    r"(?:yêu cầu|đề nghị|giao|phân công|chỉ đạo|cần|phải)(?!\w)"
    r"|.{0,60}(?<!\w)(?:yêu cầu|đề nghị) (?:các|thủ trưởng|ubnd|phòng|sở)"
)
_BORDER = re.compile(r"; |\. (?=[^\W\d_])|: ")
_RESPONSIBLE = pattern(
    r"(?:một số|nhiều|(?:có|còn) \d+|\d+(?:/\d+)?) (?:xã|phường|thị trấn|đơn vị|địa phương|phòng|sở|cơ quan"
    r"|chủ đầu tư|nhà thầu|cán bộ|trường|thôn|tổ dân phố|doanh nghiệp|ban|ngành)"
    r"(?:(?:,| và)? (?:xã|phường|thị trấn|ban|ngành|đơn vị|công chức)(?!\w))*"
)
_BLAMING_TITLE = pattern(r"hạn chế|tồn tại|khó khăn|vướng mắc|bất cập|yếu kém|chưa (?:làm )?được")
_COMMON = 0.3  # of the orders: a subject of more of them is the subject of the notice


class _Clause(NamedTuple):
    """A stretch of the view that may state something; `ended` is the sign behind it."""

    start: int
    end: int
    ended: str
    turned: bool = False  # opened by "tuy nhiên" and the like


def read_findings(
    document: Document, sections: Sequence[Section] | None = None, figures: Sequence[Figure] = ()
) -> tuple[Finding, ...]:
    """The clauses of praise and blame of the assessing parts, in reading order."""
    found: list[Finding] = []
    counts: dict[Kind, int] = {"achievement": 0, "shortcoming": 0}
    for clause, kind in _judged(document, read_sections(document) if sections is None else sections):
        counts[kind] += 1
        id_ = f"{'A' if kind == 'achievement' else 'H'}{counts[kind]}"
        found.append(_finding(document, clause, id_, kind=kind, figures=figures))
    return tuple(found)


def answered_by(
    findings: Sequence[Finding], directives: Sequence[Directive], text: str
) -> tuple[Finding, ...]:
    """The findings, each shortcoming with the orders that share its subject."""
    orders = [(order.id, _wording(order, text)) for order in directives if order.kind != "closing"]
    common = commonplaces([order for _, order in orders], _COMMON)
    return tuple([_answered(finding, orders, text, common) for finding in findings])


def _wording(order: Directive, text: str) -> str:
    """The words of an order without the names of its parties: they are not what it is about."""
    parties = (
        *order.leads,
        *order.coordinating,
        *order.adviser_to,
        *order.report_to,
        *order.supervisors,
        *order.affected,
    )
    words, done = [], order.span.start
    for span in sorted({party.span for party in parties if order.span.contains(party.span)}):
        words.append(text[done : max(done, span.start)])
        done = max(done, span.end)
    words.append(text[done : order.span.end])
    return "; ".join(words)


def _answered(
    finding: Finding, orders: Sequence[tuple[str, str]], text: str, common: frozenset[Pair]
) -> Finding:
    if finding.kind == "achievement":
        return finding
    said = finding.span.of(text)
    return replace(
        finding, addressed_by=tuple([id_ for id_, order in orders if answers(said, order, common)])
    )


def _finding(
    document: Document, clause: _Clause, id_: str, *, kind: Kind, figures: Sequence[Figure]
) -> Finding:
    view = document.view
    span = view.origin(clause.start, clause.end)
    who = _RESPONSIBLE.search(view.folded, clause.start, clause.end) if kind == "shortcoming" else None
    return Finding(
        id=id_,
        kind=kind,
        span=span,
        responsible=view.origin(*who.span()) if who else None,
        figures=tuple([figure.id for figure in figures if span.contains(figure.span)]),
    )


# --- where and in which mood ----------------------------------------------------------------


def _judged(document: Document, sections: Sequence[Section]) -> Iterator[tuple[_Clause, Kind]]:
    """Every clause that praises or blames; blame goes on from where the words turn to it."""
    blaming, above = False, -1
    for paragraph, title in _assessing(document, sections):
        titled = _BLAMING_TITLE.search(title) is not None
        if paragraph.parent != above:
            above, blaming = -1 if paragraph.parent is None else paragraph.parent, titled
        for clause in _clauses(document, paragraph):
            said = document.view.folded[clause.start : clause.end]
            turns = clause.turned and _BLAME.search(said) is not None
            blaming = blaming or turns or (clause.ended == ":" and _BLAMES_NEXT.search(said) is not None)
            kind = _kind(said, clause, blaming)
            if kind == "achievement":
                yield from ((part, "achievement") for part in _stated(document, clause))
            elif kind:
                yield clause, kind
        blaming = titled or (blaming and document.folded(paragraph).rstrip(" *").endswith(":"))


def _assessing(document: Document, sections: Sequence[Section]) -> Iterator[tuple[Paragraph, str]]:
    """Paragraphs of assessment with the title above; without such a part, those that turn to blame."""
    spans = [section.span for section in sections if section.kind == "assessment"]
    titles = document.paragraphs
    for paragraph in document.of("body") if spans else document.of("preamble", "body"):
        if paragraph.heading:
            continue
        title = document.folded(titles[paragraph.parent]) if paragraph.parent is not None else ""
        if spans:
            start = document.view.origin(paragraph.start, paragraph.start + 1).start
            if any(span.start <= start < span.end for span in spans):
                yield paragraph, title
        elif _TURN.match(document.folded(paragraph)) and _HARD_BLAME.search(document.folded(paragraph)):
            yield paragraph, title


def _kind(said: str, clause: _Clause, blaming: bool) -> Kind | None:
    if _ORDER.match(said) or (clause.ended == ":" and _LEAD_IN.search(said)):
        return None
    if _BLAME.search(said) if blaming else _HARD_BLAME.search(said):
        return "shortcoming"
    return "achievement" if not blaming and (_PRAISE.search(said) or _DONE.match(said)) else None


# --- clauses --------------------------------------------------------------------------------


def _clauses(document: Document, paragraph: Paragraph) -> Iterator[_Clause]:
    """A paragraph cut at semicolons, sentence ends, and after the words that open a list."""
    folded, start = document.view.folded, paragraph.start
    for border in _BORDER.finditer(folded, paragraph.start, paragraph.end):
        sign = border.group()[0]
        if sign == ":" and not _LEAD_IN.search(folded, max(start, border.start() - 90), border.start()):
            continue
        yield from _trimmed(folded, start, border.start(), sign)
        start = border.end()
    last = folded[paragraph.end - 1]
    yield from _trimmed(folded, start, paragraph.end, last if last in ".;:" else "")


def _trimmed(folded: str, start: int, end: int, sign: str) -> Iterator[_Clause]:
    turned = _TURN.match(folded, start, end) is not None
    opening = _CONNECTIVE.match(folded, start, end)
    start = opening.end() if opening else start
    while end > start and folded[end - 1] in " .;:,/*":
        end -= 1
    if end - start > 12:
        yield _Clause(start, end, sign, turned)


def _stated(document: Document, clause: _Clause) -> Iterator[_Clause]:
    """A clause of praise cut at the commas between whole statements; what only leads up to one is left out."""
    folded = document.view.folded
    begin = None if _ADJUNCT.match(folded, clause.start) else clause.start
    stating, end = False, clause.start
    for start, stop in _between_commas(folded, clause):
        if _states(folded, start, stop):
            if stating and begin is not None:
                yield _Clause(begin, end, ",")
            begin = start if stating or begin is None else begin
            stating = True
        end = stop
    yield _Clause(clause.start if begin is None else begin, end, clause.ended)


def _states(folded: str, start: int, stop: int) -> bool:
    if _ADJUNCT.match(folded, start):
        return False
    return _DONE.match(folded, start) is not None or _PRAISE.search(folded, start, stop) is not None


def _between_commas(folded: str, clause: _Clause) -> Iterator[tuple[int, int]]:
    start = clause.start
    while (comma := folded.find(", ", start, clause.end)) >= 0:
        yield start, comma
        start = comma + 2
    yield start, clause.end
