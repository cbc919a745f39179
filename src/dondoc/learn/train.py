"""`python -m dondoc.learn.train`: builds the second reader's model from this repository alone.

The text is the training composer's and the project's own marked notices for development
(`tests/gold/marked/dev`). Held-out notices and the second composer are never read here. The same
sources give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from random import Random

from dondoc.learn.clauses import Clause, clauses_of, labelled
from dondoc.learn.compose.documents import compose
from dondoc.learn.features import features
from dondoc.learn.gold import load_folder
from dondoc.learn.tagger import MODEL

COMPOSED_NOTICES = 900
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
        trainer.append(features(tokens), labels)
    trainer.train(str(model))


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--output", type=Path, default=DATA, help="folder of the models")
    output: Path = arguments.parse_args().output
    train_roles(training_clauses(), output / MODEL)


if __name__ == "__main__":
    main()
