"""The menu at the top of every page: every app adds its entries here, one line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Holder(Protocol):
    """What the menu asks of a person's standing."""

    def holds(self, *roles: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu (mục): its URL name, what it is called, its group; `roles` where only some need it."""

    url: str
    name: Promise | str
    group: str = ""
    roles: tuple[str, ...] = ()


GROUPS: dict[str, Promise | str] = {
    "": "",  # stands in the bar itself
    "measure": gettext_lazy("Chỉ tiêu, tiêu chí"),
    "out": gettext_lazy("Báo cáo"),
    "office": gettext_lazy("Cơ quan"),
}
"""In the order of the bar. A group with one entry stands in the bar as that entry."""

ENTRIES: tuple[Entry, ...] = (
    Entry("home", gettext_lazy("Việc của tôi")),
    Entry("my-unit", gettext_lazy("Đơn vị tôi"), roles=("head", "officer", "clerk")),
    Entry("task-list", gettext_lazy("Nhiệm vụ")),
    Entry("task-calendar", gettext_lazy("Lịch")),
    Entry("meeting-list", gettext_lazy("Phiên họp")),
    Entry("document-list", gettext_lazy("Văn bản")),
    Entry("leader-page", gettext_lazy("Lãnh đạo")),
    Entry("weekly-page", gettext_lazy("Trang tuần"), "out", roles=("leader", "clerk", "auditor")),
    Entry("letter-list", gettext_lazy("Công văn đôn đốc"), "out", roles=("leader", "clerk")),
    Entry("report-home", gettext_lazy("Báo cáo, sổ sách"), "out"),
    Entry("measure-board", gettext_lazy("Chỉ tiêu"), "measure"),
    Entry("criteria-home", gettext_lazy("Tiêu chí"), "measure"),
    Entry("review-list", gettext_lazy("Sơ kết, giải trình"), "measure"),
    Entry("project-list", gettext_lazy("Chương trình, dự án"), "measure"),
    Entry("unit-list", gettext_lazy("Đơn vị"), "office"),
    Entry("person-list", gettext_lazy("Cán bộ"), "office"),
    Entry("outbox", gettext_lazy("Thư gửi đi"), "office", roles=("administrator", "clerk")),
    Entry("transfer-page", gettext_lazy("Chuyển giao"), "office", roles=("leader", "clerk")),
    Entry("journal", gettext_lazy("Nhật ký"), "office", roles=("auditor",)),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `current` where the page shown lies under it."""

    name: Promise | str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; no heading for those that stand in the bar."""

    name: Promise | str
    items: tuple[Item, ...]

    @property
    def current(self) -> bool:
        return any(item.current for item in self.items)


def menu(path: str, standing: Holder | None = None) -> list[Group]:
    """The entries that somebody of this standing needs, grouped, with the one that holds `path` marked."""
    entries = [entry for entry in ENTRIES if not entry.roles or (standing and standing.holds(*entry.roles))]
    urls = {entry: reverse(entry.url) for entry in entries}
    holding = [url for url in urls.values() if path == url or (url != "/" and path.startswith(url))]
    nearest = max(holding, key=len, default="")
    return list(_grouped(entries, urls, nearest))


def _grouped(entries: Iterable[Entry], urls: dict[Entry, str], nearest: str) -> Iterable[Group]:
    order = list(GROUPS)
    for key, members in groupby(
        sorted(entries, key=lambda entry: order.index(entry.group)), lambda entry: entry.group
    ):
        items = tuple(Item(entry.name, urls[entry], urls[entry] == nearest) for entry in members)
        yield Group(GROUPS[key] if len(items) > 1 else "", items)
