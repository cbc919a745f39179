"""Pictures of pages made ready for recognition: grey, straight, without speckle, large enough."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from dondoc.files import errors, limits

if TYPE_CHECKING:
    from PIL.Image import Image, Transpose

# What the decoders of Pillow let through on damaged files.
_DAMAGE = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, AttributeError),
    *(OverflowError, MemoryError, RuntimeError, struct.error, zlib.error, ZeroDivisionError),
)
_ENOUGH_WIDTH = 1700  # an A4 page at about 200 dpi; below it small letters lose their marks
_GOOD_WIDTH = 2480  # at 300 dpi
_SKEW_WIDTH = 700
_MOST_SKEW = 5.0
_NOISY, _VERY_NOISY = 4.0, 12.0
_SAMPLE = 1200
_GRAIN = 2.5  # deviations: hardly a point of bare paper is darker
_QUARTER = (
    0.6745  # deviations: a quarter of the points is darker by more, however much was too bright to tell
)
_LEAST_WHITE = 120  # paper this dark is a photograph
# In points of the small copy: letters are lower than this, and words have gaps within it.
_UPRIGHT_STEP, _LEVEL_STEP = 18, 36
_LONG = re.compile(rb"\xff+")
_INK = 0.0004  # of the page: fewer dark points are dust on a blank sheet


def pictures(data: bytes, name: str) -> Iterator[Image]:
    """The pages of a picture file (a .tiff may hold many), grey on white, one in memory at a time."""
    opened = _opened(data, name)
    frames = getattr(opened, "n_frames", 1)
    if frames > limits.MAX_SCANNED_PAGES:
        raise errors.TooManyPagesError(name=name, found=frames, limit=limits.MAX_SCANNED_PAGES)
    for frame in range(frames):
        yield _frame(opened, frame, name)


def _opened(data: bytes, name: str) -> Image:
    from PIL import Image as Pillow

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            opened = Pillow.open(io.BytesIO(data))
            getattr(opened, "n_frames", 1)
        except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
            raise errors.PackedBombError(name=name) from error
        except (*_DAMAGE, Warning) as error:
            raise errors.TruncatedFileError(name=name) from error
    return opened


def _frame(opened: Image, index: int, name: str) -> Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            if index:
                opened.seek(index)
            _check(opened.size, name)
            return _grey(opened)
        except (*_DAMAGE, Warning) as error:
            raise errors.TruncatedFileError(name=name) from error


def _check(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > limits.MAX_PIXELS:
        limit = limits.MAX_PIXELS // 1_000_000
        raise errors.OversizeFileError(
            name=name, found=size[0] * size[1] // 1_000_000, limit=limit, unit="MP"
        )


def _grey(frame: Image) -> Image:
    from PIL import Image as Pillow
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        shaded = upright.convert("RGBA")
        paper = Pillow.new("RGBA", shaded.size, "white")
        upright = Pillow.alpha_composite(paper, shaded)
    return upright.convert("L")


def is_blank(picture: Image) -> bool:
    """Whether nothing is written on the sheet."""
    small = picture.reduce(2) if min(picture.size) > 400 else picture
    counts = small.histogram()
    paper = max(range(256), key=counts.__getitem__)
    dark = sum(counts[: max(paper - 80, 1)])
    return dark < _INK * sum(counts)


def noise(picture: Image) -> float:
    """How much a point differs from its neighbourhood, typically: 0 on a clean page."""
    from PIL import ImageChops, ImageFilter, ImageStat

    width, height = picture.size
    left, top = max(0, (width - _SAMPLE) // 2), max(0, (height - _SAMPLE) // 2)
    sample = picture.crop((left, top, min(width, left + _SAMPLE), min(height, top + _SAMPLE)))
    difference = ImageChops.difference(sample, sample.filter(ImageFilter.MedianFilter(3)))
    return float(ImageStat.Stat(difference).mean[0])


def whitened(picture: Image) -> Image:
    """The page with its paper and the grain on it white: where little is written, grain passes for ink."""
    counts = list(accumulate(picture.histogram()))
    darker, paper = (bisect_left(counts, share * counts[-1]) for share in (0.25, 0.5))
    white = paper - _GRAIN * (paper - darker) / _QUARTER
    if white >= 255 or white < _LEAST_WHITE:
        return picture
    return picture.point([255 if ink >= white else round(255 * ink / white) for ink in range(256)])


def prepared(picture: Image, *, white: bool = True) -> Image:
    """The page as recognition wants it; with `white` its paper is made white first."""
    from PIL import Image as Pillow
    from PIL import ImageFilter

    picture = whitened(picture) if white else picture
    measured = noise(picture)
    if measured >= _NOISY:
        picture = picture.filter(ImageFilter.MedianFilter(3))
    if measured >= _VERY_NOISY:
        picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    if picture.width < _ENOUGH_WIDTH:
        scale = _GOOD_WIDTH / max(picture.width, 1)
        scale = min(scale, 3.0, (limits.MAX_PIXELS / (picture.width * picture.height)) ** 0.5)
        size = round(picture.width * scale), round(picture.height * scale)
        picture = picture.resize(size, Pillow.Resampling.BICUBIC)
    angle = skew(picture)
    if abs(angle) < 0.1:
        return picture
    paper = max(range(256), key=picture.histogram().__getitem__)
    return picture.rotate(angle, Pillow.Resampling.BICUBIC, fillcolor=paper)


def skew(picture: Image) -> float:
    """The angle that makes the lines of text level, found where their profile is sharpest."""
    ink = _ink(picture)[0]
    best = _sharpest(ink, [step / 2 for step in range(-round(_MOST_SKEW * 2), round(_MOST_SKEW * 2) + 1)])
    return _sharpest(ink, [best + step / 10 for step in range(-5, 6)])


def unread_ink(picture: Image, boxes: Iterable[tuple[float, float, float, float]]) -> float:
    """The share of the ink outside the boxes: lines that recognition lost, but also seals and frames."""
    ink, scale = _ink(picture)
    whole = ink.histogram()[255]
    for left, top, right, bottom in boxes:
        place = (int(left / scale) - 1, int(top / scale) - 1, int(right / scale) + 2, int(bottom / scale) + 2)
        ink.paste(0, place)
    return ink.histogram()[255] / whole if whole else 0.0


def drawn_lines(picture: Image) -> Iterator[tuple[float, float, float, float]]:
    """Upright and level lines as boxes: places so long dark in one direction that no letter is."""
    ink, scale = _ink(picture)
    for level in (False, True):
        along = ink.transpose(_transpose()) if level else ink
        for start, end, place in _runs(along, _LEVEL_STEP if level else _UPRIGHT_STEP):
            box = (place, start, place + 1, end) if not level else (start, place, end, place + 1)
            yield box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _transpose() -> Transpose:
    from PIL import Image as Pillow

    return Pillow.Transpose.TRANSPOSE


def _runs(ink: Image, length: int) -> Iterator[tuple[float, float, float]]:
    """Upright runs: first and last height, and place. Each point of the squeezed copy stands for many."""
    from PIL import Image as Pillow

    high = max(1, ink.height // length)
    squeezed = ink.resize((ink.width, high), Pillow.Resampling.BOX).point([0] * 235 + [255] * 21)
    rows, points = squeezed.tobytes(), ink.tobytes()
    step = ink.height / high
    for place in range(ink.width):
        column = rows[place :: ink.width]
        if not any(column):
            continue
        # The line and its neighbours: it may drift by a point along its way.
        near = [points[at :: ink.width] for at in range(max(place - 1, 0), min(place + 2, ink.width))]
        dark = bytes(map(max, *near))
        for run in _LONG.finditer(column):
            first, last = int(run.start() * step), int(run.end() * step) - 1
            yield dark.rfind(0, 0, first) + 1, _found(dark, last, len(dark)), place


def _found(dark: bytes, start: int, otherwise: int) -> int:
    """Where the paper begins again."""
    found = dark.find(0, start)
    return otherwise if found < 0 else found


def _ink(picture: Image) -> tuple[Image, int]:
    """A small copy with white where the page is clearly darker than the paper around, and its scale."""
    from PIL import ImageChops, ImageFilter

    scale = max(1, round(picture.width / _SKEW_WIDTH))
    small = picture.reduce(scale) if scale > 1 else picture
    paper = small.filter(ImageFilter.GaussianBlur(12))
    return ImageChops.subtract(paper, small).point([0] * 24 + [255] * 232), scale


def _sharpest(ink: Image, angles: list[float]) -> float:
    return max(angles, key=lambda angle: (_sharpness(ink, angle), -abs(angle)))


def _sharpness(ink: Image, angle: float) -> float:
    from PIL import Image as Pillow

    level = ink.rotate(angle, Pillow.Resampling.NEAREST)
    profile = level.resize((1, level.height), Pillow.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in pairwise(profile)))
