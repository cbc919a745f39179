"""Programs that are never run: mypy reads them, and with them the types users see."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, assert_type

import dondoc


def a_file_or_bytes() -> None:
    assert_type(dondoc.read("thong-bao.docx"), dondoc.Notice)
    assert_type(dondoc.read(Path("thong-bao.docx"), second=False), dondoc.Notice)
    assert_type(dondoc.read(b"...", name="x", select=["TT"], today=date(2026, 1, 31)), dondoc.Notice)
    dondoc.read("x", third=True)  # type: ignore[call-arg]


def facts(notice: dondoc.Notice) -> None:
    assert_type(notice.header.date, dondoc.Fact[str] | None)
    assert_type(notice.directives, tuple[dondoc.Directive, ...])
    for directive in notice.directives:
        assert_type(directive.leads, tuple[dondoc.Party, ...])
        assert_type(directive.deadline, dondoc.Deadline | None)
        assert_type(directive.span.of(notice.text), str)
    notice.text = ""  # type: ignore[misc]


def problems(notice: dondoc.Notice) -> None:
    assert_type(dondoc.lint(notice, ignore=("CT",)), tuple[dondoc.Problem, ...])
    assert_type(dondoc.notice_json(notice), dict[str, Any])


def errors() -> None:
    try:
        dondoc.read_text("")
    except dondoc.DondocError as error:
        assert_type(error.code, str)
        assert_type(error.said, dondoc.Message)
