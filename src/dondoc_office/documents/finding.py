"""What the search finds of documents, in their titles and in their words."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import visible_documents
from dondoc_office.units.finding import Found, Hit, gathered
from dondoc_office.units.standing import Standing


def find_documents(standing: Standing, words: str, today: date) -> Found:
    """Number, title, signer, and the text itself."""
    rows = visible_documents(standing).in_force().matching(words).defer("reading", "words")
    return gathered(rows, _document, name=gettext_lazy("Văn bản"), listed="document-list", words=words)


def _document(document: Document) -> Hit:
    return Hit(reverse("document-page", args=[document.pk]), document.reference, document.title[:160])


FINDERS = (find_documents,)
