"""What a browser writes about itself, as people would say it: the browser and the system it runs on."""

from __future__ import annotations

from django.utils.translation import gettext as _

BROWSERS = (
    *(
        ("coc_coc_browser", "Cốc Cốc"),
        ("Zalo", "Zalo"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("OPiOS/", "Opera"),
    ),
    *(("SamsungBrowser/", "Samsung Internet"), ("YaBrowser/", "Yandex"), ("UCBrowser/", "UC Browser")),
    *(("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chromium/", "Chromium")),
    *(("Chrome/", "Chrome"), ("Trident/", "Internet Explorer"), ("MSIE ", "Internet Explorer")),
    *(("Safari/", "Safari"),),
)
"""Mark → name. Those that also call themselves by another's name stand before it: Edge says Chrome, Chrome says Safari."""
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS")),
    *(("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux")),
)
LONGEST = 60


def called(agent: str) -> str:
    """Chrome trên Windows; what is known of neither is the text itself, cut where it grows long."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    if browser and system:
        return _("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    text = browser or system or " ".join(agent.split()) or _("Không rõ")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
