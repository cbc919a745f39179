"""The two composers have nothing in common but the language."""

from __future__ import annotations

import re

from tests.composer.notices import write, write_marked
from tests.composer.sentences import WORDS

from dondoc.learn.compose.documents import compose
from dondoc.learn.compose.grammar import load_lists


def test_the_same_number_is_the_same_notice() -> None:
    assert write_marked(3) == write_marked(3)
    assert write_marked(3) != write_marked(4)


def test_its_gold_has_every_role() -> None:
    orders = [order for number in range(60) for order in write(number).directives]
    assert len(orders) > 300
    for role in ("leads", "coordinating", "adviser_to", "report_to", "supervisors"):
        assert any(role in order.parties for order in orders), role
    assert any(order.inherited_leads for order in orders)


def test_few_words_stand_in_both_lists() -> None:
    """Real offices are called what they are called; everything else differs."""
    training = {line.lower() for lines, _ in load_lists().values() for line in lines}
    shared = {phrase for kind in WORDS for phrase in WORDS[kind] if phrase.lower() in training}
    assert len(shared) <= 0.05 * sum(map(len, WORDS.values())), shared
    assert not shared & {phrase for kind in ("job", "past", "topic") for phrase in WORDS[kind]}


def test_no_sentence_is_written_by_both() -> None:
    def sentences(texts: list[str]) -> set[str]:
        return {s.strip().lower() for text in texts for s in re.split(r"[.;\n]", text) if len(s.split()) > 4}

    second = sentences([write(number).text for number in range(80)])
    first = sentences([compose(number).text for number in range(200)])
    assert not first & second


def test_training_reads_nothing_of_the_test_side() -> None:
    from pathlib import Path

    import dondoc.learn

    folder = Path(dondoc.learn.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    assert "tests.composer" not in source
    assert '"marked" / "test"' not in source
