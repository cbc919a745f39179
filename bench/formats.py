"""What each way onto the screen costs: the same notices as text, Word file, PDF and scan, against their gold."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from bench import papers, results
from bench.offices import circumstances
from dondoc import read
from dondoc.errors import DondocError
from dondoc.learn.gold import GoldDirective, GoldDocument, load_folder
from dondoc.learn.scoring import Answer, Counts, answer_of, score, total, values
from dondoc.text.spans import Span

HEAD = "The same notices as Word file, PDF and scan"
MARKED = Path(__file__).parent.parent / "tests" / "gold" / "marked" / "dev"
# Clean ones of every kind: communes to ministries, plain lists, long paragraphs, tables.
CHOSEN = ("01", "08", "34", "42", "46", "48", "50", "51", "55", "60")
FIGURES = (
    "directive.relaxed",
    "directive.strict",
    "leads",
    "coordinating",
    "report_to",
    "deadline.given",
    "header",
)
_ABOUT = """Ten marked notices (communes to ministries, three with tables), laid out in Word by Nghị định 30/2020/NĐ-CP, printed
by LibreOffice, and these pages on grey paper, turned by 0.6°, with noise of sigma 24. The gold is carried over word by word. A
file that cannot be read counts as all missed."""
_WORD = re.compile(r"\S+")


class Way(NamedTuple):
    """A kind of file and how it is made from the text of a notice and from its print."""

    name: str
    made: Callable[[str, bytes, bytes], bytes]  # of text, Word file, PDF
    suffix: str


def ways(dpis: Sequence[int]) -> Iterator[Way]:
    yield Way("text", lambda text, word, paper: text.encode(), ".txt")
    yield Way("Word file", lambda text, word, paper: word, ".docx")
    yield Way("PDF with text", lambda text, word, paper: paper, ".pdf")
    for dpi in dpis:
        yield Way(f"scan, {dpi} dpi", lambda text, word, paper, dpi=dpi: papers.scanned(paper, dpi), ".pdf")


def carried(gold: GoldDocument, text: str) -> GoldDocument:
    """The gold on the same words in another text."""
    theirs = [Span(*one.span()) for one in _WORD.finditer(gold.text)]
    ours = [Span(*one.span()) for one in _WORD.finditer(text)]
    places = _alignment([one.of(gold.text) for one in theirs], [one.of(text) for one in ours])

    def moved(span: Span) -> Span:
        within = [at for at, one in enumerate(theirs) if one.start < span.end and one.end > span.start]
        found = [places[at] for at in within if at in places]
        if not found:
            return Span(0, 0)
        return Span(ours[min(found)].start, ours[max(found)].end)

    def order(one: GoldDirective) -> GoldDirective:
        parties = {role: tuple(map(moved, spans)) for role, spans in one.parties.items()}
        headed = tuple(map(moved, one.inherited_leads))
        return replace(one, span=moved(one.span), parties=parties, inherited_leads=headed)

    return replace(gold, text=text, directives=tuple(map(order, gold.directives)))


def _alignment(theirs: Sequence[str], ours: Sequence[str]) -> dict[int, int]:
    """Which word became which; a word that was read otherwise stands where the words around it say."""
    places: dict[int, int] = {}
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind in ("equal", "replace") and d > c:
            for at in range(a, b):
                places[at] = min(c + (at - a) * (d - c) // (b - a), d - 1)
    return places


def measured(gold: Sequence[GoldDocument], dpis: Sequence[int]) -> Iterator[tuple[str, Counts, list[str]]]:
    """For each way the counts over all notices, and what was wrong in each."""
    words = [papers.word(one.text) for one in gold]
    prints = papers.printed(words)
    for way in ways(dpis):
        counts: list[Counts] = []
        remarks: list[str] = []
        for one, word, paper in zip(gold, words, prints, strict=True):
            try:
                notice = read(way.made(one.text, word, paper), name=one.name + way.suffix)
            except DondocError as error:
                remarks.append(f"{one.name}: {error}")
                counts.append(score(one, Answer()).counts)
                continue
            found = score(carried(one, notice.text), answer_of(notice))
            counts.append(found.counts)
            remarks += [f"{one.name}: {remark}" for remark in found.remarks]
        yield way.name, total(counts), remarks


def measure(dpis: Sequence[int] = (200, 150, 100), *, details: bool = False) -> None:
    """The table of RESULTS.md; `details` prints what was wrong in each notice."""
    gold = [one for one in load_folder(MARKED) if one.name[:2] in CHOSEN]
    lines = ["| | " + " | ".join(FIGURES) + " |", "|---|" + "--:|" * len(FIGURES)]
    for name, counts, remarks in measured(gold, dpis):
        figures = values(counts)
        lines.append(f"| {name} | " + " | ".join(f"{figures[one]:.2f}" for one in FIGURES) + " |")
        print(lines[-1], flush=True)
        if details:
            print("\n".join(remarks), flush=True)
    results.put(HEAD, "\n".join([circumstances(), "", _ABOUT, "", *lines]))


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:] if one.isdigit()]
    measure(asked or (200, 150, 100), details="--details" in sys.argv)
