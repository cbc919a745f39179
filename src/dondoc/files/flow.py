"""Which line of a page goes on with the paragraph above, and which begins a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from dondoc.files.geometry import Line
from dondoc.notice.markers import marker_of

# In heights of a line.
_INDENT = 1.2
_SAME_PLACE = 0.5
_BLANK = 0.35  # between two words, at least; the last letter may stand a little over the edge
_EDGE = 1.0  # within which lines end at the same edge
_UNLIKE = 1.0  # the most two margins of a line in the middle differ
_LEAST_MARGIN = 0.4  # on both sides of it

_NEW_PARAGRAPH_GAP = 1.6  # of the usual distance between lines
_WIDER, _AS_CLOSE = 1.2, 1.1  # of the distance in a paragraph, where paragraphs stand further apart
_ENOUGH = 4  # lines of each kind tell how they are set
_SHARE_EDGE = 3  # lines: one alone may stand out
_INDENTED = 2  # paragraphs whose first line is indented: so is that of every other
_MOST = 0.6
_SENTENCE_END = re.compile(r"[.;:,/]$")
_FULL_STOP = re.compile(r"[.;:/][\"”’)]?$")


def set_apart(parts: Sequence[Sequence[Line]]) -> None:
    """Mark in the lines of a page, part by part, where a paragraph begins and where one goes on.

    A part is running text, or a table; each begins a new paragraph.
    """
    lines = [line for part in parts for line in part if line.words and not line.borders]
    if lines:
        _measure(lines)
    indents = _uses_indents(lines)
    spaced = _spaced(lines, indents=indents)
    for number, part in enumerate(part for part in parts if part):
        part[0].apart = part[0].apart or number > 0 or bool(part[0].borders)
        if part[0].borders:
            continue
        usual = median([_pitch(*pair) for pair in pairwise(part) if _pitch(*pair) > 0] or [part[0].height])
        for high, low in pairwise(part):
            if low.column:
                continue
            pitch = _pitch(high, low)
            on = goes_on(high, low, indents=indents)
            if pitch <= 0 or pitch > _NEW_PARAGRAPH_GAP * usual or (spaced and pitch > _WIDER * spaced):
                on = False
            elif on is None and pitch < _AS_CLOSE * spaced and _is_running(high, low):
                on = True
            low.apart, low.wrapped = on is False, on is True


def _pitch(high: Line, low: Line) -> float:
    return low.middle - high.middle


def _spaced(lines: Sequence[Line], *, indents: bool) -> float:
    """How far lines of one paragraph stand apart, where paragraphs stand clearly further; else 0."""
    inside: list[float] = []
    between: list[float] = []
    for high, low in pairwise(lines):
        on = None if low.column else goes_on(high, low, indents=indents)
        if on is not None and _pitch(high, low) > 0:
            (inside if on else between).append(_pitch(high, low))
    if min(len(inside), len(between)) < _ENOUGH:
        return 0.0
    usual = median(inside)
    return usual if sorted(between)[len(between) // 4] > _WIDER * usual else 0.0


def _measure(lines: Sequence[Line]) -> None:
    """How far each line stands from the edges of the text, which several lines reach."""
    width = _EDGE * median(line.height for line in lines)
    left = _edge(sorted(line.left for line in lines), width)
    right = -_edge(sorted(-line.right for line in lines), width)
    for line in lines:
        line.inset, line.room = line.left - left, right - line.right


def _edge(places: Sequence[float], width: float) -> float:
    """The first place that several share; where none is, the first."""
    last = _SHARE_EDGE - 1
    for place, other in zip(places, places[last:], strict=False):
        if other - place <= width:
            return place
    return places[0]


def _uses_indents(lines: Sequence[Line]) -> bool:
    """Whether first lines are indented: one that is not goes on with a paragraph."""
    begun = 0
    for high, low in pairwise(lines):
        begun += low.inset > _INDENT * low.height and abs(high.inset) < _SAME_PLACE * high.height
    return begun >= _INDENTED


def goes_on(high: Line, low: Line, *, indents: bool = False) -> bool | None:
    """Whether the lower of two lines goes on with the paragraph of the upper; None where that cannot be told.

    `indents` says that first lines of paragraphs are indented on this page.
    """
    if high.column or low.column or "\t" in high.text or "\t" in low.text:
        return None
    if _in_the_middle(high) and not _is_level(low):
        return False  # a title ends
    if _is_level(high) and _in_the_middle(low) and not _SENTENCE_END.search(high.text):
        return None  # one more line of a title, or another title
    word = low.words[0]
    if high.room > word.right - word.left + _BLANK * low.height:
        return False  # the next word had room above
    deeper = low.inset - high.inset
    if deeper > _INDENT * low.height:
        return _hangs(high, low)
    if _is_marked(low) or not _fills(high):
        return None
    if _FULL_STOP.search(high.text) is None:
        return True
    begins_paragraph = high.inset > _INDENT * high.height
    return True if abs(low.inset) < _SAME_PLACE * low.height and (indents or begins_paragraph) else None


def _hangs(high: Line, low: Line) -> bool:
    """Whether a line stands under the first word behind the mark of an item."""
    marker = marker_of(high.text)
    if marker is None:
        return False
    behind = high.words[len(marker.text.split()) :][:1]
    return bool(behind) and abs(behind[0].left - low.left) < _SAME_PLACE * low.height


def _is_marked(line: Line) -> bool:
    """Whether a line begins an item; a number with nothing behind it does not."""
    marker = marker_of(line.text)
    return marker is not None and marker.length < len(line.text)


def _is_running(high: Line, low: Line) -> bool:
    """Whether two lines are running text: no titles, no items, no columns."""
    if "\t" in high.text or "\t" in low.text or _is_marked(low) or high.column:
        return False
    return _fills(high) and not _in_the_middle(low)


def _fills(line: Line) -> bool:
    """Whether a line takes most of the width, and is no date at the right or name under a signature."""
    size = line.right - line.left
    return size > _MOST * (line.inset + size + line.room)


def _in_the_middle(line: Line) -> bool:
    return _is_level(line) and line.inset > _LEAST_MARGIN * line.height


def _is_level(line: Line) -> bool:
    """Whether a line has the same margin on both sides, were it none."""
    return abs(line.inset - line.room) <= _UNLIKE * line.height
