"""The menu at the top of every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

ENTRIES: tuple[tuple[str, Promise | str], ...] = (
    ("home", gettext_lazy("Việc của tôi")),
    ("task-list", gettext_lazy("Nhiệm vụ")),
    ("leader-page", gettext_lazy("Lãnh đạo")),
    ("document-list", gettext_lazy("Văn bản")),
    ("unit-list", gettext_lazy("Đơn vị")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `current` where the page shown lies under it."""

    name: Promise | str
    url: str
    current: bool


def menu(path: str) -> list[Item]:
    """The entries with the one that holds `path` marked."""
    items = [(name, reverse(url)) for url, name in ENTRIES]
    holding = [url for _, url in items if path == url or (url != "/" and path.startswith(url))]
    nearest = max(holding, key=len, default="")
    return [Item(name, url, url == nearest) for name, url in items]
