"""A confidence is a promise about how often facts like it are right."""

from __future__ import annotations

import pytest

from dondoc.learn.calibration import CAP, Calibration, Observation, calibrate, fit, load_calibration
from dondoc.learn.marked import parse_marked
from dondoc.learn.reliability import bins, calibration_error, observe, sure_and_right
from dondoc.notice.model import Directive, Notice, Party, Source
from dondoc.notice.reader import read_notice
from dondoc.reading import read_text
from dondoc.text.spans import Span


def seen(rule: str, right: int, wrong: int, source: str = "grammar") -> list[Observation]:
    return [Observation(rule, source, 0.8, n < right) for n in range(right + wrong)]


def test_a_rule_is_worth_its_record() -> None:
    table = fit(seen("order.good", 97, 3) + seen("order.bad", 30, 70))
    assert table.calibrated("order.good", "grammar", 0.8) == pytest.approx(0.96, abs=0.03)
    assert table.calibrated("order.bad", "grammar", 0.8) == pytest.approx(0.3, abs=0.05)


def test_agreement_has_a_record_of_its_own() -> None:
    table = fit(seen("role.lead.explicit", 60, 0, "both") + seen("role.lead.explicit", 20, 20))
    assert table.calibrated("role.lead.explicit", "both", 0.8) > 0.9
    assert table.calibrated("role.lead.explicit", "grammar", 0.8) < 0.65


def test_a_rule_seldom_seen_is_never_very_sure() -> None:
    table = fit(seen("order.usual", 500, 0) + seen("order.rare", 19, 0))
    assert table.calibrated("order.usual", "grammar", 0.99) > 0.95
    assert table.calibrated("order.rare", "grammar", 0.99) <= CAP
    assert table.calibrated("order.never-seen", "grammar", 0.99) <= CAP


def test_the_points_only_rise() -> None:
    facts = [o for n in range(30) for o in seen(f"order.rule{n}", (n * 7) % 31, 31 - (n * 7) % 31)]
    heights = [height for _, height in fit(facts).points]
    assert heights == sorted(heights)


def test_the_table_survives_its_file() -> None:
    table = fit(seen("order.a", 5, 2))
    assert Calibration.from_json(table.to_json()) == table


def test_every_fact_of_a_notice_is_told_again() -> None:
    party = Party(span=Span(0, 2), value="Sở", confidence=0.8, rule="role.lead.explicit")
    order = Directive(
        id="D1",
        section=None,
        span=Span(0, 9),
        kind="assigned",
        leads=(party,),
        confidence=0.8,
        rule="order.a",
    )
    table = fit(seen("order.a", 40, 0) + seen("role.lead.explicit", 10, 30))
    [told] = calibrate(
        Notice(source=Source(name=""), text="Sở X làm.", directives=(order,)), table
    ).directives
    assert told.confidence > 0.9
    assert told.leads[0].confidence < 0.4


def test_facts_are_right_where_the_gold_says_so() -> None:
    gold = parse_marked("⟪Giao ⟦L|Sở X⟧ họp ⟦D|trong quý II|2024-Q2⟧⟫. Khác.")
    wrong = Party(span=Span(16, 20), value="", confidence=0.5, rule="role.lead.explicit")
    right = Party(span=Span(5, 9), value="Sở X", confidence=0.9, rule="role.lead.explicit")
    order = Directive(
        id="D1", section=None, span=gold.directives[0].span, kind="assigned", leads=(right, wrong),
        confidence=0.9, rule="order.a",
    )  # fmt: skip
    notice = Notice(source=Source(name=""), text=gold.text, directives=(order,))
    assert [(one.rule, one.right) for one in observe(gold, notice)] == [
        ("order.a", True),
        ("role.lead.explicit", True),
        ("role.lead.explicit", False),
    ]


def test_the_error_is_the_distance_of_claim_and_truth() -> None:
    honest = seen("order.a", 8, 2)
    boasting = [Observation("order.a", "grammar", 0.99, o.right) for o in honest]
    assert calibration_error(honest) == pytest.approx(0.0)
    assert calibration_error(boasting) == pytest.approx(0.19)
    assert [(one.facts, one.right) for one in bins(boasting)] == [(10, 0.8)]
    assert sure_and_right(boasting) == (0.8, 1.0)
    assert sure_and_right(honest) == (0.0, 0.0)


def test_what_is_read_is_calibrated() -> None:
    text = "Số: 3/TB-UBND\n1. Giao Phòng Tư pháp rà soát văn bản, báo cáo trước ngày 02/5/2024."
    table = load_calibration()
    [raw], [read] = read_notice(text).directives, read_text(text, second=False).directives
    assert read.confidence == table.calibrated(raw.rule, raw.source, raw.confidence) != raw.confidence
