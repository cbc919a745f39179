"""A running demonstration office and a browser: what people see, through the doors that people use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.office.running.homes import Home, answers, free_port, interrupted

PASSWORD = "trinh-dien-don-doc"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Running:
    """An office that answers (văn phòng đang chạy), and how long its first page took after the start."""

    address: str
    home: Home
    first_page: float


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: the browser tests did not run")
    home = Home(tmp_path_factory.mktemp("demo"))
    if ready := os.environ.get("STORY_HOME"):  # a folder of `dondoc office demo`, to save its making
        shutil.copytree(ready, home.path, dirs_exist_ok=True)
    else:
        made = subprocess.run(
            home.command("demo"),
            env=home.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert "Making the demonstration office" in made.stderr  # a minute of silence looks like a failure
        assert "accepted … 80 %" in made.stderr
    with running(home) as office:
        yield office


@pytest.fixture(scope="session")
def district() -> Iterator[Running]:
    """The district of the seed's notice (`district.py`), with nothing entered yet by its first commune."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: the browser tests did not run")
    home = Home(Path(tempfile.mkdtemp(prefix="dondoc-district-"))).begun()
    module = [sys.executable, "-m", "tests.story.district"]
    subprocess.run(module, env=home.environment, check=True, capture_output=True, timeout=120)
    with running(home) as office:
        yield office
    shutil.rmtree(home.path, ignore_errors=True)


@contextmanager
def running(home: Home) -> Iterator[Running]:
    """The office of a home, until the tests that look at it are over."""
    port = free_port()
    begun = time.monotonic()
    process = home.start(port)
    assert answers(port)
    yield Running(f"http://127.0.0.1:{port}", home, time.monotonic() - begun)
    interrupted(process)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


Enter = Callable[..., Page]


@pytest.fixture(scope="session")
def states() -> dict[str, object]:
    """Who signed in already: cookies, so that nobody signs in twice."""
    return {}


@pytest.fixture
def enter(demonstration: Running, chromium: Browser, states: dict[str, object]) -> Iterator[Enter]:
    """A page of somebody who signed in; `width` as wide as their screen."""
    with doors(demonstration, chromium, states) as page:
        yield page


@pytest.fixture
def enter_district(district: Running, chromium: Browser, states: dict[str, object]) -> Iterator[Enter]:
    """The same in the district."""
    with doors(district, chromium, states) as page:
        yield page


@contextmanager
def doors(office: Running, chromium: Browser, states: dict[str, object]) -> Iterator[Enter]:
    opened: list[BrowserContext] = []

    def page(account: str, *, width: int = 1280, scripts: bool = True) -> Page:
        key = f"{office.address} {account}"
        context = chromium.new_context(
            base_url=office.address,
            viewport={"width": width, "height": 844 if width < 600 else 900},
            locale="vi-VN",
            java_script_enabled=scripts,
            storage_state=states.get(key),  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        shown = context.new_page()
        if key not in states:
            sign_in(shown, account)
            states[key] = context.storage_state()
        return shown

    yield page
    for context in opened:
        context.close()


def sign_in(page: Page, account: str) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", f"{account}@camthuy.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit].wide >> nth=0")
    page.wait_for_url("**/")


def seed() -> tuple[Path, bool]:
    """The seed notice where it stands beside the repository; else our own sample."""
    root = Path(__file__).parents[2]
    beside = [place / "shared" / "gold" / "seed.txt" for place in (root.parent, root.parent.parent)]
    found = next((path for path in beside if path.exists()), None)
    return (found, True) if found else (root / "samples" / "thong-bao-ket-luan.txt", False)


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What one chapter leaves for the next: addresses, and where the story broke off."""
    return {}


@pytest.fixture
def in_order(told: dict[str, str], request: pytest.FixtureRequest) -> Iterator[None]:
    """A chapter is not read where the one before it broke off."""
    if "broken" in told:
        pytest.skip(f"the story broke off at: {told['broken']}")
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed > failed:
        told["broken"] = request.node.name
