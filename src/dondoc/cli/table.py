"""A notice as a table in a terminal: the heading, one row an order, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from dondoc.errors import Message
from dondoc.files.out.sheet import OrderRow, Sheet
from dondoc.files.out.wording import DELIVERABLES, MISSING, SEVERITIES, due, moment

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

WIDE = 110  # from this width on, coordinators and products have columns of their own
_LONGEST = 220  # letters of an order shown; JSON, CSV and Excel have all of it
_PIPED = 100  # columns where no terminal says how wide it is
_NARROW_COLUMNS = (("lead", 18), ("deadline", 11), ("missing", 10))
_WIDE_COLUMNS = (("lead", 24), ("with", 22), ("deadline", 12), ("product", 10), ("missing", 14))

_WORDS = {
    "number": Message("STT", "No."),
    "order": Message("Nội dung giao", "Order"),
    "lead": Message("Chủ trì", "Lead"),
    "with": Message("Phối hợp", "Coordinating"),
    "deadline": Message("Thời hạn", "Deadline"),
    "product": Message("Sản phẩm", "Product"),
    "missing": Message("Còn thiếu", "Missing"),
    "no one": Message("giao chung", "no one named"),
    "unclear": Message("chưa rõ", "unclear"),
    "of": Message("số {number}", "No. {number}"),
    "blank": Message("chưa có số", "no number"),
    "meeting": Message("Cuộc họp", "Meeting"),
    "chair": Message("chủ trì", "chaired by"),
    "none": Message("Không thấy nội dung giao việc nào.", "No order was found."),
    "repaired": Message("* tên đơn vị bị cắt hoặc sai, đã sửa", "* name was cut or misspelt and is repaired"),
    "orders": Message("{count} nội dung giao", "{count} orders"),
    "lacking": Message("{count} chưa rõ {what}", "{count} without {what}"),
    "checked": Message("Soát lỗi: {found} (xem: dondoc lint)", "Checks: {found} (see: dondoc lint)"),
    "clean": Message("Soát lỗi: không thấy lỗi", "Checks: nothing found"),
}


class Tables:
    """Prints sheets one after another; as wide as the terminal, plain where there is none."""

    def __init__(self, out: TextIO, language: str) -> None:
        from rich.console import Console

        self._language = language
        self._console = Console(file=out, highlight=False, markup=False, emoji=False)
        if not out.isatty():
            self._console = Console(file=out, width=_PIPED, highlight=False, markup=False, emoji=False)
        self._first = True

    def add(self, sheet: Sheet) -> None:
        if not self._first:
            self._console.print()
        self._first = False
        _Drawing(self._console, sheet, self._language).draw()


class _Drawing:
    """One sheet on one console."""

    def __init__(self, console: Console, sheet: Sheet, language: str) -> None:
        self._console, self._sheet, self._language = console, sheet, language
        self._wide = console.width >= WIDE

    def draw(self) -> None:
        for line in self._heading():
            self._console.print(line)
        if self._sheet.orders:
            self._console.print(self._table())
        for line in self._closing():
            self._console.print(line)

    def _say(self, key: str, **data: object) -> str:
        return _WORDS[key].filled(**data).in_language(self._language)

    def _heading(self) -> Iterable[Text]:
        from rich.text import Text

        told = self._sheet.heading
        number = self._say("of", number="/".join(filter(None, (told["number"] or "…", told["symbol"]))))
        kind = told["doc_type"].upper()
        first = [
            f"{kind} {number if told['number'] or told['symbol'] else self._say('blank')}".strip(),
            told["issuing_agency"],
            self._moment(told["date"]),
        ]
        yield Text.assemble((" · ".join(filter(None, first)), "bold"), ("   " + self._sheet.name, "dim"))
        if told["title"]:
            yield Text(told["title"])
        chair = f"{self._say('chair')} {told['chair']}" if told["chair"] else ""
        meeting = ", ".join(filter(None, (told["meeting_kind"], self._moment(told["meeting_date"]), chair)))
        if meeting:
            yield Text(f"{self._say('meeting')}: {meeting}", style="dim")

    def _moment(self, value: str) -> str:
        return moment(value).in_language(self._language) if value else ""

    def _table(self) -> Table:
        from rich import box
        from rich.table import Table

        table = Table(
            box=box.HORIZONTALS,
            show_lines=True,
            expand=True,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style="bold",
        )
        table.add_column(self._say("number"), justify="right", no_wrap=True, width=3)
        table.add_column(self._say("order"), ratio=1, min_width=24)
        # No narrower than a day in brackets and the longest single word of what can be missing.
        for key, width in _WIDE_COLUMNS if self._wide else _NARROW_COLUMNS:
            table.add_column(self._say(key), width=width)
        for row in self._sheet.orders:
            table.add_row(*self._cells(row))
        return table

    def _cells(self, row: OrderRow) -> Iterable[RenderableType]:
        from rich.text import Text

        product = _product(row, self._language)
        yield Text(str(row.number), style="dim")
        words = Text(_cut(row.words))
        if product and not self._wide:
            words.append(f"\n→ {product}", style="dim")
        yield words
        yield self._leads(row)
        if self._wide:
            yield Text("\n".join(row.coordinating))
        when = due(row.deadline, row.latest, row.deadline_words, self._language)
        yield Text(when.replace(" (", "\n("), style="bold")
        if self._wide:
            yield Text(product)
        yield Text(self._missing(row), style="yellow")

    def _leads(self, row: OrderRow) -> Text:
        from rich.text import Text

        if not row.leads:
            return Text(self._say("no one" if row.kind == "general" else "unclear"), style="dim italic")
        leads = Text("\n".join(row.leads), style="cyan")
        if row.coordinating and not self._wide:
            leads.append(f"\n+ {'; '.join(row.coordinating)}", style="dim")
        return leads

    def _missing(self, row: OrderRow) -> str:
        return ", ".join(MISSING[one].in_language(self._language) for one in row.missing if one in MISSING)

    def _closing(self) -> Iterable[Text]:
        from rich.text import Text

        sheet = self._sheet
        if not sheet.orders:
            yield Text(self._say("none"), style="yellow")
        if any(name.endswith("*") for row in sheet.orders for name in (*row.leads, *row.coordinating)):
            yield Text(self._say("repaired"), style="dim")
        lacking = Counter(one for row in sheet.orders for one in row.missing)
        parts = [self._say("orders", count=len(sheet.orders))]
        parts += [
            self._say("lacking", count=lacking[what], what=MISSING[what].in_language(self._language))
            for what in ("lead", "deadline", "product")
            if lacking[what]
        ]
        if sheet.orders:
            yield Text("; ".join(parts))
        found = Counter(problem.severity for problem in sheet.problems)
        counts = [
            f"{found[severity]} {said.in_language(self._language)}"
            for severity, said in SEVERITIES.items()
            if found[severity]
        ]
        yield Text(self._say("checked", found=", ".join(counts)) if counts else self._say("clean"))


def _product(row: OrderRow, language: str) -> str:
    value = row.deliverable
    return DELIVERABLES[value].in_language(language) if value in DELIVERABLES else value


def _cut(words: str) -> str:
    """The beginning of long words, up to a blank."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"
