"""Reads a notice: from source text to facts, each tied to its words."""

from __future__ import annotations

from dondoc.notice.document import Document, read_document
from dondoc.notice.figures import read_figures
from dondoc.notice.findings import answered_by, read_findings
from dondoc.notice.header import read_header
from dondoc.notice.meeting import read_meeting
from dondoc.notice.model import Notice, Source
from dondoc.notice.orders.reading import read_directives
from dondoc.notice.recipients import read_recipients
from dondoc.notice.second import RoleReader
from dondoc.notice.sections import read_sections
from dondoc.notice.signature import read_signature
from dondoc.notice.source import SourceText


def read_notice(
    source: SourceText | str, *, second: RoleReader | None = None, document: Document | None = None
) -> Notice:
    """Everything a notice says; a plain string is taken for a text file of no name.

    `document` saves reading the paragraphs again when the caller has them.
    """
    if isinstance(source, str):
        source = SourceText(Source(name=""), source)
    if document is None:
        document = read_document(source.text)
    header = read_header(document)
    meeting = read_meeting(document, header)
    sections = read_sections(document)
    figures = read_figures(document, sections, header=header, meeting=meeting)
    directives = read_directives(document, header, meeting, sections=sections, second=second)
    return Notice(
        source=source.source,
        text=source.text,
        header=header,
        meeting=meeting,
        sections=sections,
        figures=figures,
        findings=answered_by(read_findings(document, sections, figures), directives, document),
        directives=directives,
        recipients=read_recipients(document),
        signature=read_signature(document),
    )
