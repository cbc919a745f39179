"""The urging letter: what it holds, how it is laid out, and what is kept of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office
from tests.office.urging.conftest import many_like

from dondoc import read
from dondoc_office.documents.models import Document
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Part, Task
from dondoc_office.urging.models import Letter

SignIn = Callable[[Person], Client]
WORDS = "Giao Phòng Tài chính - Kế hoạch hoàn chỉnh báo cáo quý I trước ngày 08/4/2023."


@pytest.fixture
def late(task: Task, office: Office, cast: Cast) -> Task:
    """The task came from a notice and is late."""
    text = f"Ngày 24/3/2023, UBND huyện họp. {WORDS}"
    document = Document.objects.create(
        office=office.huyen,
        number="12",
        symbol="TB-UBND",
        issued_on=date(2023, 3, 27),
        file_name="a.txt",
        size=1,
        sha256="1" * 64,
        reading={"text": text},
        uploaded_by=cast.clerk,
        uploaded_at=task.created_at,
    )
    start = text.index(WORDS)
    Task.objects.filter(pk=task.pk).update(
        document=document, source_start=start, source_end=start + len(WORDS)
    )
    task.refresh_from_db()
    return task


def url(task: Task) -> str:
    return "/don-doc/cong-van/lap/huyen/tckh/"


def chosen(task: Task, **other: str) -> dict[str, object]:
    answer_by = (timezone.localdate() + timedelta(days=7)).isoformat()
    said: dict[str, object] = {
        "keys": [f"t{task.pk}"],
        "answer_by": answer_by,
        "signs": "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG",
    }
    return said | {"signer_name": "Lê Văn Chánh", "symbol": "UBND-VP"} | other


def written(browser: Client, task: Task) -> Letter:
    assert browser.post(url(task), chosen(task)).status_code == 302
    return Letter.objects.get()


def test_the_list_counts_what_each_unit_owes(late: Task, cast: Cast, signed_in_as: SignIn) -> None:
    page = signed_in_as(cast.clerk).get("/don-doc/cong-van/").content.decode()
    assert "Phòng Tài chính - Kế hoạch" in page
    assert "/don-doc/cong-van/lap/huyen/tckh/" in page


def test_a_letter_quotes_the_words_of_its_document(late: Task, cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.clerk)
    letter = written(browser, late)
    [line] = letter.lines.all()
    assert (line.words, line.source) == (WORDS, "12/TB-UBND ngày 27/03/2023")
    assert line.days_late == (timezone.localdate() - date(2023, 4, 7)).days
    page = browser.get(f"/don-doc/cong-van/{letter.pk}/").content.decode()
    assert WORDS in page
    assert "Số: ……/UBND-VP" in page
    assert Entry.objects.filter(verb="letter.written", subject=f"task:{late.pk}").exists()


def test_the_word_file_reads_back_and_its_form_is_right_but_for_the_blanks(
    late: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.clerk)
    letter = written(browser, late)
    response = browser.get(f"/don-doc/cong-van/{letter.pk}/tep/")
    notice = read(response.content, name="cong-van.docx")
    assert [one.code for one in notice.problems if one.severity in {"error", "warning"}] == ["TT001", "TT002"]
    assert notice.header.title and notice.header.title.value == "V/v đôn đốc thực hiện nhiệm vụ quá hạn"
    assert notice.signature.signer and notice.signature.signer.value == "Lê Văn Chánh"
    assert f"“{WORDS}”" in " ".join(notice.text.split())


def test_after_issue_number_and_day_are_in_the_row_and_in_the_file(
    late: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    browser = signed_in_as(cast.clerk)
    letter = written(browser, late)
    number = {"number": "45", "symbol": "UBND-VP", "issued_on": "2023-04-12"}
    browser.post(f"/don-doc/cong-van/{letter.pk}/so/", number)
    letter.refresh_from_db()
    assert letter.reference == "45/UBND-VP ngày 12/04/2023"
    notice = read(browser.get(f"/don-doc/cong-van/{letter.pk}/tep/").content, name="a.docx")
    assert [one.code for one in notice.problems if one.severity in {"error", "warning"}] == []
    assert Entry.objects.filter(verb="letter.issued", subject=f"letter:{letter.pk}").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"answer_by": "2020-01-01"}, "Ngày báo cáo phải từ hôm nay trở đi."),
        ({"keys": "t999"}, "t999"),
        ({"signs": "VUA"}, "VUA"),
    ],
)
def test_what_does_not_hold_comes_back(
    late: Task, cast: Cast, signed_in_as: SignIn, wrong: dict[str, str], said: str
) -> None:
    response = signed_in_as(cast.clerk).post(url(late), chosen(late, **wrong))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Lê Văn Chánh" in response.content.decode()
    assert not Letter.objects.exists()


def test_a_restricted_task_never_stands_in_a_letter(late: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert late.document is not None
    Document.objects.update(restricted=True)
    late.document.named_people.add(cast.clerk)
    Task.objects.update(restricted=True)
    assert late.title not in signed_in_as(cast.clerk).get(url(late)).content.decode()


def test_a_unit_is_urged_for_its_part_of_a_task_for_many(
    cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    at = timezone.now()
    fields = {"title": "Rà soát tiêu chí", "content": "Rà soát", "to_group": True, "due_on": date(2023, 4, 7)}
    assign(
        draft_task(office.huyen, fields, by=cast.clerk, at=at), units=office.communes, by=cast.clerk, at=at
    )
    part = Part.objects.get(unit=office.communes[0])
    said = {"keys": [f"p{part.pk}"], "answer_by": "2100-01-01", "symbol": "UBND-VP"}
    said["signs"] = "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG"
    signed_in_as(cast.clerk).post("/don-doc/cong-van/lap/huyen/xa-1/", said)
    assert Letter.objects.get().lines.get().part == part


def test_only_the_giving_office_writes(late: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert signed_in_as(cast.head).post(url(late), chosen(late)).status_code == 403


def test_many_late_tasks_ask_no_more_questions(
    late: Task,
    cast: Cast,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    many_like(late, 40)
    browser = signed_in_as(cast.clerk)
    for page in ("/don-doc/cong-van/", url(late)):
        with django_assert_max_num_queries(18):  # type: ignore[attr-defined]
            browser.get(page)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(late: Task, cast: Cast, signed_in_as: SignIn, tmp_path: Path) -> None:
    import pypdfium2

    browser = signed_in_as(cast.clerk)
    letter = written(browser, late)
    (tmp_path / "a.docx").write_bytes(browser.get(f"/don-doc/cong-van/{letter.pk}/tep/").content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=180)
    text = " ".join(pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].get_textpage().get_text_range().split())
    assert "Kính gửi: Phòng Tài chính - Kế hoạch" in text
    assert "Lưu: VT." in text
