"""Recognition of scanned pages by Tesseract as a process, and what it may not be trusted with."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from dondoc.files import errors, limits
from dondoc.files.assembly import Page, clean
from dondoc.files.convert import run_within
from dondoc.files.geometry import Line, Word
from dondoc.files.picture import drawn_lines, is_blank, prepared, unread_ink, whitened
from dondoc.files.tables import NEAR, Rule, lines_of_page
from dondoc.notice.secrecy import refuse_secret

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGE = "vie"
_MOST_WORKERS = 4
_LAYOUTS = ("3", "4")  # Tesseract's --psm: its own idea, one column
_TOP = 0.4  # of a sheet: the heading with its marks, before the text
_LOST_INK = 0.12
_LEAST_CONFIDENCE = 0.55  # below it most words of a page are wrong
_WORD_LEVEL = "5"
_COLUMNS = 12
_MARGIN = 24
_A4_POINTS = 595.0  # the width of a sheet: how many points of a picture are one of print
_ZOOM = 1.5  # the second look at figures: another size makes other mistakes
_MOST_CHECKED = 80
_DISAGREEMENT = 0.3  # confidence of a figure that two looks read differently
_FIGURE = re.compile(r"\d")
_BORDER = re.compile(r"[|¦_\[\]{}]+")
_SMALL_SIGNS = "-–—.,…_:;•+*'\""
_SIGN_ONLY = re.compile(r"[^\w%]+")


def recognised_pages(
    pictures: Iterable[tuple[int, Image]], name: str, told: Callable[[int], None] | None = None
) -> list[Page]:
    """Pages with their numbers, recognised side by side; the program that recognises uses one processor.

    A page that cannot be read is left empty and says so; where it is the first, or all before it are blank, the
    heading and the mark of secrecy would stand on it, and the error is raised.

    `told` is called with the number of pages that are done; one picture more than processors is in memory.
    """
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    found: list[Page] = []
    written = False
    coming = iter(pictures)
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[tuple[bool, Future[Page]]] = deque()
        while True:
            for number, picture in islice(coming, workers + 1 - len(waiting)):
                first = not written and not is_blank(picture)
                written = written or first
                reads = _first_written if first else recognised_page
                waiting.append((first, pool.submit(reads, picture, number, name)))
            if not waiting:
                return found
            first, page = waiting.popleft()
            found.append(_page_of(page, first=first))
            if told is not None:
                told(len(found))


def _page_of(coming: Future[Page], *, first: bool) -> Page:
    try:
        return coming.result()
    except errors.UnreadableScanError as error:
        if first:
            raise
        return Page([], 0.0, int(str(error.data["confidence"])))


def texts_at_top(picture: Image, name: str) -> list[str]:
    """What stands in the upper part of a sheet at two first looks, the paper made white and as scanned.

    The whole sheet where its upper part is not legible.
    """
    if is_blank(picture):
        return []
    words = _words(prepared(_top_of(picture)), name, _LAYOUTS[0])
    if _confidence(words) >= _LEAST_CONFIDENCE:
        text = _text_of(words, picture)
    else:  # turned, or hardly to be read
        text = "\n".join(line.text for line in recognised_page(picture, 1, name).lines)
    return [text, _faint_text_at_top(picture, name)]


def _first_written(picture: Image, number: int, name: str) -> Page:
    """The first page with ink on it, looked at twice: what makes its paper white bleaches a faded stamp too."""
    page = recognised_page(picture, number, name)
    refuse_secret(_faint_text_at_top(picture, name), name)
    return page


def _faint_text_at_top(picture: Image, name: str) -> str:
    """What the upper part says with its paper left as scanned; nothing where it is white anyhow."""
    top = _top_of(picture)
    if whitened(top) is top:
        return ""
    return _text_of(_words(prepared(top, white=False), name, _LAYOUTS[0]), picture)


def _top_of(picture: Image) -> Image:
    return picture.crop((0, 0, picture.width, round(picture.height * _TOP)))


def _text_of(words: list[Word], picture: Image) -> str:
    return "\n".join(line.text for line in lines_of_page(words, [], NEAR * picture.width / _A4_POINTS))


def recognised_page(picture: Image, number: int, name: str) -> Page:
    """The lines of a scanned page; an error where there is ink but no legible text."""
    if is_blank(picture):
        return Page([], picture.height)
    best = 0.0
    for attempt in _attempts(picture):
        words = _read(attempt, name)
        confidence = _confidence(words)
        best = max(best, confidence)
        if confidence >= _LEAST_CONFIDENCE:
            rules = [Rule(*box) for box in drawn_lines(attempt)]
            near = NEAR * attempt.width / _A4_POINTS
            lines = lines_of_page([word for word in words if not _BORDER.fullmatch(word.text)], rules, near)
            return Page(_checked(attempt, lines, name), attempt.height)
    raise errors.UnreadableScanError(name=name, page=number, confidence=round(100 * best))


def _attempts(picture: Image) -> Iterator[Image]:
    """The page as it lies, then turned: sheets are fed sideways and upside down."""
    from PIL import Image as Pillow

    upright = prepared(picture)
    yield upright
    yield upright.transpose(Pillow.Transpose.ROTATE_180)
    yield prepared(picture.transpose(Pillow.Transpose.ROTATE_90))
    yield prepared(picture.transpose(Pillow.Transpose.ROTATE_270))


def _read(picture: Image, name: str) -> list[Word]:
    """The words of a page; where much ink gave no words other ideas of its layout are tried."""
    words = _words(picture, name, _LAYOUTS[0])
    lost = unread_ink(picture, map(_box, words))
    for layout in _LAYOUTS[1:]:
        if lost < _LOST_INK or _confidence(words) < _LEAST_CONFIDENCE:
            break
        again = _words(picture, name, layout)
        lost_again = unread_ink(picture, map(_box, again))
        # Frames and seals stay unread in every layout: only a clear gain counts.
        if lost_again < 0.7 * lost and _confidence(again) >= _LEAST_CONFIDENCE:
            words, lost = again, lost_again
    return words


def _box(word: Word) -> tuple[float, float, float, float]:
    return word.left, word.top, word.right, word.bottom


def _confidence(words: Sequence[Word]) -> float:
    """The mean over letters, so that a few sure specks do not save a page of nonsense."""
    letters = [(word.confidence, sum(map(str.isalnum, word.text))) for word in words]
    total = sum(count for _, count in letters)
    if total < 3:
        return 0.0
    return sum(confidence * count for confidence, count in letters) / total


def _tesseract(picture: Image, layout: str, name: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise errors.RecognitionMissingError(name=name)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    command = [
        program,
        "stdin",
        "stdout",
        "-l",
        _LANGUAGE,
        "--oem",
        "1",
        "--dpi",
        "300",
        "--psm",
        layout,
        "tsv",
    ]
    table = run_within(command, limits.OCR_PAGE_SECONDS, name, out.getvalue()).decode("utf-8", "replace")
    if not table.startswith("level"):
        raise errors.RecognitionMissingError(name=name)
    return table


def _words(picture: Image, name: str, layout: str) -> list[Word]:
    found: list[Word] = []
    for row in _tesseract(picture, layout, name).splitlines()[1:]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        confidence = max(0.0, min(1.0, float(cells[10]) / 100))
        found.append(Word(clean(cells[11].strip()), left, top, left + width, top + height, confidence))
    return _without_specks(found)


def _without_specks(words: list[Word]) -> list[Word]:
    """Without dust and borders: unsure signs, marks torn from their letters, boxes far above a line."""
    heights = sorted(word.bottom - word.top for word in words if any(map(str.isalnum, word.text)))
    usual = heights[len(heights) // 2] if heights else 0.0
    return [word for word in words if not _is_speck(word, usual)]


def _is_speck(word: Word, usual: float) -> bool:
    height = word.bottom - word.top
    if height > 4 * usual:
        return word.confidence < 0.6
    if len(word.text) == 1 and word.text not in _SMALL_SIGNS and height < 0.4 * usual:
        return True
    return _SIGN_ONLY.fullmatch(word.text) is not None and word.confidence < 0.5


def _checked(picture: Image, lines: list[Line], name: str) -> list[Line]:
    """The lines with a second look at those that hold figures, in one go at another size."""
    numbered = [index for index, line in enumerate(lines) if _FIGURE.search(line.text)][:_MOST_CHECKED]
    if not numbered:
        return lines
    sheet, places = _sheet(picture, [lines[index] for index in numbered])
    seen: list[list[str]] = [[] for _ in numbered]
    for word in sorted(_words(sheet, name, layout="6"), key=lambda word: word.left):
        row = next((at for at, (top, bottom) in enumerate(places) if top <= word.middle < bottom), None)
        if row is not None:
            seen[row].append(word.text)
    for index, again in zip(numbered, seen, strict=True):
        lines[index].words = _compared(lines[index].words, again)
    return lines


def _sheet(picture: Image, lines: Sequence[Line]) -> tuple[Image, list[tuple[float, float]]]:
    """The lines cut out, enlarged and put under each other, and where each stands."""
    from PIL import Image as Pillow

    strips: list[Image] = []
    for line in lines:
        pad = line.height * 0.4
        box = (line.left - pad, line.top - pad, line.right + pad, line.bottom + pad)
        box = max(box[0], 0), max(box[1], 0), min(box[2], picture.width), min(box[3], picture.height)
        strip = picture.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
        size = max(1, round(strip.width * _ZOOM)), max(1, round(strip.height * _ZOOM))
        strips.append(strip.resize(size, Pillow.Resampling.BICUBIC))
    height = sum(strip.height + _MARGIN for strip in strips) + _MARGIN
    sheet = Pillow.new("L", (max(strip.width for strip in strips) + 2 * _MARGIN, height), 255)
    places: list[tuple[float, float]] = []
    top = _MARGIN
    for strip in strips:
        sheet.paste(strip, (_MARGIN, top))
        places.append((top, top + strip.height))
        top += strip.height + _MARGIN
    return sheet, places


def _figures(text: str) -> str:
    return "".join(_FIGURE.findall(text))


def _compared(words: list[Word], again: list[str]) -> list[Word]:
    """The words of a line; a figure the second look read otherwise is doubted, with that reading."""
    first = [index for index, word in enumerate(words) if _FIGURE.search(word.text)]
    second = [text for text in again if _FIGURE.search(text)]
    compared = list(words)
    matcher = SequenceMatcher(None, [_figures(words[at].text) for at in first], list(map(_figures, second)))
    for kind, start, end, other, last in matcher.get_opcodes():
        if kind in ("equal", "insert"):
            continue
        for offset, at in enumerate(first[start:end]):
            reading = second[other + offset] if other + offset < last else ""
            confidence = min(words[at].confidence, _DISAGREEMENT)
            compared[at] = replace(words[at], confidence=confidence, reading=clean(reading))
    return compared
