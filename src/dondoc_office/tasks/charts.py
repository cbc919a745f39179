"""Where the pieces of a chart stand: numbers in, places out. Pure; templates draw them as SVG without style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

LOOKS = ("good", "soon", "calm", "late")
"""How the four cells look, in their order: on time, late, open in time, open overdue."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a bar (đoạn của thanh)."""

    look: str
    at: float
    size: float
    count: int


def pieces(counts: Sequence[int], *, whole: float = 100.0, most: int = 0) -> list[Piece]:
    """The counts one after another along a bar whose full length stands for `most` (else for their sum)."""
    full = max(most, sum(counts))
    return list(_pieces(counts, whole / full)) if full else []


def _pieces(counts: Sequence[int], scale: float) -> Iterator[Piece]:
    at = 0.0
    for look, count in zip(LOOKS, counts, strict=True):
        if count:
            yield Piece(look, round(at, 2), round(count * scale, 2), count)
        at += count * scale


@dataclass(frozen=True, slots=True)
class Column:
    """One month of the trend (tháng): its four counts and its pieces, from the ground up."""

    first: date
    counts: tuple[int, ...]
    at: float
    width: float
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def middle(self) -> float:
        return round(self.at + self.width / 2, 2)

    @property
    def on_time_share(self) -> int | None:
        """Percent of what was due and is decided that was done on time."""
        decided = self.counts[0] + self.counts[1] + self.counts[3]
        return round(100 * self.counts[0] / decided) if decided else None


def columns(
    months: Sequence[tuple[date, tuple[int, ...]]], *, width: float = 720.0, height: float = 200.0
) -> list[Column]:
    """One column a month; the tallest fills the height."""
    most = max((sum(counts) for _, counts in months), default=0)
    step = width / max(1, len(months))
    return [
        Column(
            first,
            counts,
            round(place * step + step * 0.18, 2),
            round(step * 0.64, 2),
            tuple(
                Piece(piece.look, round(height - piece.at - piece.size, 2), piece.size, piece.count)
                for piece in pieces(counts, whole=height, most=most)
            ),
        )
        for place, (first, counts) in enumerate(months)
    ]
