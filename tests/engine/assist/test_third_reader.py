"""A language model may confirm or propose with quotes; nothing it makes up becomes a fact."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dondoc import read_text
from dondoc.assist.errors import AssistNotLocalError, AssistUnavailableError
from dondoc.assist.quotes import align
from dondoc.assist.server import Server
from dondoc.assist.third import MOST_CONFIDENCE, Verdict, third_reading
from dondoc.notice.model import Directive, Notice
from dondoc.text.spans import Span

NOTICE = """ỦY BAN NHÂN DÂN
XÃ SÔNG ĐÔNG
Số: 15/TB-UBND
Sông Đông, ngày 12 tháng 3 năm 2026
THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại phiên họp tháng 3 năm 2026
Chủ tịch UBND xã kết luận như sau:
1. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra các bãi tập kết cát, báo cáo UBND xã trước ngày 20/3/2026.
"""

Reply = Callable[[BaseHTTPRequestHandler], None]


def saying(content: str) -> Reply:
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()

    def reply(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return reply


def breaking_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "500")
    request.end_headers()
    request.wfile.write(b'{"choices": [')


def redirecting(request: BaseHTTPRequestHandler) -> None:
    request.send_response(302)
    request.send_header("Location", "http://127.0.0.1:9/elsewhere")
    request.end_headers()


def too_long(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    request.wfile.write(b"x" * 1_500_000)


def failing(request: BaseHTTPRequestHandler) -> None:
    request.send_response(500)
    request.end_headers()


@contextmanager
def served(reply: Reply) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            reply(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}/v1", "recorded", seconds=0.5)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def notice() -> Notice:
    return read_text(NOTICE, second=False)


def order(notice: Notice) -> Directive:
    [directive] = [one for one in notice.directives if one.kind == "assigned"]
    return directive


def answered(notice: Notice, **said: object) -> tuple[Directive, Directive, Verdict]:
    with served(saying(json.dumps(said, ensure_ascii=False))) as server:
        read, verdict = third_reading(notice, server.ask)
    return order(notice), order(read), verdict


def test_it_confirms_what_was_found(notice: Notice) -> None:
    before, after, _ = answered(notice, leads=["Phòng Kinh tế"], deadline="trước ngày 20/3/2026")
    assert after.leads[0].confidence > before.leads[0].confidence
    assert after.leads[0].source == before.leads[0].source
    assert before.deadline and after.deadline and after.deadline.value == before.deadline.value


def test_a_name_that_is_not_in_the_order_is_rejected(notice: Notice) -> None:
    before, after, verdict = answered(notice, leads=["Sở Tài chính"], coordinating=["Trạm Y tế xã"])
    assert after == before
    assert verdict.rejected == 2


def test_it_never_overwrites(notice: Notice) -> None:
    before, after, _ = answered(notice, leads=["các bãi tập kết cát"])
    assert [party.span for party in after.leads] == [party.span for party in before.leads]
    [other] = after.leads[0].alternatives
    assert other.source == "llm"
    assert other.confidence <= MOST_CONFIDENCE


def test_it_cannot_give_a_part_to_words_that_have_another(notice: Notice) -> None:
    before, after, _ = answered(notice, supervisors=["Công an xã"])
    assert after.supervisors == before.supervisors == ()


def test_a_date_is_worked_out_from_the_quote_not_taken_from_the_model(notice: Notice) -> None:
    _, after, _ = answered(notice, deadline="2026-12-31")
    assert after.deadline is not None
    assert after.deadline.value == "2026-03-20"
    assert not after.deadline.alternatives


@pytest.mark.parametrize(
    "content",
    ["", "no JSON", "[]", '"x"', '{"leads": 7, "deadline": {"a": 1}}', "[" * 5000, '{"leads": [null, "  "]}'],
)
def test_a_server_that_talks_nonsense_changes_nothing(notice: Notice, content: str) -> None:
    with served(saying(content)) as server:
        read, _ = third_reading(notice, server.ask)
    assert read == notice


@pytest.mark.parametrize("reply", [breaking_off, redirecting, too_long, failing])
def test_a_server_that_fails_is_one_sentence(notice: Notice, reply: Reply) -> None:
    with served(reply) as server, pytest.raises(AssistUnavailableError) as failure:
        third_reading(notice, server.ask)
    assert server.address in failure.value.said.vi


def test_a_server_that_hangs_is_given_up(notice: Notice) -> None:
    release = threading.Event()

    def hanging(request: BaseHTTPRequestHandler) -> None:
        release.wait(5)

    with served(hanging) as server:
        try:
            with pytest.raises(AssistUnavailableError):
                third_reading(notice, server.ask)
        finally:
            release.set()


def test_nobody_listens(notice: Notice) -> None:
    with pytest.raises(AssistUnavailableError):
        third_reading(notice, Server("http://127.0.0.1:9/v1", "none", seconds=0.5).ask)


@pytest.mark.parametrize(
    "address", ["http://8.8.8.8/v1", "https://[2001:4860:4860::8888]/v1", "ftp://127.0.0.1/", "x"]
)
def test_an_address_outside_the_office_is_refused_before_anything_is_sent(address: str) -> None:
    with pytest.raises(AssistNotLocalError):
        Server(address, "none").ask("", NOTICE)


TEXT = "Giao Phòng Văn hóa -  Xã hội chủ trì; Phòng Kinh tế phối hợp với Phòng Kinh tế và Hạ tầng."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Phòng Văn hóa -  Xã hội", "Phòng Văn hóa -  Xã hội"),
        ("phòng văn hoá – xã hội", "Phòng Văn hóa -  Xã hội"),
        ("Phòng Văn hoa - Xã hôi", "Phòng Văn hóa -  Xã hội"),
        ("Phòng Kinh tế", None),  # stands twice: which one is meant?
        ("Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng Nội vụ", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_a_quote_is_found_once_or_not_at_all(quote: str, found: str | None) -> None:
    span = align(quote, TEXT, Span(0, len(TEXT)))
    assert (span.of(TEXT) if span else None) == found


def test_a_quote_is_not_looked_for_outside_its_order() -> None:
    assert align("Phòng Kinh tế và Hạ tầng", TEXT, Span(0, 30)) is None
