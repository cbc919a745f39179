"""The content of a paper: paragraphs, numbered headings, tables; a page turned where a table needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from dondoc_office.papers.form import Form
from dondoc_office.papers.paper import Block, Heading, Paragraph, Run, Table, Words, numbered, runs
from dondoc_office.papers.setting import fixed, paragraph

_MARGIN = 1.5  # millimetres between the lines of a table and its words


def write_blocks(document: Any, blocks: Sequence[Block], form: Form) -> None:
    """All blocks in order; a landscape section lasts as long as its tables, with their headings."""
    said = numbered(blocks)
    for index, (number, block) in enumerate(said):
        _turn(document, wide=needs_room(blocks, index, form), form=form)
        _write(document, number, block, form)


def upright(document: Any, form: Form) -> None:
    """Back to portrait, for what follows the content."""
    _turn(document, wide=False, form=form)


def needs_room(blocks: Sequence[Block], index: int, form: Form) -> bool:
    """A wide table turns its page, and the headings right above it go with it."""
    for block in blocks[index:]:
        if isinstance(block, Table):
            return block.width > form.page.text_width
        if not isinstance(block, Heading):
            return False
    return False


def _turn(document: Any, *, wide: bool, form: Form) -> None:
    section = document.sections[-1]
    if (section.orientation == WD_ORIENT.LANDSCAPE) == wide:
        return
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    for start in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(start)  # the numbers go on
    lay(section, form, wide=wide)


def lay(section: Any, form: Form, *, wide: bool = False) -> None:
    """Size, direction and margins of a section's pages."""
    page = form.page
    width, height = (page.height, page.width) if wide else (page.width, page.height)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.header)


def _write(document: Any, number: str, block: Block, form: Form) -> None:
    if isinstance(block, Table):
        write_table(document, block, form)
    elif isinstance(block, Heading):
        words = runs(block.words)
        if block.level == 1:
            words = tuple(replace(run, text=run.text.upper()) for run in words)
        paragraph(document, form.styles[f"heading_{block.level}"], (Run(f"{number} "), *words))
    else:
        assert isinstance(block, Paragraph)
        paragraph(document, form.styles["body"], block.words)


def write_table(document: Any, table: Table, form: Form) -> None:
    """A table as wide as the text of its page, the header row repeated."""
    if table.title:
        paragraph(document, form.styles["table_title"], table.title)
    room = form.page.text_width if table.width <= form.page.text_width else form.page.turned_width
    widths = tuple(column.width * room / table.width for column in table.columns)
    made = document.add_table(rows=1, cols=len(widths))
    made.style, made.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    fixed(made, widths, _MARGIN)
    head = tuple((Run(column.title, bold=True),) for column in table.columns)
    _fill(made.rows[0], head, aligns=("center",) * len(widths), widths=widths, form=form)
    _repeated(made.rows[0])
    aligns = tuple(column.align for column in table.columns)
    for row in (*table.rows, *((table.total,) if table.total else ())):
        cells = made.add_row()
        if len(row) == 1:
            cells.cells[0].merge(cells.cells[-1])
        bold = len(row) == 1 or row is table.total
        words = tuple(_bold(cell) for cell in row) if bold else row
        _fill(cells, words, aligns=aligns if len(row) > 1 else ("left",), widths=widths, form=form)
        _whole(cells)
        if len(row) == 1:
            _with_the_next(cells)


def _bold(words: Words) -> Words:
    return tuple(replace(run, bold=True) for run in runs(words))


def _fill(
    row: Any, words: Sequence[Words], *, aligns: Sequence[str], widths: Sequence[float], form: Form
) -> None:
    cells = row.cells
    for index, (cell_words, align) in enumerate(zip(words, aligns, strict=False)):
        cell = cells[index]
        cell.width = Mm(widths[index]) if len(words) > 1 else Mm(sum(widths))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph(cell, form.styles["cell"], cell_words, align)


def _repeated(row: Any) -> None:
    """The header row stands on every page the table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _whole(row)


def _with_the_next(row: Any) -> None:
    """The name of a group does not stay behind at the foot of a page."""
    for made in row.cells[0].paragraphs:
        made.paragraph_format.keep_with_next = True


def _whole(row: Any) -> None:
    """No row is broken over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
