"""A session is called by its browser and system, in the words of whoever reads."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from tests.office.conftest import Cast

from dondoc_office.people.browsers import called

WINDOWS, MAC = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
PHONE, PAD = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)",
    "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X)",
)
ANDROID, LINUX = "Mozilla/5.0 (Linux; Android 14; SM-A546E)", "Mozilla/5.0 (X11; Linux x86_64"
KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (f"{WINDOWS} {KIT} Chrome/131.0.0.0 Safari/537.36", "Chrome trên Windows"),
        (f"{WINDOWS} {KIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge trên Windows"),
        (f"{WINDOWS} {KIT} coc_coc_browser/128.0.214 Chrome/122.0 Safari/537.36", "Cốc Cốc trên Windows"),
        (f"{WINDOWS} {KIT} Chrome/131.0.0.0 Safari/537.36 OPR/116.0.0.0", "Opera trên Windows"),
        ("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer trên Windows"),
        (f"{LINUX}; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox trên Linux"),
        (f"{LINUX}) {KIT} Chrome/131.0.0.0 Safari/537.36", "Chrome trên Linux"),
        (f"{MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15", "Safari trên macOS"),
        (f"{PHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari trên iPhone"),
        (f"{PHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1", "Chrome trên iPhone"),
        (f"{PAD} AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/132.0 Mobile/15E148 Safari/604.1", "Firefox trên iPad"),
        (f"{ANDROID} {KIT} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36", "Samsung Internet trên Android"),
        (f"{ANDROID} {KIT} Chrome/130.0 Mobile Safari/537.36 Zalo android/240901", "Zalo trên Android"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("Máy   ở phòng họp", "Máy ở phòng họp"),
        ("", "Không rõ"),
        ("x" * 200, "x" * 59 + "…"),
    ],
)  # fmt: skip
def test_a_browser_is_called_as_people_call_it(agent: str, said: str) -> None:
    with translation.override("vi"):
        assert called(agent) == said


def test_the_last_used_place_stands_first_and_its_raw_words_are_not_shown(cast: Cast) -> None:
    desk, phone = (
        Client(HTTP_USER_AGENT=f"{WINDOWS} {KIT} Chrome/131.0 Safari/537.36"),
        Client(HTTP_USER_AGENT=f"{PHONE} AppleWebKit/605.1.15 Version/17.5 Safari/604.1"),
    )
    for place in (desk, phone):
        place.force_login(cast.officer)
        place.get("/")
    page = desk.get("/tai-khoan/sessions/").content.decode()
    shown = page.split("<tbody>")[1].split("</tbody>")[0]
    assert shown.index("Safari trên iPhone") < shown.index("Chrome trên Windows")
    assert shown.count("AppleWebKit") == shown.count("title=") == 2
    assert shown.count("nơi này") == 1
