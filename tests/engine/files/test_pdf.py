"""PDF and scans: the same notice as in Word, through a text layer and through recognition."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, ImageChops, ImageDraw, ImageFont
from tests.engine.files.office_files import BODY, LEFT, RIGHT, converted, notice, saved

from dondoc.files import errors, recognition, refuse_secret_file, source_of
from dondoc.files.picture import noise, pictures, skew, whitened
from dondoc.notice.cuts import read_in_part
from dondoc.notice.secrecy import SecretDocumentError
from dondoc.reading import read_source

ROWS = (("STT", "Nội dung", "Chủ trì", "Thời hạn"), ("1", "Rà soát quỹ đất", "Phòng Tài nguyên", "30/6/2024"))


def long_notice() -> bytes:
    """Three pages with page numbers and a table of assignments."""
    made = notice()
    for number in range(3, 30):
        made.add_paragraph(
            f"{number}. Giao Phòng số {number} chủ trì, phối hợp với các xã, thị trấn rà soát nguồn thu, đôn đốc "
            f"thu nợ đọng, báo cáo Chủ tịch UBND huyện kết quả trước ngày {number}/6/2024 để tổng hợp chung."
        )
    table = made.add_table(rows=2, cols=4)
    table.style = "Table Grid"
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    number_field = f"<w:fldSimple {nsdecls('w')} w:instr=' PAGE '><w:r><w:t>2</w:t></w:r></w:fldSimple>"
    made.sections[0].header.paragraphs[0]._p.append(parse_xml(number_field))
    return saved(made)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return converted(long_notice(), tmp_path_factory.mktemp("pdf"), "pdf")


@pytest.fixture(scope="module")
def sheet(pdf: bytes) -> Image.Image:
    """The first page as a scanner would see it at 200 dpi."""
    picture: Image.Image = pdfium.PdfDocument(pdf)[0].render(scale=200 / 72, grayscale=True).to_pil()
    return picture.convert("L")


def noisy(picture: Image.Image, sigma: float) -> Image.Image:
    grey = picture.point([30 + value * 200 // 255 for value in range(256)])
    return ImageChops.add(grey, Image.effect_noise(grey.size, sigma), scale=1, offset=-128)


def png(picture: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_a_text_layer_gives_the_words_of_the_document(pdf: bytes) -> None:
    read = source_of(pdf, "thong-bao.pdf")
    assert (read.source.media_type, read.source.pages, read.source.ocr) == ("application/pdf", 3, False)
    whole = squeezed(read.text)
    for text in (*LEFT, *RIGHT, *BODY):
        assert text in whole
    assert "để tổng hợp chung. 13. Giao" in whole  # across the page border, without the page number
    assert read.text.endswith("\n".join("\t".join(row) for row in ROWS) + "\n")


def test_agency_motto_number_and_date_come_in_this_order(pdf: bytes) -> None:
    text = squeezed(source_of(pdf, "x").text)
    places = [text.index(words) for words in (LEFT[0], LEFT[1], RIGHT[1], LEFT[2], RIGHT[2], "Kết luận của")]
    assert places == sorted(places)


def turned(whole: bytes, angle: int) -> bytes:
    """The first page drawn sideways, with the instruction to show it upright."""
    source, made = pdfium.PdfDocument(whole), pdfium.PdfDocument.new()
    width, height = source[0].get_size()
    page = made.new_page(*((height, width) if angle in (90, 270) else (width, height)))
    form = raw.FPDF_NewFormObjectFromXObject(raw.FPDF_NewXObjectFromPage(made.raw, source.raw, 0))
    matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}
    raw.FPDFPageObj_SetMatrix(form, pdfium.PdfMatrix(*matrix[angle]).to_raw())
    raw.FPDFPage_InsertObject(page.raw, form)
    page.set_rotation(angle)
    page.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(pdf: bytes, angle: int) -> None:
    upright = source_of(pdf, "x").text
    read = source_of(turned(pdf, angle), "x").text.rstrip()
    assert read.startswith(LEFT[0])
    assert squeezed(read) == squeezed(upright)[: len(squeezed(read))]


def test_a_crooked_noisy_scan_is_read_and_its_doubts_stand_in_the_text(sheet: Image.Image) -> None:
    scan = noisy(sheet.rotate(1.7, Image.Resampling.BICUBIC, fillcolor=255), 12)
    read = source_of(png(scan), "scan.png")
    assert (read.source.ocr, read.source.media_type, read.source.pages) == (True, "image/png", 1)
    want = set(squeezed(" ".join((*LEFT, *RIGHT, *BODY))).split())
    assert len(want & set(read.text.split())) > 0.93 * len(want)
    assert all(doubt.span.of(read.text).strip() and 0 <= doubt.confidence <= 1 for doubt in read.doubts)


def test_a_scanned_pdf_is_recognised_page_by_page(sheet: Image.Image) -> None:
    top = sheet.crop((0, 0, sheet.width, sheet.height // 4))
    read = source_of(png(top.rotate(180), "PDF"), "scan.pdf")
    assert read.source.ocr
    assert "Số: 12/TB-VP" in read.text


def test_a_drawn_table_of_a_scan_is_read_row_by_row(tmp_path: Path) -> None:
    made = notice()
    table = made.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    rows = (
        ("STT", "Nội dung công việc", "Đơn vị chủ trì"),
        (
            "1",
            "Rà soát quỹ đất công ích trên địa bàn các xã, thị trấn và báo cáo",
            "Phòng Tài nguyên và Môi trường huyện An Bình",
        ),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    layer = converted(saved(made), tmp_path, "pdf")
    sheet = pdfium.PdfDocument(layer)[0].render(scale=200 / 72, grayscale=True).to_pil()
    read = source_of(png(sheet.rotate(1.1, Image.Resampling.BICUBIC, fillcolor=255)), "x.png")
    cells = [[cell.replace(" ", "") for cell in line.split("\t")] for line in read.text.splitlines()[-2:]]
    assert [row[1:] for row in cells] == [[text.replace(" ", "") for text in row[1:]] for row in rows]


def test_a_scan_marked_secret_is_refused(tmp_path: Path) -> None:
    made = notice()
    made.paragraphs[0].insert_paragraph_before("TỐI MẬT").runs[0].bold = True
    layer = converted(saved(made), tmp_path, "pdf")
    with pytest.raises(SecretDocumentError):
        source_of(layer, "x.pdf")
    picture = pdfium.PdfDocument(layer)[0].render(scale=200 / 72, grayscale=True).to_pil()
    with pytest.raises(SecretDocumentError):
        source_of(png(picture), "x.png")
    for seen in (layer, png(picture), png(picture.convert("L"), "PDF"), png(picture.rotate(180))):
        with pytest.raises(SecretDocumentError):
            refuse_secret_file(seen, "x")


def scan_of(sheets: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=200)
    return out.getvalue()


def test_a_first_look_recognises_the_top_of_the_first_page_alone(
    sheet: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []

    def recognised(picture: Image.Image, layout: str, name: str) -> str:
        seen.append(picture.size)
        return tesseract(picture, layout, name)

    tesseract = recognition._tesseract
    monkeypatch.setattr(recognition, "_tesseract", recognised)
    refuse_secret_file(scan_of([sheet, sheet, sheet]), "x.pdf")
    [(width, height)] = seen
    assert height < width  # of a sheet that is higher than wide


def test_a_scan_tells_of_each_page(sheet: Image.Image) -> None:
    told: list[tuple[int, int]] = []
    top = sheet.crop((0, 0, sheet.width, sheet.height // 3))
    source_of(scan_of([top, top, top]), "x.pdf", lambda done, pages: told.append((done, pages)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def blots() -> Image.Image:
    """A sheet with ink and not one letter."""
    sheet = Image.new("L", (1000, 1400), 255)
    chance = random.Random(5)
    for _ in range(400):
        left, top = chance.randrange(900), chance.randrange(1300)
        sheet.paste(
            chance.randrange(90), (left, top, left + chance.randrange(9, 60), top + chance.randrange(9, 60))
        )
    return sheet


def test_a_page_with_ink_but_no_text_is_an_error() -> None:
    with pytest.raises(errors.UnreadableScanError) as raised:
        source_of(png(blots()), "x.png")
    assert raised.value.data["page"] == 1


def test_a_page_behind_the_first_that_cannot_be_read_is_told_and_the_others_are_read(
    sheet: Image.Image,
) -> None:
    top = sheet.crop((0, 0, sheet.width, sheet.height // 3))
    source = source_of(scan_of([top, blots(), top]), "x.pdf")
    [missing] = source.unread
    assert missing.page == 2
    assert missing.span.of(source.text).strip()
    assert (source.source.pages, source.text.count(LEFT[0])) == (3, 2)
    notice = read_source(source, second=False)
    assert [one.spans for one in notice.problems if one.code == "CD010"] == [(missing.span,)]
    said = read_in_part(notice, source)
    assert said is not None
    assert "trang 2" in said.vi
    assert "page 2" in said.en
    assert ("độ mật" in said.vi, "secrecy" in said.en) == (True, True)


def test_behind_a_blank_sheet_the_first_written_one_must_be_read(sheet: Image.Image) -> None:
    blank = Image.new("L", (1000, 1400), 255)
    with pytest.raises(errors.UnreadableScanError) as raised:
        source_of(scan_of([blank, blots(), sheet.crop((0, 0, sheet.width, sheet.height // 3))]), "x.pdf")
    assert raised.value.data["page"] == 2


def test_a_grainy_page_with_few_words_is_read(sheet: Image.Image) -> None:
    bare = sheet.copy()
    bare.paste(255, (0, sheet.height // 8, sheet.width, sheet.height))
    small = bare.resize((bare.width * 3 // 4, bare.height * 3 // 4), Image.Resampling.LANCZOS)  # 150 dpi
    coarse = noisy(small, 24).resize(sheet.size, Image.Resampling.BILINEAR)
    page = recognition.recognised_page(coarse, 1, "x")
    assert LEFT[0] in " ".join(line.text for line in page.lines)


def test_a_faded_stamp_of_secrecy_on_grey_paper_is_seen(sheet: Image.Image) -> None:
    font = ImageFont.truetype("LiberationSerif-Bold.ttf", 48)
    stamped = sheet.copy()
    ImageDraw.Draw(stamped).text((300, 60), "MẬT", font=font, fill=128)
    scan = noisy(stamped, 12)
    with pytest.raises(SecretDocumentError):
        refuse_secret_file(png(scan), "a.png")
    blank = Image.new("L", scan.size, 255)
    with pytest.raises(SecretDocumentError):  # behind a blank sheet too, which the first look does not turn
        recognition.recognised_pages([(1, blank), (2, scan)], "a.png")


def test_paper_and_its_grain_are_made_white_and_letters_stay(sheet: Image.Image) -> None:
    grainy = noisy(sheet, 20)
    white = whitened(grainy)
    assert white.histogram()[255] > 0.9 * sheet.histogram()[255]
    assert noise(white) < noise(grainy) / 2
    assert white.histogram()[0] > 0
    assert whitened(sheet) is sheet  # clean already


@pytest.mark.parametrize("angle", [-3.2, -0.6, 0.0, 1.7])
def test_the_skew_of_a_page_is_measured(sheet: Image.Image, angle: float) -> None:
    turned = sheet.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert abs(skew(turned) + angle) <= 0.15


def test_noise_is_measured(sheet: Image.Image) -> None:
    assert noise(sheet) < 4 < noise(noisy(sheet, 8)) < noise(noisy(sheet, 25))


def test_a_tiff_has_as_many_pages_as_frames() -> None:
    out = io.BytesIO()
    frames = [Image.new("L", (60, 80), 255) for _ in range(3)]
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    assert len(list(pictures(out.getvalue(), "x"))) == 3


def empty_pages(count: int) -> bytes:
    made = pdfium.PdfDocument.new()
    for _ in range(count):
        made.new_page(200, 300)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PROTECTED = "pdf:writer_pdf_Export:" + (
    '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
)


def test_bad_pdf_files_say_what_is_wrong(pdf: bytes, tmp_path: Path) -> None:
    cases: list[tuple[bytes, type[errors.UnreadableFileError]]] = [
        (pdf[: len(pdf) // 2], errors.TruncatedFileError),
        (b"%PDF-1.7\n%%EOF", errors.TruncatedFileError),
        (empty_pages(501), errors.TooManyPagesError),
        (empty_pages(2), errors.EmptyFileError),
        (converted(saved(notice()), tmp_path, PROTECTED), errors.ProtectedFileError),
    ]
    for data, error in cases:
        with pytest.raises(error):
            source_of(data, "x.pdf")
