"""Paragraphs in Word: styles of the form, runs, links, rules, cells. What python-docx lacks is said here once."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dondoc_office.papers.form import Form, Style
from dondoc_office.papers.paper import Run, Words, runs

FONT = "Times New Roman"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def add_styles(document: Any, form: Form) -> None:
    """One style of the file for each component, so that whoever edits it changes a look in one place."""
    usual = document.styles["Normal"]
    _letters(usual, 14)
    usual.paragraph_format.space_after = usual.paragraph_format.space_before = Pt(0)
    usual.paragraph_format.line_spacing = 1.0
    for style in form.styles.values():
        made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = usual
        _letters(made, style.size)
        made.font.bold, made.font.italic = style.bold, style.italic
        _spaces(made.paragraph_format, style)
        if style.outline:
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), str(style.outline - 1))
            made.element.get_or_add_pPr().append(level)


def _letters(style: Any, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)


def _spaces(spacing: Any, style: Style) -> None:
    spacing.alignment = _ALIGN[style.align]
    spacing.first_line_indent, spacing.left_indent = Mm(style.first_line), Mm(style.left)
    spacing.space_before, spacing.space_after = Pt(style.before), Pt(style.after)
    spacing.line_spacing, spacing.keep_with_next = style.line, style.keep
    spacing.widow_control = True


def paragraph(place: Any, style: Style, words: Words = "", align: str = "") -> Any:
    """A paragraph at the end of a body, a cell or a header; the empty one a new cell holds is used first."""
    held = place.paragraphs if hasattr(place, "paragraphs") else []
    fresh = len(held) == 1 and not held[0].text and held[0]._p.style is None
    made = held[0] if fresh and not hasattr(place, "sections") else place.add_paragraph()
    made._p.style = style.name.replace(
        " ", ""
    )  # its id: to look it up by name reads all styles, for every cell
    if align:
        made.alignment = _ALIGN[align]
    say(made, words)
    return made


def say(made: Any, words: Words) -> None:
    """Add runs to a paragraph; a line break where the text has one."""
    for run in runs(words):
        if run.link:
            _linked(made, run)
        elif run.text:
            _looks(made.add_run(run.text), run)


def _looks(made: Any, run: Run) -> None:
    if run.bold:
        made.bold = True
    if run.italic:
        made.italic = True


def _linked(made: Any, run: Run) -> None:
    """Words that lead somewhere; black and not underlined, as letters of an official paper are."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), made.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    if run.tip:
        link.set(qn("w:tooltip"), run.tip[:250])
    inner = made.add_run(run.text)
    _looks(inner, run)
    made._p.append(link)
    link.append(inner._r)


def rule(place: Any, form: Form, length: float, width: float) -> None:
    """A line of this length, centred in the width (both in millimetres): the top border of an empty line."""
    made = paragraph(place, form.styles["rule"])
    side = Mm(max(0.0, (width - length) / 2))
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = side
    made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    made.paragraph_format.line_spacing, made.paragraph_format.space_before = Pt(3), Pt(2.5)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    spacing = made._p.get_or_add_pPr()
    spacing.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def page_number(place: Any, form: Form) -> None:
    """The number of the page as a field."""
    made = paragraph(place, form.styles["page_number"])
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "2"
    run.append(shown)
    field.append(run)
    made._p.append(field)


def frameless(document: Any, widths: tuple[float, ...], *, rows: int = 1) -> list[tuple[Any, ...]]:
    """The cells of a table without lines, as wide as the text, for what stands side by side."""
    table = document.add_table(rows=rows, cols=len(widths))
    fixed(table, widths)
    found = []
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        found.append(tuple(row.cells))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return found


def fixed(table: Any, widths: tuple[float, ...], margin: float = 0) -> None:
    """Columns keep their width, whatever stands in them; cells have this margin left and right."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    looks = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(margin * 1440 / 25.4)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    looks.append(margins)
