"""PDF to text: the text layer in reading order, or recognition where a page is only a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from dondoc.files import errors, limits
from dondoc.files.assembly import Page, assembled, clean
from dondoc.files.geometry import Word
from dondoc.files.tables import Rule, lines_of_page
from dondoc.notice.secrecy import refuse_secret
from dondoc.notice.source import Doubt, UnreadPage
from dondoc.text.legacy import in_unicode, proof
from dondoc.text.spans import Span

if TYPE_CHECKING:
    from PIL.Image import Image

Told = Callable[[int, int], None]
"""Is told how many scanned pages of how many of a PDF are recognised."""
_TAIL = 4096  # "%%EOF" ends a file; some programs append a few bytes
_HYPHENS = {0x02, 0xFFFE, 0xAD}  # how pdfium and fonts mark a hyphen at the end of a line
_THIN = 3.0
_MOST_SHAPES = 8000  # a page with more is a map or a plan
_DPI = 300
_FEW_LETTERS = 12
_FULL_PAGE = 0.5  # a picture that covers this much of a page may be a scan of it
_WEAK_LAYER = 0.15  # frequent Vietnamese syllables among all words; running text has about 0.45
_UNKNOWN = 0.1


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says."""

    text: str
    doubts: tuple[Doubt, ...]
    pages: int
    ocr: bool
    encoding: str | None
    unread: tuple[UnreadPage, ...] = ()


def read_pdf(data: bytes, name: str, told: Told | None = None) -> PdfText:
    """The text of a PDF of at most `limits.MAX_PAGES` pages; `told` of how many scanned pages how many are done."""
    with _opened(data, name) as document:
        return _read(document, name, told)


def pages_at_a_look(data: bytes, name: str) -> list[str]:
    """What pages with a text layer say; of a first page that is a picture only the top."""
    from dondoc.files.recognition import texts_at_top

    with _opened(data, name) as document:
        layers = _Layers.of(document, name)
        said = ["\n".join(line.text for line in page.lines) for page in layers.pages.values()]
        if layers.scans[:1] == [0]:
            said += texts_at_top(_rendered(document, 0), name)
    return said


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    import pypdfium2 as pdfium

    if b"%%EOF" not in data[-_TAIL:]:
        raise errors.TruncatedFileError(name=name)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise errors.ProtectedFileError(name=name) from error
        raise errors.TruncatedFileError(name=name) from error
    try:
        yield document
    except pdfium.PdfiumError as error:
        raise errors.TruncatedFileError(name=name) from error
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Layers:
    """Pages by their text layer, those that are pictures, and whether a layer is somebody else's recognition."""

    pages: dict[int, Page]
    scans: list[int]
    recognised: bool

    @classmethod
    def of(cls, document: Any, name: str) -> _Layers:
        count = len(document)
        if not count:
            raise errors.TruncatedFileError(name=name)
        if count > limits.MAX_PAGES:
            raise errors.TooManyPagesError(name=name, found=count, limit=limits.MAX_PAGES)
        pages: dict[int, Page] = {}
        scans: list[int] = []
        recognised = False
        for index in range(count):
            layer = _Layer(document[index])
            words = list(layer.words())
            if layer.is_picture(words):
                scans.append(index)
                continue
            recognised = recognised or (bool(words) and layer.has_scan())
            pages[index] = Page(lines_of_page(words, list(layer.rules())), layer.height)
        if len(scans) > limits.MAX_SCANNED_PAGES:
            raise errors.TooManyPagesError(name=name, found=len(scans), limit=limits.MAX_SCANNED_PAGES)
        return cls(pages, scans, recognised)


def _read(document: Any, name: str, told: Told | None) -> PdfText:
    layers = _Layers.of(document, name)
    scans = layers.scans
    pages = {**layers.pages, **_recognised(document, scans, name, told)}
    in_order = [pages[index] for index in range(len(pages))]
    for page in in_order:
        # Before running heads go: the mark may stand at the top of every page.
        refuse_secret("\n".join(line.text for line in page.lines), name)
    text, doubts, unread = assembled(in_order)
    fixed, legacy = in_unicode(text)
    if len(fixed) != len(text):
        doubts = ()  # letters over a scan in an old font: nothing of ours to doubt
        unread = tuple(replace(one, span=Span(0, min(len(fixed), one.span.end))) for one in unread)
    return PdfText(fixed, doubts, len(in_order), layers.recognised or bool(scans), legacy, unread)


