"""A paper as the bytes of a .docx: equal papers give equal bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dondoc_office.papers.blocks import lay, needs_room, upright, write_blocks, write_table
from dondoc_office.papers.form import Form, balanced, date_line, load, measured, number_line
from dondoc_office.papers.paper import Block, Book, Heading, Paper, Paragraph, ended, plain, roman
from dondoc_office.papers.setting import add_styles, frameless, page_number, paragraph, rule

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_GAP = 2.5  # millimetres at both sides of the national name
_TITLE_WIDTH = 150.0  # millimetres: a title wider than this is broken, into lines of about equal length
_SHORT = 0.4  # of a line: the rule under the issuing body and under the title (one third to one half)


def written(paper: Paper, form: Form | None = None) -> bytes:
    """The whole document as Word opens it."""
    form = form or load()
    document = Document()
    add_styles(document, form)
    title, author = f"{paper.kind.capitalize()}: {paper.title}", " ".join(paper.letterhead.issuer)
    _facts(document, title, author, paper.dated)
    section = document.sections[0]
    lay(section, form)
    section.different_first_page_header_footer = True
    page_number(section.header, form)
    _heading(document, paper, form)
    _beginning(document, paper, form)
    write_blocks(document, _marked(paper.blocks), form)
    upright(document, form)
    _closing(document, paper, form)
    for number in range(1, len(paper.annexes) + 1):
        _annex(document, paper, number, form)
    return _same_bytes(document)


def written_book(book: Book, form: Form | None = None) -> bytes:
    """A register: landscape from the first page, the titles of its columns on each."""
    form = form or load()
    document = Document()
    add_styles(document, form)
    _facts(document, book.title, book.issuer, date(2000, 1, 1))
    lay(document.sections[0], form, wide=True)
    document.sections[0].different_first_page_header_footer = True
    page_number(document.sections[0].header, form)
    for style, words in (("issuer", book.issuer), ("doc_type", book.title), ("title", book.subtitle)):
        paragraph(document, form.styles[style], words)
    write_table(document, book.table, form)
    return _same_bytes(document)


def _facts(document: Any, title: str, author: str, made: date) -> None:
    facts = document.core_properties
    facts.title, facts.author = title[:250], author
    facts.comments, facts.language = "", "vi-VN"
    facts.created = facts.modified = datetime(*made.timetuple()[:3], tzinfo=UTC)
    language = document.styles["Normal"].element.get_or_add_rPr()
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), "vi-VN")
    language.append(said)


def _heading(document: Any, paper: Paper, form: Form) -> None:
    """Issuing body on the left, country on the right; the right column is as wide as the country's name."""
    styles, head = form.styles, paper.letterhead
    right_width = measured(COUNTRY, styles["country"].size, bold=True) + 2 * _GAP
    left_width = form.page.text_width - right_width
    above, below = frameless(document, (left_width, right_width), rows=2)
    left, right = above
    for line in head.parent:
        paragraph(left, styles["parent"], line)
    for line in head.issuer:
        paragraph(left, styles["issuer"], line)
    longest = max(measured(line, styles["issuer"].size, bold=True) for line in head.issuer)
    rule(left, form, longest * _SHORT, left_width)
    paragraph(right, styles["country"], COUNTRY)
    paragraph(right, styles["motto"], MOTTO)
    rule(right, form, measured(MOTTO, styles["motto"].size, bold=True), right_width)
    left, right = below
    paragraph(left, styles["number"], number_line(paper, form))
    paragraph(right, styles["place_and_date"], date_line(paper))
    if paper.is_letter:
        paragraph(left, styles["subject"], f"V/v {paper.title}")


def _beginning(document: Any, paper: Paper, form: Form) -> None:
    styles = form.styles
    if not paper.is_letter:
        paragraph(document, styles["doc_type"], paper.kind.upper())
        room, title = form.page.text_width, paragraph(document, styles["title"], paper.title)
        width = balanced(paper.title, styles["title"].size, _TITLE_WIDTH)
        title.paragraph_format.left_indent = title.paragraph_format.right_indent = Mm((room - width) / 2)
        rule(document, form, width * _SHORT, room)
    if len(paper.to) == 1:
        paragraph(document, styles["addressee"], f"Kính gửi: {paper.to[0]}")
    elif paper.to:
        paragraph(document, styles["addressees"], "Kính gửi:").paragraph_format.space_before = Pt(12)
        for index, one in enumerate(paper.to, 1):
            mark = "." if index == len(paper.to) else ";"
            paragraph(document, styles["addressees"], f"- {one}{mark}")
    for index, basis in enumerate(paper.legal_bases, 1):
        mark = "." if index == len(paper.legal_bases) else ";"
        paragraph(document, styles["legal_basis"], basis.rstrip(".;") + mark)


def _marked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The last words of the content end with `./.`."""
    if not blocks or not isinstance(blocks[-1], Paragraph | Heading) or not plain(blocks[-1].words).strip():
        return blocks
    last = blocks[-1]
    return (*blocks[:-1], Paragraph(ended(last.words, "./.")))


def _closing(document: Any, paper: Paper, form: Form) -> None:
    """Recipients on the left, who signs on the right, never parted from each other."""
    styles, width = form.styles, form.page.text_width
    paragraph(document, styles["recipient"])
    [(left, right)] = frameless(document, (width * 0.47, width * 0.53))
    paragraph(left, styles["recipients_word"], "Nơi nhận:")
    first = ("Như trên",) if paper.to else ()
    for one in (*first, *paper.recipients):
        paragraph(left, styles["recipient"], f"- {one.rstrip('.;')};")
    paragraph(left, styles["recipient"], f"- Lưu: {paper.archive.rstrip('.')}.")
    for line in paper.signature.lines:
        paragraph(right, styles["authority"], line)
    paragraph(right, styles["signer"], paper.signature.name or " ")


def _annex(document: Any, paper: Paper, number: int, form: Form) -> None:
    annex, several = paper.annexes[number - 1], len(paper.annexes) > 1
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    lay(section, form, wide=needs_room(annex.blocks, 0, form))
    styles = form.styles
    paragraph(document, styles["annex_word"], f"Phụ lục {roman(number)}" if several else "Phụ lục")
    paragraph(document, styles["annex_word"], annex.title.upper())
    sign, day = number_line(paper, form).removeprefix("Số: "), date_line(paper).split(", ", 1)[1]
    said = f"(Kèm theo {paper.kind.capitalize()} số {sign} {day} của {paper.letterhead.name})"
    paragraph(document, styles["annex_reference"], said)
    write_blocks(document, annex.blocks, form)


def _same_bytes(document: Any) -> bytes:
    """Pack the parts again with one fixed time, for equal papers are equal files."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.infolist():
            named = zipfile.ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0))
            out.writestr(named, parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
