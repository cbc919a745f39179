"""Measuring a reader on gold: figures, 95 % intervals over documents, baselines beside it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dondoc.learn.gold import GoldDocument
from dondoc.learn.scoring import Answer, Count, Counts, Scored, answer_of, score, total, values
from dondoc.notice.model import Notice

Read = Callable[[str], Notice]
Guess = Callable[[GoldDocument], Answer]

RESAMPLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure with its 95 % bootstrap interval."""

    name: str
    value: float
    low: float
    high: float
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScore:
    """What was found about one document."""

    name: str
    scored: Scored
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A reader measured on a set of documents."""

    figures: tuple[Figure, ...]
    documents: tuple[DocumentScore, ...]

    def figure(self, name: str) -> Figure:
        return next(figure for figure in self.figures if figure.name == name)


def evaluate(gold: Sequence[GoldDocument], read: Read, *, seed: int = 0) -> Evaluation:
    """Measure a reader of texts; the same figures as `score.py` of the contract gives."""
    documents = []
    for document in gold:
        notice = read(document.text)
        documents.append(
            DocumentScore(name=document.name, scored=score(document, answer_of(notice)), notice=notice)
        )
    return _evaluation(documents, seed)


def evaluate_answers(gold: Sequence[GoldDocument], guess: Guess, *, seed: int = 0) -> Evaluation:
    """Measure anything that answers about a document: a baseline, a saved reading."""
    documents = [DocumentScore(name=g.name, scored=score(g, guess(g))) for g in gold]
    return _evaluation(documents, seed)


def _evaluation(documents: Sequence[DocumentScore], seed: int) -> Evaluation:
    counts = [document.scored.counts for document in documents]
    together = total(counts)
    bounds = intervals(counts, seed=seed)
    figures = [
        Figure(name=name, value=value, low=bounds[name][0], high=bounds[name][1], count=together.get(name))
        for name, value in values(together).items()
    ]
    return Evaluation(figures=tuple(figures), documents=tuple(documents))


def intervals(
    counts: Sequence[Counts], *, seed: int = 0, resamples: int = RESAMPLES
) -> Mapping[str, tuple[float, float]]:
    """The middle 95 % of each figure when documents are drawn again, with repetition."""
    drawing = random.Random(seed)
    drawn: dict[str, list[float]] = {name: [] for name in values(total(counts))}
    for _ in range(resamples):
        sample = values(total(drawing.choices(counts, k=len(counts))))
        for name, value in sample.items():
            drawn[name].append(value)
    return {name: _middle(sorted(found)) for name, found in drawn.items()}


def _middle(ordered: Sequence[float]) -> tuple[float, float]:
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]
