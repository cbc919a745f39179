"""The menu at the top of every page: every app adds its entries here, one line each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Protocol

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy


class Holder(Protocol):
    """What the menu asks of a person's standing."""

    def holds(self, *roles: str) -> bool: ...

    def holds_at_top(self, *roles: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu (mục): its URL name, what it is called, its group; `roles` where only some need it.

    `at_top` where the roles count at the top unit alone.
    """

    url: str
    name: Promise | str
    group: str = ""
    roles: tuple[str, ...] = ()
    at_top: bool = False

    def offered_to(self, standing: Holder | None) -> bool:
        if not self.roles:
            return True
        return standing is not None and (standing.holds_at_top if self.at_top else standing.holds)(
            *self.roles
        )


GROUPS: dict[str, Promise | str] = {
    "": "",  # stands in the bar itself
    "measure": gettext_lazy("Chỉ tiêu, tiêu chí"),
    "out": pgettext_lazy("menu", "Báo cáo"),
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
    Entry("journal", gettext_lazy("Nhật ký"), "office", roles=("auditor",), at_top=True),
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
    held = _held(standing)
    return _groups(held, _nearest(path, held))


def written(template: str, path: str, standing: Holder | None) -> SafeString:
    """The same menu as HTML: made once for each choice of entries, page and language."""
    held = _held(standing)
    return _written(template, held, _nearest(path, held), get_language() or "")


@lru_cache(maxsize=2000)
def _written(template: str, held: tuple[str, ...], nearest: str, language: str) -> SafeString:
    return render_to_string(template, {"menu": _groups(held, nearest)})


def _held(standing: Holder | None) -> tuple[str, ...]:
    """The URL names of what she needs."""
    return tuple(entry.url for entry in ENTRIES if entry.offered_to(standing))


def _nearest(path: str, held: Iterable[str]) -> str:
    """The address that the page shown lies under; of several the longest."""
    urls = [addresses()[name] for name in held]
    return max(
        (url for url in urls if path == url or (url != "/" and path.startswith(url))), key=len, default=""
    )


@cache
def addresses() -> Mapping[str, str]:
    """URL name → address, of every entry."""
    return {entry.url: reverse(entry.url) for entry in ENTRIES}


def _groups(held: Collection[str], nearest: str) -> list[Group]:
    order = list(GROUPS)
    entries = sorted(
        (entry for entry in ENTRIES if entry.url in held), key=lambda entry: order.index(entry.group)
    )
    groups = []
    for key, members in groupby(entries, lambda entry: entry.group):
        urls = [(entry.name, addresses()[entry.url]) for entry in members]
        items = tuple(Item(name, url, url == nearest) for name, url in urls)
        groups.append(Group(GROUPS[key] if len(items) > 1 else "", items))
    return groups
