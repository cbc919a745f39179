"""A program is told of what its owner sees, signed, in order, again until it was taken; of nothing else."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, given, indicator

from dondoc_office.documents.actions import restrict
from dondoc_office.documents.models import Document
from dondoc_office.interop.models import Delivery, DeliveryState, Subscription, SubscriptionState
from dondoc_office.interop.webhooks import actions, sending
from dondoc_office.interop.webhooks.hosts import allowed
from dondoc_office.interop.webhooks.signing import MOST_FAILURES, holds, signature, wait_after
from dondoc_office.measures.actions.moving import move
from dondoc_office.measures.models import Value
from dondoc_office.measures.states import Move
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions import working
from dondoc_office.tasks.models import Task

LATER = NOW + timedelta(minutes=1)


class Receiver:
    """A real HTTP server on loopback that keeps what it is told, and may misbehave."""

    def __init__(self) -> None:
        self.told: list[tuple[dict[str, str], bytes]] = []
        self.manner = "takes"
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.told.append((dict(self.headers.items()), body))
                outer.answer(self)

            def log_message(self, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def answer(self, line: BaseHTTPRequestHandler) -> None:
        if self.manner == "hangs":
            time.sleep(1.5)
        elif self.manner == "drips":
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200:
                    line.wfile.write(bytes([letter]))
                    line.wfile.flush()
                    time.sleep(0.05)
        elif self.manner == "closes":
            line.connection.close()
        elif self.manner == "redirects":
            line.send_response(302)
            line.send_header("Location", f"http://{self.host}/elsewhere")
            line.end_headers()
        else:
            line.send_response({"takes": 204, "fails": 500}[self.manner])
            line.end_headers()


@pytest.fixture
def receiver(settings: LazySettings) -> Iterator[Receiver]:
    server = Receiver()
    settings.WEBHOOK_HOSTS = [server.host]
    yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.fixture
def hook(receiver: Receiver, task: Task, cast: Cast) -> Subscription:
    return actions.subscribe(f"http://{receiver.host}/hook", ["task."], by=cast.chair, at=NOW)


def test_what_happens_after_subscribing_is_told_signed(
    hook: Subscription, receiver: Receiver, task: Task, cast: Cast
) -> None:
    working.receive(task, by=cast.officer, at=NOW)
    actions.round_of(LATER)
    [(headers, body)] = receiver.told
    said = json.loads(body)
    assert (said["event"], said["subject"]["id"], said["subject"]["state"]) == (
        "task.receive",
        task.pk,
        "received",
    )
    key = actions.signing_key(hook)
    assert holds(key, body, headers["Dondoc-Signature"], now=int(LATER.timestamp()))
    assert not holds(key, body + b" ", headers["Dondoc-Signature"], now=int(LATER.timestamp()))
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_a_second_round_and_a_second_worker_send_nothing_twice(
    hook: Subscription, receiver: Receiver, task: Task, cast: Cast
) -> None:
    working.receive(task, by=cast.officer, at=NOW)
    actions.gather(LATER)
    actions.gather(LATER)
    claimed = actions._claimed(LATER)
    assert len(claimed) == 1
    assert actions.send_due(LATER) == 0
    assert receiver.told == []


@pytest.mark.parametrize("manner", ["fails", "closes", "hangs", "drips", "redirects"])
def test_a_message_that_is_not_taken_is_sent_again_later(
    hook: Subscription,
    receiver: Receiver,
    task: Task,
    cast: Cast,
    manner: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sending.post, "__kwdefaults__", {"seconds": 0.6})
    working.receive(task, by=cast.officer, at=NOW)
    receiver.manner = manner
    begun = time.monotonic()
    actions.round_of(LATER)
    assert time.monotonic() - begun < 5
    assert len(receiver.told) == 1
    row = Delivery.objects.get()
    assert (row.state, row.tries, row.next_at) == (DeliveryState.WAITING, 1, LATER + timedelta(minutes=1))
    assert row.answer
    receiver.manner = "takes"
    actions.round_of(LATER + timedelta(seconds=30))
    assert Delivery.objects.get().tries == 1
    actions.round_of(LATER + timedelta(minutes=2))
    row.refresh_from_db()
    assert (row.state, row.tries) == (DeliveryState.SENT, 2)


def test_messages_keep_their_order_when_the_first_fails(
    hook: Subscription, receiver: Receiver, task: Task, cast: Cast
) -> None:
    working.receive(task, by=cast.officer, at=NOW)
    working.report(task, working.Report("một nửa", 50), by=cast.officer, at=NOW)
    receiver.manner = "fails"
    actions.round_of(LATER)
    assert len(receiver.told) == 1
    receiver.manner, receiver.told = "takes", []
    actions.round_of(LATER + timedelta(minutes=2))
    assert [json.loads(body)["event"] for _, body in receiver.told] == ["task.receive", "task.report"]


def test_a_program_that_keeps_failing_is_stopped_and_can_be_started_again(
    hook: Subscription, receiver: Receiver, task: Task, cast: Cast
) -> None:
    Subscription.objects.update(failures=MOST_FAILURES - 1)
    working.receive(task, by=cast.officer, at=NOW)
    receiver.manner = "fails"
    actions.round_of(LATER)
    hook.refresh_from_db()
    assert hook.state == SubscriptionState.FAILING
    receiver.manner = "takes"
    actions.round_of(LATER + timedelta(hours=1))
    assert len(receiver.told) == 1
    actions.change_state(hook, SubscriptionState.ACTIVE, by=cast.chair, at=LATER)
    actions.round_of(LATER + timedelta(hours=1))
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_the_waits_grow_and_end() -> None:
    waits = [wait_after(tries) for tries in range(1, 9)]
    assert waits[:2] == [timedelta(minutes=1), timedelta(minutes=5)]
    assert waits[-1] is None
    known = [wait for wait in waits if wait is not None]
    assert known == sorted(known)


def test_nothing_is_told_to_whom_it_does_not_concern(
    receiver: Receiver, task: Task, cast: Cast, office: Office
) -> None:
    for person in (cast.outsider, cast.commune, cast.administrator, cast.stranger):
        actions.subscribe(f"http://{receiver.host}/hook", [], by=person, at=NOW)
    working.receive(task, by=cast.officer, at=NOW)
    actions.round_of(LATER)
    assert receiver.told == []


def test_figures_are_told_to_whom_they_concern_from_their_draft_on(
    receiver: Receiver, office: Office, cast: Cast
) -> None:
    one = indicator("NN01", "Diện tích gieo trồng", "ha")
    follow(office.huyen, one, office.finance, communes=True)
    for person in (cast.commune, cast.officer, cast.outsider, cast.stranger):
        actions.subscribe(f"http://{receiver.host}/{person.pk}", ["values."], by=person, at=NOW)
    given(one, {office.communes[0]: "101.2"}, "2023-03", by=cast.commune, at=NOW)
    move([Value.objects.get().pk], Move.RETURN, reason="Thiếu thôn 3", by=cast.officer, at=NOW)
    actions.round_of(LATER)
    told = [(row.subscription.owner, row.verb) for row in Delivery.objects.order_by("pk")]
    assert set(told) == {
        (person, verb)
        for person in (cast.commune, cast.officer)
        for verb in ("values.entered", "values.return")
    }
    said = next(json.loads(body) for _, body in receiver.told if b"values.return" in body)
    assert said["subject"] == {
        "kind": "sheet",
        "unit": "xa-1",
        "period": "2023-03",
        "values": {"returned": 1},
    }
    assert said["url"].endswith("/api/v1/values?unit=xa-1&period=2023-03")
    assert all("Thiếu thôn 3" not in body.decode() for _, body in receiver.told)


@pytest.fixture
def kept_close(task: Task, cast: Cast, office: Office) -> Document:
    document = Document.objects.create(
        office=office.huyen,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        file_name="a.txt",
        size=1,
        sha256="4" * 64,
    )
    Task.objects.filter(pk=task.pk).update(document=document)
    return document


def test_a_restricted_task_is_told_only_to_those_it_names(
    receiver: Receiver, task: Task, cast: Cast, kept_close: Document
) -> None:
    for person in (cast.chair, cast.officer):
        actions.subscribe(f"http://{receiver.host}/{person.pk}", ["task."], by=person, at=NOW)
    restrict(kept_close, [cast.officer], [], by=cast.clerk, at=NOW)
    Task.objects.filter(pk=task.pk).update(restricted=True)
    working.receive(task, by=cast.officer, at=NOW)
    actions.round_of(LATER)
    assert [row.subscription.owner for row in Delivery.objects.all()] == [cast.officer]
    assert len(receiver.told) == 1


def test_what_became_restricted_before_it_was_sent_is_withheld(
    hook: Subscription, receiver: Receiver, task: Task, cast: Cast, kept_close: Document
) -> None:
    working.receive(task, by=cast.officer, at=NOW)
    actions.gather(LATER)
    restrict(kept_close, [cast.officer], [], by=cast.clerk, at=LATER)
    Task.objects.filter(pk=task.pk).update(restricted=True)
    actions.send_due(LATER)
    row = Delivery.objects.get()
    assert (row.state, row.body) == (DeliveryState.WITHHELD, "{}")
    assert receiver.told == []


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("http://may.example/x", True),
        ("https://may.example/x", True),
        ("http://may.example:8080/x", False),
        ("http://cong.example:8080/x", True),
        ("http://cong.example/x", False),
        ("http://169.254.169.254/latest", False),
        ("http://may.example@kẻ-khác.example/", False),
        ("http://may.example@other.example/", False),
        ("http://other.example#may.example", False),
        ("http://other.example\\@may.example", False),
        ("http://may.example.other.example/", False),
        ("ftp://may.example/x", False),
        ("file:///etc/passwd", False),
        ("http://may.example:abc/", False),
        ("http://user:pass@may.example/", False),
        ("", False),
    ],
)
def test_messages_go_only_where_the_operator_allowed(url: str, may: bool) -> None:
    assert allowed(url, ["may.example", "cong.example:8080"]) is may


def test_a_host_taken_off_the_list_is_told_nothing_more(
    hook: Subscription, receiver: Receiver, task: Task, cast: Cast, settings: LazySettings
) -> None:
    working.receive(task, by=cast.officer, at=NOW)
    settings.WEBHOOK_HOSTS = ["other.example"]
    actions.round_of(LATER)
    assert receiver.told == []
    assert Delivery.objects.get().answer == "DONDOC_WEBHOOK_HOSTS"


def test_an_old_signature_is_not_taken() -> None:
    said = signature("khóa", b"{}", 1000)
    assert holds("khóa", b"{}", said, now=1200)
    assert not holds("khóa", b"{}", said, now=2000)
    assert not holds("khác", b"{}", said, now=1200)
    assert not holds("khóa", b"{}", "t=x,v1=", now=1200)


def test_the_pages_subscribe_show_the_log_and_stop(
    receiver: Receiver, task: Task, cast: Cast, signed_in_as: Callable[[Person], Client], now: datetime
) -> None:
    browser = signed_in_as(cast.chair)
    page = browser.post("/lien-thong/bao-tin/", {"url": "http://other.example/", "verbs": ["task."]})
    assert (page.status_code, "DONDOC_WEBHOOK_HOSTS" in page.content.decode()) == (422, True)
    page = browser.post("/lien-thong/bao-tin/", {"url": f"http://{receiver.host}/h", "verbs": ["task."]})
    hook = Subscription.objects.get()
    assert actions.signing_key(hook) in page.content.decode()
    assert actions.signing_key(hook) not in browser.get("/lien-thong/bao-tin/").content.decode()
    address = f"/lien-thong/bao-tin/{hook.pk}/"
    browser.post(f"{address}thu/")
    actions.send_due(Delivery.objects.get().made_at)
    assert "HTTP 204" in browser.get(address).content.decode()
    browser.post(f"{address}dung/")
    hook.refresh_from_db()
    assert hook.state == SubscriptionState.STOPPED
    assert signed_in_as(cast.clerk).get(address).status_code == 404
