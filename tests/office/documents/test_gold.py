"""What people confirmed and corrected becomes gold that `dondoc evaluate` reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.office.conftest import NOW, Cast, Office
from tests.office.documents.test_from_notice_to_tasks import NOTICE, about

from dondoc.cli.main import main
from dondoc.learn.gold import load_folder
from dondoc_office.documents import actions, reviewing
from dondoc_office.documents.gold import export_gold
from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.models import Document
from dondoc_office.tasks.actions.confirming import confirm


@pytest.fixture
def notice(office: Office, cast: Cast) -> Document:
    upload = actions.Upload("thông báo.txt", NOTICE.encode())
    document = actions.take_in(office.huyen, upload, by=cast.clerk, at=NOW)
    read_document.call(document.pk)
    document.refresh_from_db()
    return document


def finish(document: Document, cast: Cast, **corrected: object) -> None:
    """Confirm every order; `corrected` are other values for the first one."""
    first = about(document, "Tài chính")
    if corrected:
        reviewing.correct(first, corrected, version=first.version, by=cast.clerk, at=NOW)
    for row in document.proposals.filter(state="proposed"):
        confirm(row, version=row.version, by=cast.clerk, at=NOW)


def test_a_finished_review_is_read_back_and_measured(
    notice: Document, cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finish(notice, cast)
    assert export_gold(tmp_path / "gold").written == 1
    assert main(["evaluate", str(tmp_path / "gold"), "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["directive.strict"]["value"] == 1.0


def test_what_a_person_corrected_is_what_counts(notice: Document, cast: Cast, tmp_path: Path) -> None:
    finish(notice, cast, leads=["Công an huyện"], coordinating=["Phòng Tài chính - Kế hoạch"])
    export_gold(tmp_path)
    [gold] = load_folder(tmp_path)
    order = gold.directives[0]
    assert [gold.text[span.start : span.end] for span in order.expected("leads")] == ["Công an huyện"]
    assert [gold.text[s.start : s.end] for s in order.expected("coordinating")] == [
        "Phòng Tài chính - Kế hoạch"
    ]


def test_a_corrected_last_day_gives_the_date_of_the_words(
    notice: Document, cast: Cast, tmp_path: Path
) -> None:
    finish(notice, cast, due_on="2023-04-09")
    export_gold(tmp_path)
    assert load_folder(tmp_path)[0].directives[0].deadline == "2023-04-10"  # "trước ngày …"


def test_a_refused_order_is_no_order(notice: Document, cast: Cast, tmp_path: Path) -> None:
    reviewing.refuse(about(notice, "Thanh niên xung kích"), version=1, by=cast.clerk, at=NOW)
    finish(notice, cast)
    assert export_gold(tmp_path).orders == 2


def test_the_header_counts_only_where_a_person_went_through_it(
    notice: Document, cast: Cast, tmp_path: Path
) -> None:
    finish(notice, cast)
    export_gold(tmp_path)
    assert load_folder(tmp_path)[0].header == {}
    actions.register(notice, {"signer": "Phạm Minh Chu"}, by=cast.clerk, at=NOW)
    export_gold(tmp_path)
    assert load_folder(tmp_path)[0].header["signer"] == "Phạm Minh Chu"


def test_what_stands_nowhere_in_the_text_leaves_the_document_out_and_says_so(
    notice: Document, cast: Cast, tmp_path: Path
) -> None:
    finish(notice, cast, leads=["Hạt Kiểm lâm"])
    done = export_gold(tmp_path / "gold")
    assert (done.written, [words for _, words in done.left_out]) == (0, ["Hạt Kiểm lâm"])
    assert list((tmp_path / "gold").iterdir()) == []


def test_what_is_restricted_withdrawn_or_half_reviewed_stays_inside(
    notice: Document, cast: Cast, tmp_path: Path
) -> None:
    assert export_gold(tmp_path).written == 0
    finish(notice, cast)
    Document.objects.update(restricted=True)
    assert export_gold(tmp_path).written == 0
    Document.objects.update(restricted=False, withdrawn_at=NOW)
    assert export_gold(tmp_path).written == 0
