"""Who sees a meeting and who keeps it: whoever sees the office's open documents; its clerk or leader.

A meeting whose notice is restricted is seen by those whom the notice names, and by nobody else.
"""

from __future__ import annotations

from django.db.models import Q
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.documents.policy import (
    inside,
    is_inside,
    keeps_register,
    secret_documents,
    visible_documents,
)
from dondoc_office.documents.policy import sees as sees_document
from dondoc_office.meetings.models import Meeting, MeetingQuerySet
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Unit
from dondoc_office.units.standing import Standing

NOT_THE_KEEPER = Message(
    vi="chỉ văn thư, tổng hợp hoặc lãnh đạo của cơ quan tổ chức phiên họp làm việc này.",
    en="only a clerk or leader of the office that holds the meeting does this.",
)


def visible_meetings(standing: Standing) -> MeetingQuerySet:
    """Every meeting she may see."""
    named = visible_documents(standing).filter(restricted=True).values("pk")
    open_notice = Q(notice=None) | Q(notice__restricted=False)
    return Meeting.objects.filter(
        inside(standing) & open_notice | Q(notice__restricted=True, notice__in=named)
    )


def secret_meetings(standing: Standing) -> MeetingQuerySet:
    """Those whose restricted notice does not name her."""
    return Meeting.objects.filter(notice__in=secret_documents(standing).values("pk"))


def sees(standing: Standing, meeting: Meeting) -> bool:
    """The same for one row."""
    if meeting.notice is not None and meeting.notice.restricted:
        return sees_document(standing, meeting.notice)
    return is_inside(standing, meeting.office)


def keeps(standing: Standing, office: Unit) -> bool:
    """May call meetings of this office and write what belongs to them."""
    return keeps_register(standing, office)


def require_keeping(standing: Standing, office: Unit) -> None:
    if not keeps(standing, office):
        raise NotAllowed(NOT_THE_KEEPER)


def get_meeting(standing: Standing, pk: int) -> Meeting:
    """The meeting; 404 where it is not hers to see."""
    rows = visible_meetings(standing).select_related("office", "series", "chair", "notice")
    return get_object_or_404(rows.defer("notice__reading", "notice__words"), pk=pk)
