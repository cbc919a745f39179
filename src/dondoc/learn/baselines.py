"""What anybody could do in an afternoon: the figures ours must beat.

They are kept simple on purpose and know nothing of the notice's structure.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from datetime import datetime
from typing import Any

from dondoc.errors import DondocError, Message
from dondoc.learn.gold import GoldDocument
from dondoc.learn.scoring import Answer, Claim
from dondoc.text.spans import Span

_TRIGGER = re.compile(
    r"(?:Giao|Yêu cầu|Đề nghị|Phân công|Chỉ đạo)\s+(?P<lead>[^,;.:\n]{2,80}?)"
    r"(?=\s+(?:chủ trì|phối hợp|tham mưu|khẩn trương|tiếp tục|tăng cường|tập trung|xây dựng|rà soát|"
    r"tổ chức|chỉ đạo|thực hiện|hoàn thành|báo cáo|có trách nhiệm)\b|[,:])[^.\n]*"
)
_PARTNER = re.compile(r"phối hợp với\s+(?P<party>[^,;.:\n]{2,60}?)(?=\s+[a-zđ]+\s+[a-zđ]+|[,;.])")
_DAY = re.compile(r"(?:trước|chậm nhất)[^.;\n]{0,20}?ngày (\d{1,2})/(\d{1,2})/(\d{4})")


class DateLibraryError(DondocError):
    """The optional peer is not installed."""

    code = "baseline-missing"
    message = Message(
        vi="Chưa cài thư viện dateparser nên bỏ qua đường cơ sở về thời hạn (pip install dateparser).",
        en="dateparser is not installed, so the date baseline is left out (pip install dateparser).",
    )


def trigger_words(document: GoldDocument) -> Answer:
    """One regex: a trigger word at the start of an order, a lead up to the next usual verb."""
    claims = []
    for match in _TRIGGER.finditer(document.text):
        end = match.end()
        partner = _PARTNER.search(document.text, match.start(), end)
        day = _DAY.search(document.text, match.start(), end)
        claims.append(
            Claim(
                span=Span(match.start(), end),
                parties={
                    "leads": (Span(*match.span("lead")),),
                    "coordinating": (Span(*partner.span("party")),) if partner else (),
                },
                deadline=f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else None,
            )
        )
    return Answer(claims=tuple(claims))


def date_library() -> Callable[[GoldDocument], Answer]:
    """Deadlines by dateparser, the last day it finds in each order; it is given the gold orders."""
    try:
        from dateparser.search import search_dates
    except ImportError as error:
        raise DateLibraryError from error
    return lambda document: _dated(document, search_dates)


def _dated(document: GoldDocument, search: Any) -> Answer:
    claims = []
    for directive in document.directives:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library warns of its own use of the calendar
            found = search(
                directive.span.of(document.text),
                languages=["vi"],
                settings={"RELATIVE_BASE": _base(document), "PREFER_DATES_FROM": "future"},
            )
        due = found[-1][1].date().isoformat() if found else None
        claims.append(Claim(span=directive.span, deadline=due))
    return Answer(claims=tuple(claims))


def _base(document: GoldDocument) -> datetime:
    written = document.header.get("date") or ""
    whole = written if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) else "2023-01-01"
    return datetime.fromisoformat(whole)
