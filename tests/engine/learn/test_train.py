"""One command builds the second reader: the same sources give the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.composer.notices import write

from dondoc.learn.gold import load_folder
from dondoc.learn.roles import role_counts
from dondoc.learn.scoring import value
from dondoc.learn.tagger import MODEL, Tagger
from dondoc.learn.train import MARKED, train_roles, training_clauses

DATA = Path(__file__).parents[3] / "src" / "dondoc" / "learn" / "data"


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    clauses = training_clauses(tmp_path / "none", notices=15)
    for name in ("once", "again"):
        train_roles(clauses, tmp_path / name)
    assert (tmp_path / "once").read_bytes() == (tmp_path / "again").read_bytes()


def test_the_shipped_models_are_small() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 2_000_000


def test_the_development_notices_are_where_training_looks() -> None:
    assert MARKED.exists()
    assert MARKED.name == "dev"
    assert len(load_folder(MARKED)) > 10


def test_the_shipped_model_reads_the_other_composer() -> None:
    """A floor that only rises; measured 2026-11-23."""
    from dondoc.learn.clauses import clauses_of

    counts = role_counts(clauses_of(write(number) for number in range(40)), Tagger(DATA / MODEL))
    floor = {"lead": 0.8, "coordinating": 0.7, "adviser_to": 0.8, "report_to": 0.85, "deadline": 0.9}
    assert {role for role, least in floor.items() if value(role, counts[role]) < least} == set()
