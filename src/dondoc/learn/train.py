"""`python -m dondoc.learn.train`: builds the second reader and the calibration from this repository.

The text is the training composer's and the project's own marked notices for development
(`tests/gold/marked/dev`). Held-out notices and the second composer are never read here. The same
sources give the same bytes. Confidence is measured on composed notices the model has not seen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from random import Random

from dondoc.learn.calibration import TABLE, Calibration, Observation, fit
from dondoc.learn.clauses import Clause, clauses_of, labelled
from dondoc.learn.compose.documents import compose
from dondoc.learn.features import features
from dondoc.learn.gold import GoldDocument, MissingGoldError, load_folder
from dondoc.learn.reliability import observe
from dondoc.learn.tagger import MODEL, Tagger
from dondoc.notice.reader import read_notice

COMPOSED_NOTICES = 900
FRESH_NOTICES = 120
FIRST_FRESH = 20_000  # composed notices from here on train nothing
REPEAT_MARKED = 6  # marked notices are few and written by a person: they count more
DATA = Path(__file__).parent / "data"
MARKED = Path(__file__).parents[3] / "tests" / "gold" / "marked" / "dev"


def training_clauses(marked: Path = MARKED, notices: int = COMPOSED_NOTICES) -> list[Clause]:
    """What the model learns from, in a fixed order."""
    composed = list(clauses_of(compose(number) for number in range(notices)))
    written = list(clauses_of(load_folder(marked))) if marked.exists() else []
    clauses = composed + written * REPEAT_MARKED
    Random(0).shuffle(clauses)
    return clauses


def train_roles(clauses: Iterable[Clause], model: Path) -> None:
    """Fit the field and write it."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": 0.4,
            "c2": 0.05,
            "max_iterations": 90,
            "feature.minfreq": 2,
            "feature.possible_transitions": True,
        }
    )
    for clause in clauses:
        tokens, labels = labelled(clause)
        kept, rows = features(tokens, clause.marks)
        trainer.append(rows, [labels[index] for index in kept])
    trainer.train(str(model))


def fit_confidence(marked: Path, model: Path) -> Calibration:
    """The record of every rule, on notices composed afresh and on the marked ones."""
    second = Tagger(model)
    fresh = [compose(FIRST_FRESH + number) for number in range(FRESH_NOTICES)]
    written = load_folder(marked) if marked.exists() else []

    def observed(documents: Iterable[GoldDocument]) -> list[Observation]:
        return [one for d in documents for one in observe(d, read_notice(d.text, second=second))]

    marked_ones = observed(written)
    return fit(observed(fresh) + marked_ones, marked_ones * (REPEAT_MARKED - 1))


def main() -> None:
    """Train and write both files."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--output", type=Path, default=DATA, help="folder of the model and the table")
    arguments.add_argument("--marked", type=Path, default=MARKED, help="marked notices for development")
    chosen = arguments.parse_args()
    if not chosen.marked.exists():
        raise SystemExit(MissingGoldError(folder=chosen.marked).said.en)
    train_roles(training_clauses(chosen.marked), chosen.output / MODEL)
    table = fit_confidence(chosen.marked, chosen.output / MODEL)
    (chosen.output / TABLE).write_text(table.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