def _recognised(document: Any, scans: list[int], name: str, told: Told | None) -> dict[int, Page]:
    """The scanned pages, as many at a time as there are processors; only so many are in memory."""
    if not scans:
        return {}
    from dondoc.files.recognition import recognised_pages

    sheets = ((index + 1, _rendered(document, index)) for index in scans)
    found = recognised_pages(sheets, name, (lambda done: told(done, len(scans))) if told else None)
    return dict(zip(scans, found, strict=True))


def _rendered(document: Any, index: int) -> Image:
    page = document[index]
    picture: Image = page.render(scale=_scale(page), grayscale=True, may_draw_forms=False).to_pil()
    return picture


def _scale(page: Any) -> float:
    """300 dpi, less on a sheet that would not fit into memory."""
    width, height = page.get_size()
    largest = (limits.MAX_PIXELS / max(width * height, 1.0)) ** 0.5
    return float(min(_DPI / 72, largest))


class _Layer:
    """The text layer of a page, in points from the top left corner as the page is shown."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._page = page
        self._text = page.get_textpage()
        self._turn = page.get_rotation()
        self.width, self.height = page.get_size()
        box = page.get_bbox()
        self._origin = (box[0], box[1])
        self._flat = (self.height, self.width) if self._turn in (90, 270) else (self.width, self.height)

    def words(self) -> Iterator[Word]:
        """Letters that follow each other without a blank."""
        letters: list[str] = []
        box: tuple[float, float, float, float] | None = None
        for code, place in self._letters():
            if place is None or chr(code).isspace():
                if box is not None:
                    yield self._word(letters, box)
                letters, box = [], None
                continue
            letters.append("\u00ad" if code in _HYPHENS else chr(code))
            box = place if box is None else _around(box, place)
        if box is not None:
            yield self._word(letters, box)

    def _letters(self) -> Iterator[tuple[int, tuple[float, float, float, float] | None]]:
        raw, text = self._raw, self._text.raw
        rect = raw.FS_RECTF()
        pointer = ctypes.byref(rect)
        for index in range(self._text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if code == 0 or (raw.FPDFText_IsGenerated(text, index) == 1 and code != 0x02):
                yield 0x20, None
            elif raw.FPDFText_GetLooseCharBox(text, index, pointer):
                yield code, (rect.left, rect.bottom, rect.right, rect.top)
            else:
                yield 0x20, None

    def _word(self, letters: list[str], box: tuple[float, float, float, float]) -> Word:
        return Word(clean("".join(letters)), *self._shown(box))

    def _shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of the file (y upwards, unturned) as the reader sees it (y downwards, turned)."""
        x0, y0, x1, y1 = (value - self._origin[index % 2] for index, value in enumerate(box))
        width, height = self._flat
        match self._turn:
            case 90:
                return y0, x0, y1, x1
            case 180:
                return width - x1, y0, width - x0, y1
            case 270:
                return height - y1, width - x1, height - y0, width - x0
            case _:
                return x0, height - y1, x1, height - y0

    def rules(self) -> Iterator[Rule]:
        """Drawn lines and thin bars."""
        shapes = self._page.get_objects(filter=[self._raw.FPDF_PAGEOBJ_PATH], max_depth=3)
        for shape in islice(shapes, _MOST_SHAPES):
            left, top, right, bottom = self._shown(shape.get_bounds())
            wide, high = right - left, bottom - top
            if min(wide, high) <= _THIN < max(wide, high):
                yield Rule(left, top, right, bottom)
            elif min(wide, high) > _THIN:
                yield from _sides(left, top, right, bottom)

    def is_picture(self, words: list[Word]) -> bool:
        """Whether the page must be recognised: hardly any letters, or a bad layer over a scan."""
        letters = "".join(word.text for word in words)
        if len(letters) >= _FEW_LETTERS and _unknown(letters) < _UNKNOWN:
            if not self.has_scan():
                return False
            return proof(" ".join(word.text for word in words)) < _WEAK_LAYER * len(words)
        return bool(letters) or self.has_scan()

    def has_scan(self) -> bool:
        """Whether a picture covers most of the page."""
        for picture in self._page.get_objects(filter=[self._raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, top, right, bottom = self._shown(picture.get_bounds())
            if (right - left) * (bottom - top) > _FULL_PAGE * self.width * self.height:
                return True
        return False


def _around(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _sides(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """The four lines of a drawn box."""
    yield Rule(left, top, left, bottom)
    yield Rule(right, top, right, bottom)
    yield Rule(left, top, right, top)
    yield Rule(left, bottom, right, bottom)


def _unknown(letters: str) -> float:
    """The share of letters the fonts of the file do not name."""
    bad = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " for letter in letters)
    return bad / len(letters)
