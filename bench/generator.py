"""The peers' load generator: what it is run with, and its figures as tables."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.offices import PEERS

Result = Mapping[str, Any]


@dataclass(frozen=True)
class Load:
    """Where the generator is, the rows it asks about, whom it asks and PostgreSQL's process."""

    room: Path
    data: Path
    targets: Sequence[str]
    postmaster: int

    def ask(self, name: str, scenarios: Sequence[str], *limits: str) -> list[Result]:
        """Every scenario of every target in turn; its progress goes to the error output."""
        folder, out = self._folder(), self.room / f"{name}.json"
        words = ["--data", str(self.data), "--out", str(out), "--pg", str(self.postmaster)]
        words += [word for target in self.targets for word in ("--target", target)]
        words += ["--scenarios", ",".join(scenarios), *limits]
        subprocess.run([sys.executable, str(folder / "bench.py"), "run", *words], check=True)
        found: list[Result] = json.loads(out.read_text(encoding="utf-8"))["results"]
        return found

    def _folder(self) -> Path:
        folder = self.room / "generator"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(PEERS / "targets", folder / "targets")
        shutil.copy(PEERS / "bench.py", folder)
        own = Path("bench/office_target.py").read_text(encoding="utf-8")
        (folder / "targets" / "office.py").write_text(own, encoding="utf-8")
        only = '\n\nTarget.SCENARIOS = {"list": {}}\n'
        (folder / "targets" / "bare.py").write_text(own + only, encoding="utf-8")
        return folder


def of(results: Iterable[Result], target: str, scenario: str, clients: int) -> list[Result]:
    wanted = (target, scenario, clients)
    return [one for one in results if (one["target"], one["scenario"], one["clients"]) == wanted]


def median(results: Sequence[Result], value: str) -> float:
    return statistics.median(float(one[value]) for one in results)


def cpu(results: Sequence[Result]) -> float:
    """CPU ms a request, of the server and of PostgreSQL together."""
    return statistics.median(sum(one["cpu_ms_per_req"].values()) for one in results)


def short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def side_by_side(results: Sequence[Result], names: Mapping[str, str]) -> str:
    """One line a page, one column a target: alone, then with sixteen."""
    tables = []
    for clients, title in (
        (1, "1 client: p50 / p95 in ms (CPU ms a request)"),
        (16, "16 clients: requests a second, p50 / p95 in ms"),
    ):
        scenarios = dict.fromkeys(one["scenario"] for one in results if one["clients"] == clients)
        lines = [f"| {title} | {' | '.join(names.values())} |", "|---|" + "--:|" * len(names)]
        for scenario in scenarios:
            cells = [_cell(of(results, target, scenario, clients), clients) for target in names]
            lines.append(f"| {scenario} | {' | '.join(cells)} |")
        tables.append("\n".join(lines))
    return "\n\n".join(tables)


def _cell(found: Sequence[Result], clients: int) -> str:
    if not found or not any(one["n"] for one in found):
        return ""
    times = f"{short(median(found, 'p50'))} / {short(median(found, 'p95'))}"
    if clients == 1:
        return f"{times} ({short(cpu(found))})"
    return f"{short(median(found, 'rps'))}/s, {times}"


def memory(results: Sequence[Result], names: Mapping[str, str]) -> str:
    """The most that all processes of a server held together; pages shared between them counted once (PSS)."""
    lines = ["| all processes, MiB | PSS | RSS |", "|---|--:|--:|"]
    for target, name in names.items():
        own = [one for one in results if one["target"] == target]
        most = [max(one[kind]["server"] for one in own) for kind in ("pss_mib", "rss_mib")]
        lines.append(f"| {name} | {short(most[0])} | {short(most[1])} |")
    most = [max(one[kind]["pg"] for one in results) for kind in ("pss_mib", "rss_mib")]
    lines.append(f"| PostgreSQL, for all of them | {short(most[0])} | {short(most[1])} |")
    return "\n".join(lines)


def remarks(results: Sequence[Result]) -> str:
    """Runs, requests, wrong answers, and what else the machine did meanwhile."""
    wrong: Counter[str] = Counter()
    for one in results:
        wrong.update({f"{one['target']} {one['scenario']}: {kind}": n for kind, n in one["errors"].items()})
    runs = Counter((one["target"], one["scenario"], one["clients"]) for one in results).values()
    other = sorted(one["other_cpu_pct"] for one in results)
    said = (
        f"{min(runs)} to {max(runs)} runs (medians), {sum(one['n'] for one in results):,} answers checked; "
    )
    said += "no wrong one. " if not wrong else f"wrong ones: {dict(wrong)}. "
    return said + (
        f"Other work took {statistics.median(other):.0f} % of one core (median; at most {other[-1]:.0f} %)."
    )
