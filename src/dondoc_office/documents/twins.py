"""Documents that are registered twice: the same number, symbol and body (Nghị định 30/2020, Phụ lục VI)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import visible_documents
from dondoc_office.units.standing import Standing

Sign = tuple[int, str, str, str]


def sign_of(document: Document) -> Sign | None:
    """What makes two documents of one register the same, however it is typed; None where it is not known yet."""
    if not (document.number and document.symbol and document.issuer):
        return None
    number, symbol, issuer = (
        " ".join(text.split()).casefold() for text in (document.number, document.symbol, document.issuer)
    )
    return document.office_id, number, symbol, issuer


def in_one_year(one: Document, other: Document) -> bool:
    """Numbers begin anew each year; a date that was not read excludes nothing."""
    return not (one.issued_on and other.issued_on) or one.issued_on.year == other.issued_on.year


def twins_of(documents: Sequence[Document], standing: Standing) -> Mapping[int, list[Document]]:
    """For each of these the others that she sees and that bear the same sign; one query for all of them."""
    signs = {document.pk: sign for document in documents if (sign := sign_of(document)) is not None}
    if not signs:
        return {}
    alike = (
        visible_documents(standing)
        .in_force()
        .filter(
            office__in={document.office_id for document in documents},
            number__in={document.number for document in documents if document.pk in signs},
        )
        .only("office", "number", "symbol", "issuer", "issued_on", "file_name")
    )
    by_sign: dict[Sign | None, list[Document]] = defaultdict(list)
    for document in alike:
        by_sign[sign_of(document)].append(document)
    return {
        document.pk: others
        for document in documents
        if document.pk in signs
        and (
            others := [
                other
                for other in by_sign[signs[document.pk]]
                if other.pk != document.pk and in_one_year(document, other)
            ]
        )
    }
