"""The report to the next session: its numbers are the pages' numbers, each sentence leads to its task."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc import read
from dondoc_office.documents.models import Document, ReadingState
from dondoc_office.people.models import Person
from dondoc_office.reports.accounts import Account, Delay, told, told_delay, written_day
from dondoc_office.reports.session import reported
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.actions.extending import ask
from dondoc_office.tasks.actions.working import Report, accept, report, submit
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness

SignIn = Callable[[Person], Client]


def a_document(office: Office, cast: Cast, number: str = "12", **fields: Any) -> Document:
    said = {
        **{"office": office.huyen, "uploaded_by": cast.clerk, "uploaded_at": NOW, "file_name": "a.txt"},
        **{
            "state": ReadingState.READ,
            "size": 1,
            "sha256": number * 32,
            "number": number,
            "symbol": "TB-UBND",
        },
        **{"doc_type": "thông báo", "issued_on": date(2023, 3, 27), "meeting_on": date(2023, 3, 24)},
        **{"meeting_name": "phiên họp thường kỳ tháng 3 năm 2023", "issuer": "UBND huyện Sông Đông"},
    }
    return Document.objects.create(**said | fields, file=ContentFile(b"a", "a.txt"))


def given(office: Office, cast: Cast, document: Document, title: str, due: date | None, **more: Any) -> Task:
    fields = {"title": title, "content": title, "lead": office.finance, "due_on": due, "document": document}
    fields |= {"deadline_kind": "date" if due else "", **more}
    return assign(draft_task(office.huyen, fields, by=cast.clerk, at=NOW), by=cast.clerk, at=NOW)


@pytest.fixture
def notice(office: Office, cast: Cast) -> Document:
    """Twelve days on: one task done in time, one late, one running, two overdue, one without a date."""
    notice = a_document(office, cast)
    later = NOW + timedelta(days=5)
    done = given(office, cast, notice, "Hoàn chỉnh báo cáo quý I", date(2023, 4, 7))
    late = given(office, cast, notice, "Rà soát 17 xã, thị trấn", date(2023, 3, 30))
    for task in (done, late):
        submit(task, "Xong", document_text="Báo cáo số 45/BC-TCKH", by=cast.officer, at=later)
        accept(task, by=cast.chair, at=later + timedelta(days=1))
    given(office, cast, notice, "Sơ kết các chương trình", date(2099, 6, 30))
    owed = given(office, cast, notice, "Kết nối camera", date(2023, 4, 1), lead=office.police)
    said = Report("Đang làm", percent=40, difficulty="Chưa bố trí được kinh phí.")
    report(owed, said, by=cast.outsider, at=NOW)
    ask(owed, date(2023, 4, 20), reason="Chờ đấu thầu", by=cast.outsider, at=NOW)
    given(office, cast, notice, "Báo cáo bán hàng đa cấp", date(2023, 4, 2), lead=office.police)
    given(office, cast, notice, "Giải quyết kiến nghị cử tri", None)
    return notice


@pytest.fixture
def clerk(cast: Cast, signed_in_as: SignIn) -> Client:
    return signed_in_as(cast.clerk)


def test_the_numbers_are_those_of_the_list_of_tasks(clerk: Client, notice: Document) -> None:
    result = clerk.get("/bao-cao/phien-hop/").context["result"]
    [row] = result.rows
    for count, cells in zip(
        row.counts[:5],
        (["done_on_time"], ["done_late"], ["open_in_time", "due_soon"], ["open_overdue"], ["no_deadline"]),
        strict=True,
    ):
        listed = [
            clerk.get(f"/nhiem-vu/?van-ban={notice.pk}&han={cell}").context["rows"].paginator.count
            for cell in cells
        ]
        assert count == sum(listed), cells
    assert row.counts == (1, 1, 1, 2, 1, 0)
    whole = clerk.get(f"/nhiem-vu/?van-ban={notice.pk}").context["rows"].paginator.count
    assert row.total == result.total.total == whole


def test_every_sentence_of_the_page_leads_to_its_task(clerk: Client, notice: Document) -> None:
    page = clerk.get("/bao-cao/phien-hop/").content.decode()
    for pk in Task.objects.values_list("pk", flat=True):
        assert f'href="/nhiem-vu/{pk}/"' in page
    assert "hạn ngày 01/4/2023, đã quá" in page
    assert "nguyên nhân: Chưa bố trí được kinh phí" in page
    assert "xin gia hạn từ ngày 01/4/2023 đến ngày 20/4/2023, chờ quyết định" in page
    assert "chưa báo cáo nguyên nhân" in page


def word(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_the_word_file_says_the_same_and_links_every_task(clerk: Client, notice: Document) -> None:
    content = word(clerk, f"/bao-cao/phien-hop/word/?vb={notice.pk}")
    parts = zipfile.ZipFile(io.BytesIO(content))
    links = set(re.findall(r"/nhiem-vu/(\d+)/", parts.read("word/_rels/document.xml.rels").decode()))
    assert links == {str(pk) for pk in Task.objects.values_list("pk", flat=True)}
    paper = read(content, name="bao-cao.docx")
    assert "Tổng số 06 nhiệm vụ. Đã hoàn thành 02 nhiệm vụ (đúng hạn 1, quá hạn 1)" in paper.text
    assert "Thực hiện Thông báo số 12/TB-UBND ngày 27/3/2023, UBND huyện Sông Đông báo cáo" in paper.text
    assert paper.header.symbol and paper.header.symbol.value == "BC-UBND"
    wrong = [
        p.code for p in paper.problems if p.severity in ("error", "warning") and p.code[:2] in ("TT", "CT")
    ]
    assert wrong == ["TT001", "TT002", "TT009"]  # number, day and signer are filled when it is signed


def test_restricted_tasks_stay_out_of_the_report_of_those_who_see_them(
    clerk: Client, office: Office, cast: Cast, notice: Document
) -> None:
    secret = a_document(office, cast, "13", restricted=True)
    secret.named_people.add(cast.clerk)
    given(office, cast, secret, "Việc riêng", date(2023, 4, 1))
    assert "Việc riêng" in clerk.get("/nhiem-vu/").content.decode()
    for query in ("", f"?vb={secret.pk}", f"?vb={secret.pk}&vb={notice.pk}", "?tu=2023-01-01"):
        page = clerk.get(f"/bao-cao/phien-hop/{query}").content.decode()
        assert "Việc riêng" not in page
    assert clerk.get(f"/bao-cao/phien-hop/word/?vb={secret.pk}").status_code == 302


def test_documents_are_chosen_by_tick_or_by_period(
    clerk: Client, office: Office, cast: Cast, notice: Document
) -> None:
    april = a_document(office, cast, "20", meeting_on=date(2023, 4, 25), issued_on=date(2023, 4, 27))
    given(office, cast, april, "Việc tháng tư", date(2023, 5, 1))

    def chosen(query: str) -> list[str]:
        return [one.number for one in clerk.get(f"/bao-cao/phien-hop/{query}").context["documents"]]

    assert chosen("") == ["20"]
    assert chosen(f"?vb={notice.pk}") == ["12"]
    assert chosen("?tu=2023-03-01&den=2023-04-30") == ["20", "12"]
    assert chosen("?tu=31-02&vb=x") == ["20"]


def test_the_report_asks_the_database_a_fixed_number_of_times(
    clerk: Client, notice: Document, django_assert_max_num_queries: Any
) -> None:
    clerk.get("/bao-cao/phien-hop/")
    with django_assert_max_num_queries(20):
        clerk.get("/bao-cao/phien-hop/")


def test_late_tasks_stand_under_their_unit_with_the_cause(
    clerk: Client, office: Office, notice: Document
) -> None:
    page = clerk.get("/bao-cao/qua-han/")
    [unit] = page.context["units"]
    assert (unit.name, [row.account.title for row in unit.tasks]) == (
        "Công an huyện",
        ["Kết nối camera", "Báo cáo bán hàng đa cấp"],
    )
    assert unit.tasks[0].why.vi == "Chưa bố trí được kinh phí"
    listed = clerk.get(f"/nhiem-vu/?han=open_overdue&don-vi={office.police.code}").context["rows"]
    assert listed.paginator.count == page.context["count"] == 2
    paper = read(word(clerk, "/bao-cao/qua-han/word/"), name="qua-han.docx")
    assert "còn 02 nhiệm vụ quá hạn chưa hoàn thành của 01 đơn vị" in paper.text
    assert word(clerk, "/bao-cao/qua-han/excel/")[:2] == b"PK"


BASE = Account(
    task=1,
    document=1,
    title="Rà soát",
    lead="Phòng Nội vụ",
    state=State.IN_PROGRESS,
    cell=Timeliness.OPEN_IN_TIME,
    due_on=date(2023, 4, 5),
)
WAYS: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "hạn ngày 05/4/2023"),
    ({"percent": 60}, "hạn ngày 05/4/2023; ước đạt 60%"),
    ({"state": State.SUBMITTED}, "hạn ngày 05/4/2023; đã trình kết quả, chờ duyệt"),
    ({"cell": Timeliness.NO_DEADLINE, "due_on": None}, "chưa có thời hạn"),
    ({"parts": 3, "parts_done": 1}, "hạn ngày 05/4/2023; 1/3 đơn vị đã hoàn thành"),
    (
        {"cell": Timeliness.OPEN_OVERDUE, "late": 4, "objective": "lũ"},
        "hạn ngày 05/4/2023, đã quá 4 ngày; nguyên nhân khách quan đã xác nhận: lũ",
    ),
    (
        {"cell": Timeliness.DONE_LATE, "late": 2, "finished_on": date(2023, 4, 7), "product": "BC 1"},
        "hoàn thành ngày 07/4/2023, chậm 2 ngày so với hạn ngày 05/4/2023; sản phẩm: BC 1",
    ),
    (
        {"cell": Timeliness.ENDED_OTHERWISE, "state": State.SENT_BACK, "reason": "x"},
        "đơn vị chuyển lại vì giao nhầm; x",
    ),
)


@pytest.mark.parametrize(("fields", "rest"), WAYS, ids=[rest for _, rest in WAYS])
def test_each_way_a_task_stands_has_its_words(fields: dict[str, Any], rest: str) -> None:
    values = {name: getattr(BASE, name) for name in Account.__slots__}
    assert told(Account(**values | fields)).rest.vi == rest


@pytest.mark.parametrize(
    ("state", "words"),
    [("granted", "được gia hạn"), ("refused", "không được chấp nhận"), ("asked", "chờ quyết định")],
)
def test_an_extension_says_what_was_answered(state: str, words: str) -> None:
    delay = Delay(old=date(2023, 1, 5), new=date(2023, 2, 5), reason="mưa", state=state, after_lapse=True)
    assert words in told_delay(BASE, delay).rest.vi
    assert "sau khi đã hết hạn" in told_delay(BASE, delay).rest.vi
    assert written_day(date(2023, 2, 5)) == "05/02/2023"


def test_every_task_stands_in_one_column() -> None:
    accounts = [
        Account(**{name: getattr(BASE, name) for name in Account.__slots__} | {"cell": c}) for c in Timeliness
    ]
    result = reported(accounts, [(1, "a")])
    assert result.total.total == len(Timeliness)
    assert sum(len(section.sentences) for section in result.sections[:6]) == len(Timeliness)
