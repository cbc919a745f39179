"""A notice on paper: laid out in Word as Nghị định 30/2020/NĐ-CP has it, printed to PDF, and scanned."""

from __future__ import annotations

import io
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from dondoc.notice.document import Document, Paragraph, Table, read_document
from dondoc.notice.plain import plain
from dondoc.text.spans import Span

if TYPE_CHECKING:
    from PIL.Image import Image

_MARGINS = (30, 15, 20, 20)  # millimetres: left, right, top, bottom
_COLUMNS = (65, 100)  # of the heading and of the signature
_TITLE = 13
_BODY, _TABLE, _RECIPIENTS = 14, 12, 11  # points
_STATE = ("cong hoa xa hoi", "doc lap")
_PAPER = 235  # how white grey paper is
_QUALITY = 80  # of JPEG, as scanners are set
_TILE = 509  # points


def word(text: str, mark: str = "") -> bytes:
    """The text as a Word file; `mark` stands where no reader looks, so that no two files are the same."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    document = read_document(text)
    made = docx.Document()
    made.core_properties.comments = mark
    usual = made.styles["Normal"]
    usual.font.name, usual.font.size = "Times New Roman", Pt(_BODY)
    usual.paragraph_format.space_after = Pt(0)
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = map(Mm, _MARGINS)
    _number_pages(page)
    sheet = _Sheet(made, document, text)
    heading = [sheet.printed(one) for one in document.of("heading")]
    left, right, title = _heading_columns(heading)
    sheet.beside(Column(left, _TITLE, ALIGN.CENTER), Column(right, _TITLE, ALIGN.CENTER))
    for line in title:
        sheet.add(line, ALIGN.CENTER, bold=True)
    sheet.body()
    recipients = [sheet.printed(one) for one in document.of("recipients")]
    signature = [sheet.printed(one) for one in document.of("signature")]
    signed = [*signature[:-1], "", "", "", *signature[-1:]]
    sheet.beside(Column([recipients], _RECIPIENTS, ALIGN.LEFT), Column([signed], _BODY, ALIGN.CENTER))
    for one in document.of("appendix"):
        sheet.add(sheet.printed(one), ALIGN.JUSTIFY, indent=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _number_pages(page: Any) -> None:
    """A number in the middle of the top of every page but the first."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    page.different_first_page_header_footer = True
    line = page.header.paragraphs[0]
    line.alignment = ALIGN.CENTER
    field = f"<w:fldSimple {nsdecls('w')} w:instr=' PAGE '><w:r><w:t>2</w:t></w:r></w:fldSimple>"
    line._p.append(parse_xml(field))


def _heading_columns(lines: Sequence[str]) -> tuple[list[list[str]], list[list[str]], list[str]]:
    """What stands left, what right (names, then number and date), and the title under both."""
    left: list[list[str]] = [[], []]
    right: list[list[str]] = [[], []]
    title: list[str] = []
    for line in lines:
        words = plain(line)
        if words.startswith(("so:", "so ")) and not title:
            left[1].append(line)
        elif title:
            title.append(line)
        elif words.startswith(_STATE):
            right[0].append(line)
        elif ", ngay" in words:
            right[1].append(line)
        elif words.startswith("v/v") or left[1]:
            (left[1] if not right[1] else title).append(line)
        else:
            left[0].append(line)
    return left, right, title


class Column(NamedTuple):
    """The cells of a column, each a list of lines, and how they are set."""

    blocks: list[list[str]]
    size: int
    align: Any


