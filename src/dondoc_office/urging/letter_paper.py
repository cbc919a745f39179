"""An urging letter (công văn đôn đốc) as a paper after Nghị định 30/2020; the words of the letter stand here."""

from __future__ import annotations

import re
from datetime import date

from dondoc_office.papers.form import date_line, load, number_line
from dondoc_office.papers.letterheads import letterhead_of
from dondoc_office.papers.paper import Column, Paper, Paragraph, Run, Signature, Table, Words
from dondoc_office.papers.word import written
from dondoc_office.urging.models import Letter, LetterLine

TITLE = "đôn đốc thực hiện nhiệm vụ quá hạn"
_COLUMNS = (
    Column("STT", 11, "center"),
    Column("Nhiệm vụ và lời văn giao việc", 72),
    Column("Văn bản giao", 33),
    Column("Thời hạn", 24, "center"),
    Column("Quá hạn", 20, "center"),
)


def opening(letter: Letter, count: int) -> str:
    """What is late, counted on the day the letter was written."""
    return (
        f"Qua theo dõi việc thực hiện các nhiệm vụ do {letter.office.name} giao, tính đến hết "
        f"{in_full(letter.written_on)}, {letter.unit.name} còn {count:02d} nhiệm vụ quá hạn chưa hoàn thành, cụ thể:"
    )


def request_words(letter: Letter) -> tuple[str, ...]:
    """What the unit must do, and until when."""
    return (
        f"{letter.office.name} yêu cầu {letter.unit.name} tập trung chỉ đạo, hoàn thành dứt điểm các nhiệm vụ nêu "
        "trên; làm rõ nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan; báo cáo kết quả và thời gian "
        f"cam kết hoàn thành từng nhiệm vụ bằng văn bản, gửi về {letter.office.name} chậm nhất vào "
        f"{in_full(letter.answer_by)}.",
        f"Yêu cầu {letter.unit.name} nghiêm túc thực hiện.",
    )


def recipients(letter: Letter) -> tuple[str, ...]:
    return (f"Lãnh đạo {letter.office.name} (để báo cáo)",)


def in_full(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: a zero before days under 10 and the months 1 and 2 only (Nghị định 30)."""
    month = f"{day:%m}" if day.month < 3 else str(day.month)
    return f"ngày {day:%d} tháng {month} năm {day.year}"


def paper(letter: Letter, lines: list[LetterLine]) -> Paper:
    """The letter with its lines, numbered and dated once it is issued."""
    rows = tuple(_row(number, line) for number, line in enumerate(lines, 1))
    before, after = (Paragraph(opening(letter, len(lines))),), tuple(map(Paragraph, request_words(letter)))
    return Paper(
        kind="công văn",
        letterhead=letterhead_of(letter.office),
        title=TITLE,
        blocks=(*before, Table(_COLUMNS, rows), *after),
        signature=signature(letter),
        dated=letter.issued_on or letter.written_on,
        day_given=letter.issued_on is not None,
        number=letter.number,
        suffix=suffix(letter),
        to=(letter.unit.name,),
        recipients=recipients(letter),
    )


def head_lines(letter: Letter, lines: list[LetterLine]) -> tuple[str, str]:
    """Number and place-and-date as the file has them, with dots where they are written by hand."""
    made = paper(letter, lines)
    blanks = (re.sub(" {3,}", " …… ", line) for line in (number_line(made, load()), date_line(made)))
    number, day = blanks
    return number.replace("…… /", "……/"), day


def suffix(letter: Letter) -> str:
    """The drafting unit in the symbol: `UBND-VP` → `VP`."""
    return letter.symbol.split("-", 1)[1] if "-" in letter.symbol else "VP"


def signature(letter: Letter) -> Signature:
    return Signature(tuple(letter.signer_title.splitlines()), letter.signer_name)


def _row(number: int, line: LetterLine) -> tuple[Words, ...]:
    words = (Run(line.task.title, bold=True),) if line.titled else ()
    quoted = (*words, Run(f"{chr(10) if words else ''}“{line.words}”", italic=True))
    return (
        str(number),
        quoted,
        line.source or "Chỉ đạo trực tiếp",
        f"{line.due_on:%d/%m/%Y}",
        f"{line.days_late} ngày",
    )


def word_file(letter: Letter, lines: list[LetterLine]) -> bytes:
    return written(paper(letter, lines))
