"""What `dondoc read --format json` prints keeps the contract `dondoc.notice/1`: keys, kinds, spans, values.

The tables are written from the contract, not from the model, so that a change of the model that the
contract does not know fails here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engine.cli.commands import SAMPLE, SHORT

from dondoc.cli.main import main

Json = dict[str, Any]
SEED = Path(__file__).parents[4] / "shared" / "gold" / "seed.txt"

FACT = {"start", "end", "text", "value", "confidence", "source", "rule", "cues", "alternatives"}
ROLES = ("leads", "coordinating", "adviser_to", "supervisors", "report_to", "affected")
TOP = "schema source text header meeting sections figures findings directives recipients signature problems"
KEYS = {
    "source": "name media_type sha256 pages ocr encoding",
    "header": "issuing_agency parent_agency number symbol place date doc_type title concluding_person urgency circulation",
    "meeting": "kind period date chair organiser agenda attendees",
    "signature": "authority on_behalf_of capacity signer steps",
    "sections": "id number title start end parent kind",
    "figures": "span metric value unit pct_of_plan implied_plan period estimate",
    "findings": "id kind span responsible figures addressed_by",
    "directives": (
        "id section start end text kind trigger leads coordinating adviser_to supervisors report_to affected"
        " lead_source default_addressees actions constraints notes purpose deliverable deadline confidence missing"
    ),
    "problems": "code severity spans message fix basis origin",
}
KINDS = {
    "sections": {"preamble", "assessment", "drafts", "common", "specific", "closing", "other"},
    "findings": {"achievement", "shortcoming"},
    "directives": {"assigned", "general", "closing"},
}
SOURCES = {"grammar", "crf", "both", "llm", "inherited"}
DELIVERABLES = {
    "bao_cao", "van_ban", "ke_hoach", "hoi_nghi", "so_lieu", "quyet_dinh", "to_trinh", "cong_trinh", "khac"
}  # fmt: skip
DAY = r"\d{4}-\d{2}-\d{2}"
PERIOD = r"\d{4}(-(\d{2}|Q[1-4]|H[12]|W\d{2}))?"
DEADLINES = {
    "date": DAY,
    "period": PERIOD,
    "recurrent": r"recur:(weekly|monthly(:\d{1,2})?|quarterly|halfyearly|yearly)",
    "relative": r"rel:(issue|receipt|event)\+\d+(wd|d)",
    "before_event": "event",
}


def walked(value: object, key: str = "") -> Iterator[tuple[str, Json]]:
    """Every object in the JSON, with the key it stands under."""
    waiting: list[tuple[str, object]] = [(key, value)]
    while waiting:
        name, one = waiting.pop()
        if isinstance(one, dict):
            yield name, one
            waiting += one.items()
        elif isinstance(one, list):
            waiting += [(name, item) for item in one]


def check_spans(told: Json) -> None:
    for name, one in walked(told):
        if "start" in one and name not in ("", "sections"):
            assert told["text"][one["start"] : one["end"]] == one["text"], (name, one)
            assert 0 <= one["start"] <= one["end"] <= len(told["text"])


def check_facts(told: Json) -> None:
    for name, one in walked(told):
        if "rule" in one and "cues" in one:
            assert one.keys() >= FACT, name
            assert one["text"]
            assert 0 <= one["confidence"] <= 1
            assert one["source"] in SOURCES
            assert one["rule"]
            assert one["value"] != ""


def check_keys(told: Json) -> None:
    assert " ".join(told) == TOP
    for place, keys in KEYS.items():
        for one in told[place] if isinstance(told[place], list) else [told[place]]:
            assert set(keys.split()) <= one.keys(), place
            assert place not in KINDS or one["kind"] in KINDS[place]


def check_directives(told: Json) -> None:
    sections = {section["id"] for section in told["sections"]}
    for one in told["directives"]:
        assert one["section"] in sections | {None}
        assert one["lead_source"] in {"explicit", "heading", "anaphora", "none"}
        assert (one["lead_source"] == "none") == (not one["leads"])
        assert one["deliverable"] is None or one["deliverable"]["value"] in DELIVERABLES
        for party in (party for role in (*ROLES, "default_addressees") for party in one[role]):
            assert party.keys() >= FACT | {"body", "kind", "repaired", "cue"}
            assert party["kind"] in {"agency", "office", "person", "group"}
        check_deadline(one["deadline"])


def check_deadline(deadline: Json | None) -> None:
    if deadline is None:
        return
    assert deadline.keys() >= {"kind", "raw", "value", "latest", "source", "rule", "confidence"}
    assert re.fullmatch(DEADLINES[deadline["kind"]], deadline["value"]), deadline
    assert deadline["latest"] is None or re.fullmatch(DAY, deadline["latest"])
    assert deadline["source"] in {"explicit", "heading", "anaphora"}


def check_header(told: Json) -> None:
    values = {name: fact["value"] for name, fact in told["header"].items() if fact}
    assert re.fullmatch(r"\d+", values.get("number") or "0")
    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", values.get("date") or "2025")
    assert "\n" not in (values.get("title") or "") + (values.get("issuing_agency") or "")
    authority = told["signature"]["authority"]
    assert authority is None or authority["value"] in {"TM", "KT", "TL", "TUQ", "Q"}


def check_links(told: Json) -> None:
    directives = {one["id"] for one in told["directives"]}
    assert len(directives) == len(told["directives"])
    for finding in told["findings"]:
        assert set(finding["addressed_by"]) <= directives


def check_problems(told: Json) -> None:
    for one in told["problems"]:
        assert one["severity"] in {"error", "warning", "info"}
        assert one["origin"] in {"author", "conversion"}
        assert one["message"]["vi"]
        assert one["message"]["en"]
        assert one["fix"] is None or one["fix"].keys() == {"spans", "replacement"}


CHECKS = (
    check_spans,
    check_facts,
    check_keys,
    check_directives,
    check_header,
    check_links,
    check_problems,
)
TEXTS = {
    "sample": SAMPLE.read_text(encoding="utf-8"),
    "short": SHORT.format(number="04"),
    "windows": SHORT.format(number="05").replace("\n", "\r\n"),
    "beginning": SHORT.format(number="06")[:140],
    "an order alone": "Giao Phòng Kinh tế báo cáo trong vòng 10 ngày làm việc kể từ ngày ban hành.",
}


@pytest.fixture(scope="module", params=[*TEXTS, "seed"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Json:
    if request.param == "seed" and not SEED.exists():
        pytest.skip("../shared is not here")
    text = SEED.read_text(encoding="utf-8") if request.param == "seed" else TEXTS[request.param]
    path = tmp_path_factory.mktemp("notice") / "tb.txt"
    path.write_bytes(text.encode())
    out = path.with_suffix(".json")
    assert main(["read", str(path), "-o", str(out)]) == 0
    found: Json = json.loads(out.read_text(encoding="utf-8"))
    assert (found["schema"], found["text"]) == ("dondoc.notice/1", text)
    return found


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_json_of_a_notice_keeps_the_contract(told: Json, check: Callable[[Json], None]) -> None:
    check(told)
