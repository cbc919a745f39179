"""The scorer counts as the contract's own tool does, whatever a reader answers."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dondoc.learn.gold import ROLES, GoldDirective, GoldDocument, load_folder
from dondoc.learn.marked import parse_marked
from dondoc.learn.scoring import Answer, Claim, score, total, value, values
from dondoc.text.spans import Span

SHARED = Path(__file__).parents[4] / "shared"
TOOL = SHARED / "tools" / "score.py"

MARKED = """@number 7
@chair -
@title Kết luận
---
Giao ban: ⟪Giao ⟦L|Phòng Tư pháp⟧ rà soát cùng ⟦C|Công an xã⟧, xong ⟦D|trước ngày 02/5/2024|2024-05-02⟧⟫.
⟦H|Phòng Y tế⟧:
- ⟪Kiểm tra các trạm⟫;
- ⟪Báo cáo ⟦R|UBND huyện⟧ trong tháng⟫.
⟦H|⟧- ⟪Giữ vệ sinh⟫.
"""


def gold() -> GoldDocument:
    return parse_marked(MARKED, "made-up")


def perfect(document: GoldDocument) -> Answer:
    claims = [
        Claim(span=d.span, parties={r: d.expected(r) for r in ROLES}, deadline=d.deadline)
        for d in document.directives
    ]
    return Answer(claims=tuple(claims), header={k: (v, v) for k, v in document.header.items()})


def test_a_perfect_answer_scores_one_everywhere() -> None:
    counts = score(gold(), perfect(gold())).counts
    assert set(values(counts).values()) == {1.0}
    assert counts["leads"].gold == 3


def test_a_heading_leads_what_follows_it_until_it_ends() -> None:
    inherited = [[s.of(gold().text) for s in d.inherited_leads] for d in gold().directives]
    assert inherited == [[], ["Phòng Y tế"], ["Phòng Y tế"], []]


def test_closing_punctuation_does_not_spoil_a_strict_span() -> None:
    document = gold()
    first = document.directives[0].span
    answer = Answer(claims=(Claim(span=Span(first.start, first.end + 1)),))
    assert score(document, answer).counts["directive.strict"].right == 1


def test_an_invented_order_counts_against_its_parties() -> None:
    document = gold()
    answer = Answer(claims=(Claim(span=Span(0, 8), parties={"leads": (Span(0, 4),)}),))
    counts = score(document, answer).counts
    assert counts["leads"] == (0, 3, 1)
    assert counts["directive.relaxed"] == (0, 4, 1)


def test_an_empty_document_answered_by_nothing_is_right() -> None:
    counts = score(GoldDocument(name="", text=""), Answer()).counts
    assert value("directive.relaxed", counts["directive.relaxed"]) == 1.0
    assert counts["documents.exact"].right == 1


# Against the tool itself.


def tool() -> ModuleType:
    if not TOOL.exists():
        pytest.skip("the reference scorer is not beside this checkout (../shared)")
    spec = importlib.util.spec_from_file_location("reference_score", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_gold_json(document: GoldDocument) -> dict[str, Any]:
    def one(d: GoldDirective) -> dict[str, Any]:
        out: dict[str, Any] = {role: [as_span(s) for s in d.parties.get(role, ())] for role in ROLES}
        out |= as_span(d.span) | {"inherited_leads": [as_span(s) for s in d.inherited_leads]}
        return out | {"deadline": {"value": d.deadline} if d.deadline else None}

    return {"header": dict(document.header), "directives": [one(d) for d in document.directives]}


def as_span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def as_prediction(answer: Answer, text: str) -> dict[str, Any]:
    def one(claim: Claim) -> dict[str, Any]:
        out: dict[str, Any] = {r: [as_span(s) for s in claim.parties.get(r, ())] for r in ROLES}
        out |= as_span(claim.span) | {"deadline": {"kind": "date", "value": claim.deadline}}
        return out if claim.deadline else out | {"deadline": None}

    header = {k: {"value": v, "text": w} for k, (v, w) in answer.header.items()}
    places = {"meeting": ("chair", "meeting_date"), "signature": ("authority", "capacity", "signer")}
    out: dict[str, Any] = {"text": text, "directives": [one(c) for c in answer.claims], "header": header}
    for group, names in places.items():
        out[group] = {n.removeprefix("meeting_"): header.get(n) for n in names}
    return out


def blurred(answer: Answer, size: int, chance: random.Random) -> Answer:
    """The same answer with spans moved, lost, doubled and deadlines changed."""

    def move(span: Span) -> Span:
        start = min(max(0, span.start + chance.randint(-6, 6)), size)
        return Span(start, min(size, max(start, span.end + chance.randint(-6, 6))))

    claims = []
    for claim in answer.claims:
        if chance.random() < 0.2:
            continue
        kept = {
            r: tuple(
                move(s) if chance.random() < 0.5 else s
                for s in spans
                for _ in range(chance.choice([0, 1, 1, 2]))
            )
            for r, spans in claim.parties.items()
        }
        moved = move(claim.span) if chance.random() < 0.5 else claim.span
        due = claim.deadline if chance.random() < 0.7 else chance.choice([None, "event", "2023-01-01"])
        claims += [Claim(span=moved, parties=kept, deadline=due)] * chance.choice([1, 1, 1, 2])
    header = {k: (v if chance.random() < 0.7 else None, w) for k, (v, w) in answer.header.items()}
    return Answer(claims=tuple(claims), header=header)


def documents() -> list[GoldDocument]:
    shared = SHARED / "gold" / "dev"
    return [gold(), *(load_folder(shared) if shared.exists() else [])]


@pytest.mark.parametrize("seed", range(8))
def test_the_counts_are_those_of_the_reference_tool(seed: int) -> None:
    reference, chance = tool(), random.Random(seed)
    theirs, ours = reference.Count(), []
    for document in documents():
        answer = blurred(perfect(document), len(document.text), chance)
        prediction = as_prediction(answer, document.text)
        reference.score(as_gold_json(document), prediction, document.text, theirs, lambda line: None)
        ours.append(score(document, answer).counts)
    assert {name: tuple(count) for name, count in total(ours).items()} == {
        k: tuple(v) for k, v in theirs.items()
    }
