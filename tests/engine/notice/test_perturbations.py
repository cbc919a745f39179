"""A notice says the same however a conversion left it."""

from __future__ import annotations

import time

import pytest
from tests.engine.notice.made_up import DESTROYED, NOTICES, SPOILED

from dondoc.notice.document import read_document
from dondoc.notice.figures import read_figures
from dondoc.notice.findings import read_findings
from dondoc.notice.header import read_header
from dondoc.notice.meeting import read_meeting
from dondoc.notice.model import Fact
from dondoc.notice.recipients import read_recipients
from dondoc.notice.sections import read_sections
from dondoc.notice.signature import read_signature
from dondoc.text.folding import bare, fold

ISSUED = ("issuing_agency", "number", "symbol", "place", "date", "doc_type", "title", "concluding_person")


def facts(text: str) -> dict[str, str | None]:
    """Header, meeting and signature in plain letters: what no conversion may change."""
    document = read_document(text)
    header, meeting, signature = read_header(document), read_meeting(document), read_signature(document)
    read: dict[str, Fact[str] | None] = {name: getattr(header, name) for name in ISSUED}
    read |= {
        "met": meeting.date,
        "chair": meeting.chair,
        "capacity": signature.capacity,
        "signer": signature.signer,
    }
    said = {name: bare(fold(fact.value)) if fact and fact.value else None for name, fact in read.items()}
    return said | {"authority": signature.authority.value if signature.authority else None}


def body(text: str) -> list[str]:
    document = read_document(text)
    return [
        bare(document.folded(p)).rstrip(" .;:")
        for p in document.paragraphs
        if p.zone not in ("heading", "signature")
    ]


@pytest.mark.parametrize("name", NOTICES)
@pytest.mark.parametrize("way", [*SPOILED, *DESTROYED])
def test_header_meeting_and_signature_stay(name: str, way: str) -> None:
    text = NOTICES[name]
    expected = facts(text)
    assert None not in (expected["issuing_agency"], expected["chair"], expected["signer"])
    assert facts({**SPOILED, **DESTROYED}[way](text)) == expected


@pytest.mark.parametrize("name", NOTICES)
@pytest.mark.parametrize("way", [*SPOILED, "marks lost"])
def test_paragraphs_stay(name: str, way: str) -> None:
    text = NOTICES[name]
    assert body({**SPOILED, **DESTROYED}[way](text)) == body(text)


@pytest.mark.parametrize("name", NOTICES)
@pytest.mark.parametrize("way", SPOILED)
def test_sections_findings_and_figures_stay(name: str, way: str) -> None:
    def read(text: str) -> tuple[list[tuple[str, str | None]], list[str], list[str | None]]:
        document = read_document(text)
        sections = read_sections(document)
        return (
            [(section.kind, section.number) for section in sections],
            [fold(finding.span.of(text)) for finding in read_findings(document, sections)],
            [figure.value for figure in read_figures(document, sections)],
        )

    assert read(SPOILED[way](NOTICES[name])) == read(NOTICES[name])


@pytest.mark.parametrize("name", NOTICES)
@pytest.mark.parametrize("way", [*SPOILED, *DESTROYED])
def test_every_paragraph_and_recipient_is_a_span_of_the_text(name: str, way: str) -> None:
    text = {**SPOILED, **DESTROYED}[way](NOTICES[name])
    document = read_document(text)
    for paragraph in document.paragraphs:
        assert fold(document.span(paragraph).of(text)) == fold(document.cased(paragraph))
    for fact in read_recipients(document):
        assert fact.value and fold(fact.span.of(text)) == fold(fact.value)


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "blanks": " " * 1_000_000,
    "commas": "đạt, " * 200_000,
    "items in a line": "; - A" * 60_000,
    "numbers": "1.1." * 250_000,
    "dates": "ngày   tháng   " * 60_000,
    "titles": "I. MỤC\n" * 40_000,
    "rules": "_" * 1_000_000,
    "bars": "|" * 1_000_000,
    "names": "Nguyễn Văn An " * 70_000,
    "signatures": "KT. CHỦ TỊCH\n" * 30_000,
    "marks": "a\u0301" * 300_000,
    "figures": "1 % kế hoạch, " * 30_000,
    "blame": "chưa; hạn chế: " * 60_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_cost_no_more_than_their_length(kind: str) -> None:
    text = HOSTILE[kind]
    begun = time.process_time()
    document = read_document(text)
    read_header(document), read_meeting(document), read_signature(document), read_recipients(document)
    sections = read_sections(document)
    read_findings(document, sections, read_figures(document, sections))
    assert time.process_time() - begun < 10  # a catastrophic pattern takes hours
