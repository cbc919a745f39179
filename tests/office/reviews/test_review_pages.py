"""Pages of reviews and explanations, and the report in Word whose numbers are the measures' own."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document as WordFile
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, given, indicator, period
from tests.office.reviews.makers import term_goal, yearly

from dondoc_office.measures.actions.keeping import redefine
from dondoc_office.measures.models import Value
from dondoc_office.people.models import Person
from dondoc_office.reviews.actions.asking import Asked, ask_explanation
from dondoc_office.reviews.actions.assessing import Said, give_opinion
from dondoc_office.reviews.actions.reviewing import add_line, move_review
from dondoc_office.reviews.formulas.hardness import Grade
from dondoc_office.reviews.models import Explanation, GoalLine, Review
from dondoc_office.reviews.states import Move, Outcome, Side
from dondoc_office.reviews.table import table
from dondoc_office.tasks.actions.working import Report, receive, report, submit
from dondoc_office.tasks.models import Task
from dondoc_office.units.standing import Standing

D = Decimal
SignIn = Callable[[Person], Client]
Stand = Callable[[Person], Standing]


@pytest.fixture
def open_line(cast: Cast, review: Review, line: GoalLine) -> GoalLine:
    move_review(review, Move.OPEN, by=cast.clerk, at=NOW)
    return line


def test_the_table_holds_the_years_the_goal_and_how_hard_it_was(
    cast: Cast, review: Review, line: GoalLine, standing: Stand
) -> None:
    [row] = table(review, standing(cast.auditor)).rows
    told = {year: point.value if point else None for year, point in row.years}
    assert told == {2020: D(12), 2021: D(10), 2022: D("8.5")}
    assert (row.stand.value, row.stand.proposed, row.hard.grade) == (D("8.5"), Outcome.MET, Grade.USUAL)
    assert row.stand.way == D("43.8")  # 3.5 of 8 points


def test_a_goal_whose_indicator_was_redefined_says_so_on_its_line(
    cast: Cast, review: Review, line: GoalLine, signed_in_as: SignIn
) -> None:
    assert line.indicator is not None
    said = {"text": "Chuẩn nghèo đa chiều", "source": "Nghị định"}
    redefine(line.indicator, since=date(2022, 1, 1), **said, by=cast.clerk, at=NOW)
    page = signed_in_as(cast.auditor).get(f"/so-ket/{review.pk}/").content.decode()
    assert "không so sánh được: đổi định nghĩa từ 01/01/2022" in page
    assert "Không còn phù hợp" in page and "chặng đường" not in page


def test_the_unit_assesses_somebody_checks_and_the_gap_is_seen(
    cast: Cast, review: Review, open_line: GoalLine, signed_in_as: SignIn
) -> None:
    address = f"/so-ket/muc-tieu/{open_line.pk}/"
    said = {"value": "8,5", "outcome": "met", "cause": "objective", "text": "Chuẩn nghèo mới"}
    assert signed_in_as(cast.officer).post(f"{address}unit/", said).status_code == 302
    said = {"value": "9,2", "outcome": "hard", "cause": "subjective", "text": "Chậm giải ngân"}
    assert signed_in_as(cast.clerk).post(f"{address}check/", said).status_code == 302
    page = signed_in_as(cast.auditor).get(address).content.decode()
    assert "Tự đánh giá cao hơn kiểm tra" in page and "Chậm giải ngân" in page and "−0,7" in page
    assert "1/1" in signed_in_as(cast.auditor).get(f"/so-ket/{review.pk}/").content.decode()


def test_what_was_typed_wrong_is_kept_beside_its_reason(
    cast: Cast, open_line: GoalLine, signed_in_as: SignIn
) -> None:
    said = {"value": "tám", "outcome": "met"}
    answer = signed_in_as(cast.officer).post(f"/so-ket/muc-tieu/{open_line.pk}/unit/", said)
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="tám"' in page and "không phải số" in page
    assert not open_line.opinions.exists()


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"course": "drop"}, "phải nêu căn cứ pháp lý"),
        ({"course": "adjust", "legal_reason": "NĐ 07/2021/NĐ-CP"}, "Hãy ghi mức mới"),
        ({"course": "adjust", "legal_reason": "NĐ", "least": "9", "most": "5"}, "Mức trên nhỏ hơn mức dưới"),
    ],
)
def test_a_leader_is_told_what_a_decision_lacks(
    said: dict[str, str], wrong: str, cast: Cast, review: Review, open_line: GoalLine, signed_in_as: SignIn
) -> None:
    give_opinion(open_line, Side.CHECK, Said(Outcome.HARD), by=cast.clerk, at=NOW)
    move_review(review, Move.FINISH, by=cast.clerk, at=NOW)
    answer = signed_in_as(cast.chair).post(
        f"/so-ket/muc-tieu/{open_line.pk}/ket-luan/", {"outcome": "unfit", **said}
    )
    assert answer.status_code == 422 and wrong in answer.content.decode()


def test_a_clerk_sets_up_a_review_and_its_goals(
    office: Office, cast: Cast, line: GoalLine, task: Task, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.clerk)
    said = {"name": "Sơ kết", "resolution": "Nghị quyết 01", "term": line.review.term_id}
    wrong = browser.post("/so-ket/them/", said | {"until": period("2026").pk})
    assert wrong.status_code == 422 and "phải nằm trong nhiệm kỳ" in wrong.content.decode()
    browser.post("/so-ket/them/", said | {"until": period("2022").pk})
    made = Review.objects.get(name="Sơ kết")
    goal = {
        "text": "Giảm nghèo",
        "indicator": line.indicator_id,
        "responsible": office.finance.pk,
        "version": 1,
    }
    added = f"/so-ket/{made.pk}/muc-tieu/"
    refused = browser.post(added, goal | {"reach": "whole_term"})
    assert refused.status_code == 422 and "không cộng được các năm" in refused.content.decode()
    browser.post(added, goal | {"reach": "last_year", "tasks": [task.pk]})
    new = made.lines.get()
    assert new.target == line.target and list(new.tasks.all()) == [task]
    browser.post(f"/so-ket/muc-tieu/{new.pk}/sua/", goal | {"reach": "last_year", "text": "Giảm nghèo nhanh"})
    new.refresh_from_db()
    assert new.text == "Giảm nghèo nhanh" and not new.tasks.exists()


def test_a_restricted_task_is_not_counted_for_those_it_does_not_name(
    office: Office, cast: Cast, line: GoalLine, task: Task, standing: Stand, signed_in_as: SignIn
) -> None:
    line.tasks.add(task)
    assert table(line.review, standing(cast.clerk)).rows[0].tasks == 1
    Task.objects.filter(pk=task.pk).update(restricted=True)
    assert table(line.review, standing(cast.clerk)).rows[0].tasks == 0
    page = signed_in_as(cast.clerk).get(f"/so-ket/muc-tieu/{line.pk}/").content.decode()
    assert task.title not in page


def test_ten_goals_cost_no_more_queries_than_one(
    office: Office, cast: Cast, review: Review, line: GoalLine, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.clerk)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(f"/so-ket/{review.pk}/")
        return len(seen)

    queries()
    one = queries()
    for number in range(9):
        extra = indicator(f"KT8{number}", f"Chỉ tiêu {number}", "tấn")
        follow(office.huyen, extra, office.finance)
        yearly(extra, office.huyen, cast, {2021: "5", 2022: "6"})
        target = term_goal(extra, office.huyen, cast, least="50")
        fields = {"text": f"Mục tiêu {number}", "indicator": extra, "target": target}
        add_line(review, fields | {"responsible": office.police}, by=cast.clerk, at=NOW)
    assert queries() <= one + 1


def test_a_full_page_of_explanations_costs_no_more_queries_than_one(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.chair)

    def ask(number: int) -> None:
        asked = Asked(indicator(f"KT7{number}"), office.communes[0], period("2023-03"))
        due = date(2023, 4, 5)
        found = ask_explanation(asked, f"Vì sao {number}?", due_on=due, by=cast.chair, at=NOW)
        receive(found.task, by=cast.commune, at=NOW)
        report(found.task, Report(f"Vì {number}", 10), by=cast.commune, at=NOW)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            shown = browser.get("/so-ket/giai-trinh/").content.decode()
        assert "Vì 0" in shown
        return len(seen)

    ask(0)
    queries()
    one = queries()
    for number in range(1, 25):
        ask(number)
    assert queries() <= one + 1  # the pages of the list


def words_of(content: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for made in WordFile(io.BytesIO(content)).tables
        for row in made.rows
    ]


def test_the_numbers_of_the_report_are_those_of_the_measures(
    cast: Cast, review: Review, open_line: GoalLine, signed_in_as: SignIn
) -> None:
    give_opinion(open_line, Side.UNIT, Said(Outcome.MET, D("8.5")), by=cast.officer, at=NOW)
    give_opinion(open_line, Side.CHECK, Said(Outcome.HARD, D("9.2")), by=cast.clerk, at=NOW)
    answer = signed_in_as(cast.chair).get(f"/so-ket/{review.pk}/word/")
    rows = words_of(answer.getvalue())
    [told] = [row for row in rows if len(row) == 10 and row[1] == open_line.text]
    values = Value.objects.read().filter(
        indicator=open_line.indicator, period__code__in=["2020", "2021", "2022"]
    )
    assert [D(cell.replace(",", ".")) for cell in told[4:7]] == [
        one.value for one in values.order_by("period__start")
    ]
    assert told[3] == "≤ 4" and told[7] == "+4,5 điểm %" and told[9] == "Khó đạt"
    sides = next(row for row in rows if "9,2; khó đạt" in row)
    assert "8,5; đạt" in sides and "Tự đánh giá cao hơn kiểm tra" in sides


def test_a_leader_asks_a_number_and_reads_the_answer_beside_it(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    one = indicator("KT97", "Thu ngân sách", "tỷ đồng")
    follow(office.huyen, one, office.finance)
    given(one, {office.huyen: "9"}, "2023-03", by=cast.officer, at=NOW)
    value = Value.objects.get()
    leader = signed_in_as(cast.chair)
    said = {"question": "Vì sao chỉ đạt 20%?", "due_on": "2023-04-05", "unit": office.finance.pk}
    wrong = leader.post(f"/so-ket/giai-trinh/so/{value.pk}/", said | {"due_on": ""})
    assert wrong.status_code == 422 and "Vì sao chỉ đạt 20%?" in wrong.content.decode()
    twice = said | {"form-key": "k" * 32}
    for _ in range(2):
        assert leader.post(f"/so-ket/giai-trinh/so/{value.pk}/", twice).status_code == 302
    asked = Explanation.objects.get()
    submit(asked.task, "Ba dự án chậm giao đất", by=cast.officer, at=NOW)
    beside = leader.get(f"/chi-tieu/so/{value.pk}/").content.decode()
    assert "Vì sao chỉ đạt 20%?" in beside and "Ba dự án chậm giao đất" in beside
    period("2023")
    on_indicator = leader.get("/chi-tieu/danh-muc/KT97/?don-vi=huyen&ky=2023-03").content.decode()
    assert "Ba dự án chậm giao đất" in on_indicator
    assert f"/chi-tieu/so/{value.pk}/" in leader.get(f"/nhiem-vu/{asked.task_id}/").content.decode()
    assert "Ba dự án chậm giao đất" in leader.get("/so-ket/giai-trinh/").content.decode()
    outside = signed_in_as(cast.outsider)
    assert "Ba dự án" not in outside.get(f"/chi-tieu/so/{value.pk}/").content.decode()
    assert "Ba dự án" not in outside.get("/so-ket/giai-trinh/").content.decode()
