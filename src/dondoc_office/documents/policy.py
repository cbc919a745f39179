"""Who sees a document and who may work on it; the row test and the query filter say the same.

An open document is seen by everybody with a role in its office or below it, and by overseers above.
A restricted one is seen by the people and units it names, and by nobody else, whatever their role.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.documents.models import Document, DocumentQuerySet, Proposal
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
MEMBERS = (Role.CLERK, Role.LEADER, Role.AUDITOR, Role.HEAD, Role.OFFICER)
NOT_A_CLERK = Message(
    vi="chỉ văn thư, tổng hợp hoặc lãnh đạo của cơ quan có sổ văn bản này làm việc này.",
    en="only a clerk or leader of the office whose register this is does this.",
)


def inside(standing: Standing) -> Q:
    """Rows of offices in which, or in a unit of which, she holds a role, or above which she oversees."""
    found = Q(pk__in=[])
    for path in standing.paths(*OVERSEERS):
        found |= Q(office__path__startswith=path)
    parents = {
        "/".join(path.split("/")[:depth]) + "/"
        for path in standing.paths(*MEMBERS)
        for depth in _depths(path)
    }
    return found | Q(office__path__in=sorted(parents))


def _depths(path: str) -> range:
    return range(2, path.count("/") + 1)


def named_in(standing: Standing) -> Q:
    """Restricted documents that name her or a unit in which she works."""
    return Q(named_people=standing.person) | Q(named_units__in=sorted(standing.units(*MEMBERS)))


def visible_documents(standing: Standing) -> DocumentQuerySet:
    """Every document she may see; withdrawn ones too, marked as such."""
    named = Document.objects.filter(named_in(standing)).values("pk")
    return Document.objects.filter(Q(restricted=False) & inside(standing) | Q(restricted=True, pk__in=named))


def secret_documents(standing: Standing) -> DocumentQuerySet:
    """Restricted ones that do not name her: she learns nothing of them, whatever her role."""
    return Document.objects.filter(restricted=True).exclude(pk__in=visible_documents(standing).values("pk"))


def secret_proposals(standing: Standing) -> QuerySet[Proposal]:
    return Proposal.objects.filter(document__in=secret_documents(standing).values("pk"))


def sees(standing: Standing, document: Document) -> bool:
    """The same for one row."""
    if document.restricted:
        return Document.objects.filter(named_in(standing), pk=document.pk).exists()
    return is_inside(standing, document.office)


def is_inside(standing: Standing, office: Unit) -> bool:
    """`inside` for one office."""
    if standing.holds(*OVERSEERS, at=office.path):
        return True
    return any(post.role in MEMBERS and post.path.startswith(office.path) for post in standing.posts)


def keeps_register(standing: Standing, office: Unit) -> bool:
    """May take documents in, review and register them for this office."""
    return standing.holds(Role.CLERK, Role.LEADER, at=office.path)


def require_register(standing: Standing, office: Unit) -> None:
    if not keeps_register(standing, office):
        raise NotAllowed(NOT_A_CLERK)


def get_document(standing: Standing, pk: int) -> Document:
    """The document; 404 where it is not hers to see."""
    return get_object_or_404(visible_documents(standing).select_related("office"), pk=pk)


def visible_proposals(standing: Standing) -> QuerySet[Proposal]:
    """Those of documents that she sees."""
    seen = visible_documents(standing).values("pk")
    return Proposal.objects.filter(document__in=seen).select_related("document")


def get_proposal(standing: Standing, pk: int) -> Proposal:
    """The proposal of a document that she sees; else 404."""
    return get_object_or_404(visible_proposals(standing).select_related("document__office"), pk=pk)


def offices_of(standing: Standing) -> list[Unit]:
    """The offices for which she may take documents in: those where she is clerk or leader herself."""
    return list(Unit.objects.filter(pk__in=standing.units(Role.CLERK, Role.LEADER)).order_by("path"))
