"""`dondoc evaluate`: how good the reader is on a folder of gold, with intervals and baselines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dondoc.cli.console import EXIT_FINE, language, say, say_error
from dondoc.errors import Message
from dondoc.learn.baselines import DateLibraryError, date_library, trigger_words
from dondoc.learn.calibration import Observation
from dondoc.learn.evaluation import Evaluation, Figure, Read, evaluate, evaluate_answers
from dondoc.learn.gold import GoldDocument, load_folder
from dondoc.learn.reliability import bins, calibration_error, observe, sure_and_right

_DATES = ("deadline.all", "deadline.given")  # what a date library answers
_HEAD = Message(
    vi="{documents} văn bản, {orders} nội dung giao; khoảng tin cậy 95 % theo văn bản",
    en="{documents} documents, {orders} orders; 95 % intervals over documents",
)


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    one = commands.add_parser("evaluate", help="đo chất lượng đọc trên bộ chuẩn (measure against gold)")
    one.add_argument("folder", type=Path, metavar="DIR", help="NAME.gold.json + NAME.txt, or NAME.marked.txt")
    one.add_argument("--format", choices=("table", "json"), default="table")
    one.add_argument("--details", action="store_true", help="what was missed and what was invented")
    one.add_argument("--reader", choices=("both", "grammar"), default="both", help="with the CRF or without")
    one.add_argument("--seed", type=int, default=0, help="of the bootstrap")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Measure and print."""
    gold = load_folder(chosen.folder)
    measured = evaluate(gold, _reader(chosen.reader), seed=chosen.seed)
    beside = _baselines(gold, chosen.seed)
    if chosen.format == "json":
        report = _as_json(measured, beside) | {"calibration": _as_plain(_observed(gold, measured))}
        say(json.dumps(report, ensure_ascii=False, indent=1))
        return EXIT_FINE
    if chosen.details:
        for document in measured.documents:
            for line in (f"{document.name}:", *(f"  {remark}" for remark in document.scored.remarks)):
                say(line)
    orders = sum(len(document.directives) for document in gold)
    say(_HEAD.filled(documents=len(gold), orders=orders).in_language(language()))
    for line in (*_table(measured, beside), *_honesty(_observed(gold, measured))):
        say(line)
    return EXIT_FINE


def _observed(gold: Sequence[GoldDocument], measured: Evaluation) -> list[Observation]:
    pairs = zip(gold, measured.documents, strict=True)
    return [one for given, read in pairs if read.notice for one in observe(given, read.notice)]


def _honesty(observed: Sequence[Observation]) -> list[str]:
    """Are the confidences worth what they say."""
    right, share = sure_and_right(observed)
    lines = [f"{'calibration error':24} {calibration_error(observed):6.3f}  facts {len(observed)}"]
    lines.append(f"{'at confidence >= 0.95':24} {right:6.3f}  right, of {share:.3f} of the facts")
    for one in bins(observed):
        lines.append(
            f"  {one.low:.1f}..{one.low + 0.1:.1f}  claimed {one.claimed:.2f}  right {one.right:.2f}  ({one.facts})"
        )
    return lines


def _reader(name: str) -> Read:
    """Reads a bare text in process, the whole way that `dondoc read` goes with a text file."""
    from dondoc.reading import read_text

    return lambda text: read_text(text, second=name == "both")


def _baselines(gold: Sequence[GoldDocument], seed: int) -> Mapping[str, Mapping[str, Figure]]:
    triggers = evaluate_answers(gold, trigger_words, seed=seed)
    out = {"trigger regex": {figure.name: figure for figure in triggers.figures}}
    try:
        dates = evaluate_answers(gold, date_library(), seed=seed)
    except DateLibraryError as missing:
        say_error(missing.said.in_language(language()))
    else:
        out["dateparser"] = {figure.name: figure for figure in dates.figures if figure.name in _DATES}
    return {name: {k: f for k, f in found.items() if "header" not in k} for name, found in out.items()}


def _table(measured: Evaluation, beside: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    lines = [f"{'':24} {'dondoc':>6}  {'95 %':13} {'right':>5}/{'gold':>4}/{'found':>5}"]
    lines[0] += "".join(f"  {name:>13}" for name in beside)
    for figure in measured.figures:
        right, gold, found = figure.count or ("", "", "")
        line = f"{figure.name:24} {figure.value:6.3f}  {figure.low:.3f}..{figure.high:.3f}"
        line += f"  {right:>5}/{gold:>4}/{found:>5}"
        for figures in beside.values():
            line += f"  {figures[figure.name].value:13.3f}" if figure.name in figures else f"  {'':13}"
        lines.append(line.rstrip())
    return lines


def _as_json(measured: Evaluation, beside: Mapping[str, Mapping[str, Figure]]) -> dict[str, object]:
    def plain(figure: Figure) -> dict[str, object]:
        count = figure.count._asdict() if figure.count else None
        return {"value": figure.value, "low": figure.low, "high": figure.high, "count": count}

    return {
        "documents": len(measured.documents),
        "figures": {figure.name: plain(figure) for figure in measured.figures},
        "baselines": {
            name: {key: plain(figure) for key, figure in figures.items()} for name, figures in beside.items()
        },
        "remarks": {document.name: list(document.scored.remarks) for document in measured.documents},
    }


def _as_plain(observed: Sequence[Observation]) -> dict[str, object]:
    right, share = sure_and_right(observed)
    return {
        "error": calibration_error(observed),
        "sure": {"right": right, "share": share},
        "bins": [one._asdict() for one in bins(observed)],
    }
