"""The draft report of a review as a paper after Nghị định 30: every number is the table's own, one click from its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from dondoc_office.measures.formulas.series import Point
from dondoc_office.measures.templatetags.measures import figure, goal_words, signed
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.paper import Annex, Block, Column, Heading, Paper, Paragraph, Run, Table, Words
from dondoc_office.reviews.formulas.gap import LEAN_NAMES
from dondoc_office.reviews.formulas.hardness import GRADE_NAMES
from dondoc_office.reviews.models import Opinion
from dondoc_office.reviews.states import COURSE_NAMES, OUTCOME_NAMES, Cause, Course, Outcome
from dondoc_office.reviews.table import Row
from dondoc_office.reviews.table import Table as ReviewTable


def review_paper(shown: ReviewTable, *, on: date, address: str) -> Paper:
    """Báo cáo sơ kết giữa nhiệm kỳ."""
    review = shown.review
    term, until = review.term.span.name.vi, review.until.span.name.vi
    opening = f"{review.office.name} báo cáo kết quả thực hiện {review.resolution}, {term}, tính đến hết {until} như sau:"
    blocks: list[Block] = [
        Paragraph(opening),
        Heading("Kết quả chung"),
        *_overall(shown),
        Heading("Kết quả từng mục tiêu"),
        Paragraph(
            "Kết quả từng năm, so với mục tiêu, độ khó và dự báo của từng mục tiêu tại Phụ lục kèm theo."
        ),
        Heading("Tự đánh giá và kiểm tra"),
        *_two_sides(shown),
        Heading("Hạn chế, nguyên nhân"),
        *_causes(shown),
        Heading("Kiến nghị"),
        *_courses(shown),
        Paragraph(f"Trên đây là kết quả sơ kết giữa nhiệm kỳ, {review.office.name} báo cáo."),
    ]
    return Paper(
        kind="báo cáo",
        letterhead=letterhead_of(review.office),
        title=f"Sơ kết giữa nhiệm kỳ thực hiện {review.resolution}",
        blocks=tuple(blocks),
        signature=signed_for(review.office),
        dated=on,
        recipients=("Thường trực cấp ủy", "Thường trực HĐND", "Các phòng, ban, đơn vị"),
        archive="VT, TH",
        annexes=(Annex(f"Kết quả thực hiện các mục tiêu {term}", (_results(shown, address),)),),
    )


def _overall(shown: ReviewTable) -> list[Block]:
    count = len(shown.rows)
    told = "; ".join(f"{OUTCOME_NAMES[one].vi.lower()} {n}/{count}" for one, n in shown.outcomes)
    said = f"Tổng số {count} mục tiêu. Dự báo đến cuối nhiệm kỳ: {told}"
    if shown.unjudged:
        said += f"; chưa đủ cơ sở dự báo {shown.unjudged}/{count}"
    blocks: list[Block] = [Paragraph(f"{said}.")]
    if shown.low:
        blocks.append(
            Paragraph(
                f"Có {shown.low}/{count} mục tiêu đặt thấp so với đà của các năm trước nhiệm kỳ, "
                "cần cân nhắc khi đánh giá mức hoàn thành."
            )
        )
    changed = [row for row in shown.rows if not row.comparable]
    if changed:
        names = "; ".join(row.line.text.rstrip(".") for row in changed)
        blocks.append(
            Paragraph(
                f"Không so sánh được do chỉ tiêu đổi định nghĩa trong nhiệm kỳ ({len(changed)}): {names}."
            )
        )
    return blocks


def _by_field(
    shown: ReviewTable, columns: Sequence[Column], cells: Callable[[int, Row], tuple[Words, ...]]
) -> Table:
    rows: list[tuple[Words, ...]] = []
    number = 0
    for field, those in shown.by_field:
        if field:
            rows.append((field,))
        for row in those:
            number += 1
            rows.append(cells(number, row))
    return Table(tuple(columns), tuple(rows))


def _results(shown: ReviewTable, address: str) -> Table:
    years = [
        Column(f"{'Gốc ' if not index else ''}{year}", 20, "right")
        for index, year in enumerate(shown.shown_years)
    ]
    columns = [
        *(Column("TT", 10, "center"), Column("Mục tiêu", 62), Column("Đơn vị tính", 20)),
        *(Column("Cuối nhiệm kỳ", 22, "right"), *years),
        *(Column("So mục tiêu", 27, "right"), Column("Độ khó", 26), Column("Dự báo", 24)),
    ]

    def cells(number: int, row: Row) -> tuple[Words, ...]:
        one, goal = row.line.indicator, row.line.goal
        told: tuple[Words, ...] = tuple(_figure(row, point, address) for _, point in row.years)
        return (
            str(number),
            row.line.text,
            one.unit_of_measure if one else "",
            goal_words(goal, one) if one and goal else "",
            *told,
            share_words(row),
            GRADE_NAMES[row.hard.grade].vi,
            OUTCOME_NAMES[row.outcome].vi if row.outcome else "chưa đủ số liệu",
        )

    return _by_field(shown, columns, cells)


def _figure(row: Row, point: Point | None, address: str) -> Words:
    if point is None:
        return ""
    words = figure(point.value, row.line.indicator)
    if point.value_pk is None:
        return words
    return (Run(words, link=f"{address}/chi-tieu/so/{point.value_pk}/", tip="Xem nguồn của số liệu"),)


def share_words(row: Row) -> str:
    """The share of the goal, in the way that is right for it."""
    if not row.comparable:
        return "không so sánh được"
    told = row.stand.against
    if told.share is not None:
        return f"{figure(told.share)} %{' mức trần' if row.ceiling else ''}"
    if told.difference is None:
        return ""
    one = row.line.indicator
    unit = "điểm %" if one is not None and one.unit_of_measure == "%" else ""
    return f"{signed(told.difference)} {unit}".strip()


def _two_sides(shown: ReviewTable) -> list[Block]:
    told = shown.tally
    if not told.compared:
        return [Paragraph("Chưa có mục tiêu nào đủ cả tự đánh giá và kiểm tra.")]
    said = (
        f"Trong {told.compared} mục tiêu có đủ hai bên, {told.same} mục tiêu khớp, {told.rosier} mục tiêu "
        f"đơn vị tự đánh giá cao hơn kiểm tra, {told.gloomier} mục tiêu tự đánh giá thấp hơn."
    )
    columns = (
        *(Column("TT", 10, "center"), Column("Mục tiêu", 52), Column("Đơn vị", 30)),
        *(Column("Tự đánh giá", 24), Column("Kiểm tra", 24), Column("Chênh lệch", 24)),
    )
    rows = [row for row in shown.rows if row.own is not None or row.check is not None]
    cells = tuple(
        (
            *(str(number), row.line.text, row.line.responsible.called),
            *(_word(row, row.own), _word(row, row.check), LEAN_NAMES[row.gap.lean].vi),
        )
        for number, row in enumerate(rows, 1)
    )
    return [Paragraph(said), Table(columns, cells)]


def _word(row: Row, said: Opinion | None) -> str:
    if said is None:
        return ""
    value: Decimal | None = said.value
    told = f"{figure(value, row.line.indicator)}; " if value is not None else ""
    return told + OUTCOME_NAMES[Outcome(said.outcome)].vi.lower()


def _causes(shown: ReviewTable) -> list[Block]:
    weak = shown.of_outcome(Outcome.HARD, Outcome.UNFIT)
    if not weak:
        return [Paragraph("Không có mục tiêu nào được dự báo khó đạt hoặc không còn phù hợp.")]
    groups = (
        ("Nguyên nhân khách quan", (Cause.OBJECTIVE, Cause.BOTH)),
        ("Nguyên nhân chủ quan", (Cause.SUBJECTIVE, Cause.BOTH)),
    )
    blocks: list[Block] = []
    for title, causes in groups:
        said = [(row, one) for row in weak if (one := _cause_of(row)) is not None and one.cause in causes]
        blocks.append(Heading(title, 2))
        blocks += [
            Paragraph(f"- {row.line.text.rstrip('.')}: {one.text.rstrip('.') or '…'}.") for row, one in said
        ] or [Paragraph("Chưa nêu.")]
    return blocks


def _cause_of(row: Row) -> Opinion | None:
    """What the check found, else what the unit says."""
    return next((one for one in (row.check, row.own) if one is not None and one.cause), None)


def _courses(shown: ReviewTable) -> list[Block]:
    undecided = sum(row.decision is None for row in shown.rows)
    kept, dropped, adjusted = (len(shown.of_course(one)) for one in (Course.KEEP, Course.DROP, Course.ADJUST))
    said = f"Giữ nguyên {kept} mục tiêu; điều chỉnh {adjusted} mục tiêu; bỏ {dropped} mục tiêu"
    blocks: list[Block] = [
        Paragraph(f"{said}{f'; {undecided} mục tiêu chưa kết luận' if undecided else ''}.")
    ]
    changed = [*shown.of_course(Course.ADJUST), *shown.of_course(Course.DROP)]
    if changed:
        columns = (
            *(Column("TT", 10, "center"), Column("Mục tiêu", 48), Column("Kiến nghị", 26)),
            *(Column("Mức cũ", 20, "right"), Column("Mức mới", 20, "right"), Column("Căn cứ pháp lý", 40)),
        )
        blocks.append(Table(columns, tuple(_course(n, row) for n, row in enumerate(changed, 1))))
    return blocks


def _course(number: int, row: Row) -> tuple[str, ...]:
    one, said = row.line.indicator, row.decision
    assert said is not None
    old = goal_words(row.line.goal, one) if one and row.line.goal else ""
    new = goal_words(said.goal, one) if one and said.goal else ""
    return (str(number), row.line.text, COURSE_NAMES[Course(said.course)].vi, old, new, said.legal_reason)
