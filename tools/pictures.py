"""Pictures of the guides, taken from the running demonstration: `python -m tools.pictures` (`make pictures`)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "samples" / "thong-bao-ket-luan.txt"
PASSWORD = "trinh-dien-don-doc"
COLOURS = 128
PATIENCE = 180


def _nothing(page: Page) -> None:
    return


@dataclass(frozen=True)
class Picture:
    """One picture (hình): whose page, how wide, how high, and what is done before it is taken."""

    name: str
    account: str
    address: str
    width: int = 1280
    height: int = 860
    before: Callable[[Page], None] = _nothing


def _take_in(page: Page) -> None:
    page.set_input_files("input[type=file]", SAMPLE)
    page.get_by_role("button", name="Nhận và đọc").click()
    page.get_by_role("link", name="Xem xét").first.click(timeout=60_000)
    page.locator("mark.lit").first.wait_for()


def _first(words: str) -> Callable[[Page], None]:
    """Follow the first link of the table's row that holds the words."""
    return lambda page: page.locator("tbody tr", has_text=words).first.get_by_role("link").first.click()


def _open_menu(page: Page) -> None:
    page.locator(".menu-phone > summary").click()


ALL = (
    Picture("viec-cua-toi", "truongphong.kt", "/"),
    Picture("don-vi-toi", "truongphong.kt", "/nhiem-vu/don-vi-toi/"),
    Picture("them-van-ban", "vanthu", "/van-ban/them/"),
    Picture("xem-xet", "vanthu", "/van-ban/them/", before=_take_in),
    Picture("danh-sach", "vanthu", "/nhiem-vu/"),
    Picture("nhiem-vu", "truongphong.kt", "/nhiem-vu/don-vi-toi/", before=_first("Quá hạn")),
    Picture("nhiem-vu-dien-thoai", "chuyenvien.kt", "/nhiem-vu/don-vi-toi/", 390, 844, _first("%")),
    Picture("muc-luc-dien-thoai", "chuyenvien.kt", "/", 390, 844, _open_menu),
    Picture("lich", "chutich", "/nhiem-vu/lich/", height=1000),
    Picture("lanh-dao", "chutich", "/nhiem-vu/lanh-dao/", height=1100),
    Picture("xu-huong", "chutich", "/nhiem-vu/lanh-dao/xu-huong/"),
    Picture("phien-hop", "vanthu", "/phien-hop/", before=_first("sắp họp")),
    Picture("tim", "chutich", "/tim/?tim=ke+hoach"),
    Picture("don-vi", "quantri", "/don-vi/"),
    Picture("can-bo", "quantri", "/nguoi/"),
    Picture("nhat-ky", "kiemtra", "/nhat-ky/"),
)


@contextmanager
def office() -> Iterator[str]:
    """A demonstration of its own, running until the pictures are taken."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}
        environment = {**kept, "DONDOC_HOME": folder, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "dondoc.cli.main", "office"]
        if ready := os.environ.get("STORY_HOME"):  # a demonstration made before
            shutil.copytree(ready, folder, dirs_exist_ok=True)
        else:
            subprocess.run([*command, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        running = subprocess.Popen([*command, "up", "--port", str(port)], env=environment)
        try:
            yield _answering(f"http://127.0.0.1:{port}")
        finally:
            running.terminate()
            running.wait()


def _answering(address: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/khoe/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return address
    raise SystemExit("the demonstration did not answer")


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Sign in, go there, and keep what is seen, in few colours: a guide should stay light."""
    page = browser.new_page(
        base_url=address, locale="vi-VN", viewport={"width": picture.width, "height": picture.height}
    )
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", f"{picture.account}@camthuy.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit].wide >> nth=0")
    page.wait_for_url("**/")
    page.goto(picture.address)
    picture.before(page)
    page.wait_for_load_state("networkidle")
    seen = Image.open(BytesIO(page.screenshot()))
    seen.convert("RGB").quantize(COLOURS).save(PICTURES / f"{picture.name}.png", optimize=True)
    page.close()


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    PICTURES.mkdir(exist_ok=True)
    with office() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        wanted = set(sys.argv[1:])
        for picture in ALL:
            if not wanted or picture.name in wanted:
                take(browser, address, picture)
        browser.close()


if __name__ == "__main__":
    main()