class _Sheet:
    """A Word file while it is written, and the notice it is written from."""

    def __init__(self, made: Any, document: Document, text: str) -> None:
        self.made = made
        self.document = document
        self.text = text

    def printed(self, paragraph: Paragraph) -> str:
        """A paragraph on one line, with its mark and without signs of Markdown."""
        span = self.document.span(paragraph)
        start = paragraph.marker_span.start if paragraph.marker_span else span.start
        said = unicodedata.normalize("NFC", Span(start, span.end).of(self.text))
        return " ".join(said.replace("*", "").split())

    def add(self, text: str, align: Any, *, indent: bool = False, bold: bool = False) -> None:
        from docx.shared import Mm, Pt

        paragraph = self.made.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(6 if indent else 0)
        if indent:
            paragraph.paragraph_format.first_line_indent = Mm(12.7)
        paragraph.add_run(text).bold = bold

    def beside(self, *columns: Column) -> None:
        """A table without lines: in each column one cell above the other."""
        from docx.shared import Mm

        table = self.made.add_table(rows=len(columns[0].blocks), cols=len(columns))
        table.autofit = False
        for at, column in enumerate(columns):
            for row, lines in enumerate(column.blocks):
                cell = table.cell(row, at)
                cell.width = Mm(_COLUMNS[at])
                _fill(cell, lines, column.size, column.align)

    def body(self) -> None:
        """Running text and ruled tables, in their order."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

        tables = iter(self.document.tables)
        flow = self.document.of("preamble", "body", "table", "closing")
        for tabular, run in groupby(flow, key=lambda one: one.zone == "table"):
            if not tabular:
                for paragraph in run:
                    self.add(self.printed(paragraph), ALIGN.JUSTIFY, indent=True)
                continue
            last = max(paragraph.index for paragraph in run)
            while (table := next(tables, None)) is not None:
                self._ruled(table)
                if last in {index for row in table.rows for index in row}:
                    break

    def _ruled(self, table: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

        rows = [*([table.head] if table.head else []), *table.rows]
        wide = max(map(len, rows))
        made = self.made.add_table(rows=len(rows), cols=wide)
        made.style = "Table Grid"
        for at, row in enumerate(rows):
            for column, index in enumerate(row):
                said = "" if index is None else self.printed(self.document.paragraphs[index])
                _fill(made.cell(at, column), [said], _TABLE, ALIGN.LEFT)
        _set_widths(made)


def _set_widths(table: Any) -> None:
    """Columns as wide as what stands in them asks for, as a person would pull them."""
    from docx.shared import Mm

    longest = [max(len(cell.text) for cell in column.cells) for column in table.columns]
    asked = [min(max(size, 4), 60) ** 0.7 for size in longest]
    whole = 210 - _MARGINS[0] - _MARGINS[1]
    table.autofit = False
    for column, share in zip(table.columns, asked, strict=True):
        for cell in column.cells:
            cell.width = Mm(whole * share / sum(asked))


def _fill(cell: Any, lines: Sequence[str], size: int, align: Any) -> None:
    from docx.shared import Pt

    for index, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        paragraph.alignment = align
        paragraph.add_run(text).font.size = Pt(size)


def printed(files: Sequence[bytes]) -> list[bytes]:
    """Word files as LibreOffice prints them."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / f"{number}.docx" for number in range(len(files))]
        for name, content in zip(names, files, strict=True):
            name.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        command += ["pdf", "--outdir", folder, *map(str, names)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        return [name.with_suffix(".pdf").read_bytes() for name in names]


def scanned(paper: bytes, dpi: int, *, turn: float = 0.6, noise: float = 24) -> bytes:
    """The pages as a scanner of an office gives them: grey, a little turned, with grain."""
    sheets = list(scans(paper, dpi, turn=turn, noise=noise))
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=dpi, quality=_QUALITY)
    return out.getvalue()


def scans(paper: bytes, dpi: int, *, turn: float = 0.6, noise: float = 24) -> Iterator[Image]:
    """Each page as a picture; the same every time."""
    import pypdfium2
    from PIL import Image as Pillow
    from PIL import ImageChops

    for page in pypdfium2.PdfDocument(paper):
        sheet = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        turned = sheet.rotate(turn, Pillow.Resampling.BICUBIC, fillcolor=255)
        grey = turned.point([min(ink, _PAPER) for ink in range(256)])
        yield ImageChops.add(grey, _grain(grey.size, noise), offset=-128)


def _grain(size: tuple[int, int], noise: float) -> Image:
    """Grey noise about 128, of one tile laid again and again."""
    from PIL import Image as Pillow

    tile = _tile(noise)
    grain = Pillow.new("L", size)
    for left in range(0, size[0], _TILE):
        for top in range(0, size[1], _TILE):
            grain.paste(tile, (left, top))
    return grain


@cache
def _tile(noise: float) -> Image:
    from PIL import Image as Pillow

    chance = Random(f"grain {noise}")
    points = bytes([min(255, max(0, round(chance.gauss(128, noise)))) for _ in range(_TILE * _TILE)])
    return Pillow.frombytes("L", (_TILE, _TILE), points)
