"""Gold: what a careful person found in a document, the form the scorer compares with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from dondoc.errors import DondocError, Message
from dondoc.text.spans import Span

Role = Literal["leads", "coordinating", "adviser_to", "report_to", "supervisors"]
ROLES: tuple[Role, ...] = get_args(Role)

HEADER_FIELDS = (
    "issuing_agency",
    "number",
    "symbol",
    "place",
    "date",
    "doc_type",
    "title",
    "meeting_date",
    "chair",
    "authority",
    "capacity",
    "signer",
)


class GoldError(DondocError):
    """A gold file that contradicts its text or itself."""

    code = "gold-unreadable"
    message = Message(
        vi="Bản chuẩn {name} không dùng được: {why}. Không có gì bị thay đổi; hãy sửa tệp rồi chạy lại.",
        en="The gold {name} cannot be used: {why}. Nothing was changed; correct the file and run again.",
    )


class MissingGoldError(DondocError):
    """A folder without anything to measure against."""

    code = "gold-missing"
    message = Message(
        vi="Thư mục {folder} không có bản chuẩn nào (*.gold.json cạnh *.txt, hoặc *.marked.txt).",
        en="The folder {folder} holds no gold (*.gold.json beside *.txt, or *.marked.txt).",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDirective:
    """One order as marked (nội dung giao); `inherited_leads` where no lead stands inside it."""

    span: Span
    parties: Mapping[Role, tuple[Span, ...]] = field(default_factory=dict)
    inherited_leads: tuple[Span, ...] = ()
    deadline: str | None = None
    deadline_span: Span | None = None

    def expected(self, role: Role) -> tuple[Span, ...]:
        """The parties the scorer asks for: a lead from the heading counts where none is inside."""
        named = self.parties.get(role, ())
        return named or (self.inherited_leads if role == "leads" else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document with everything that was marked in it; a header field left out is not scored."""

    name: str
    text: str
    header: Mapping[str, str | None] = field(default_factory=dict)
    directives: tuple[GoldDirective, ...] = ()


def load_folder(folder: Path) -> list[GoldDocument]:
    """Every gold document of a folder, by name; `NAME.gold.json` wins over `NAME.marked.txt`."""
    found = sorted(_documents(folder), key=lambda document: document.name)
    if not found:
        raise MissingGoldError(folder=folder)
    return found


def _documents(folder: Path) -> Iterator[GoldDocument]:
    from dondoc.learn.marked import parse_marked

    done: set[str] = set()
    for path in folder.glob("*.gold.json"):
        name = path.name.removesuffix(".gold.json")
        done.add(name)
        yield read_gold(path, path.with_name(f"{name}.txt"))
    for path in folder.glob("*.marked.txt"):
        name = path.name.removesuffix(".marked.txt")
        if name not in done:
            yield parse_marked(read_exactly(path), name)


def read_exactly(path: Path) -> str:
    """The text of a file, line ends as they are: offsets count them."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(name=path.name, why=str(error)) from error


def read_gold(gold: Path, text_file: Path) -> GoldDocument:
    """A `marked-gold/1` file with the text it belongs to."""
    name = gold.name.removesuffix(".gold.json")
    try:
        data = json.loads(gold.read_text(encoding="utf-8"))
        text = read_exactly(text_file)
        document = GoldDocument(
            name=name,
            text=text,
            header=dict(data.get("header", {})),
            directives=tuple(_directive(item) for item in data["directives"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(name=name, why=f"{type(error).__name__}: {error}") from error
    _check(data, text, name)
    return document


def _span(item: Mapping[str, Any]) -> Span:
    inner = item.get("span", item)
    return Span(inner["start"], inner["end"])


def _directive(item: Mapping[str, Any]) -> GoldDirective:
    deadline = item.get("deadline")
    return GoldDirective(
        span=_span(item),
        parties={role: tuple(_span(party) for party in item.get(role, [])) for role in ROLES},
        inherited_leads=tuple(_span(party) for party in item.get("inherited_leads", [])),
        deadline=deadline["value"] if deadline else None,
        deadline_span=_span(deadline) if deadline and "start" in deadline else None,
    )


def _check(data: Any, text: str, name: str) -> None:
    waiting = list(data["directives"])
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            quoted, start, end = item.get("text"), item.get("start"), item.get("end")
            if isinstance(quoted, str) and isinstance(start, int) and text[start:end] != quoted:
                raise GoldError(name=name, why=f"{quoted[:40]!r} is not at {start}..{end}")
            waiting.extend(item.values())
