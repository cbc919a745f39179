"""The app's place in the project."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from dondoc_office.site.searching import keep_searchable


class SiteConfig(AppConfig):
    name = "dondoc_office.site"
    label = "site"

    def ready(self) -> None:
        """Django's own place for what follows a migration; the office uses no other signal."""
        post_migrate.connect(_searchable)


def _searchable(sender: AppConfig, using: str, **_: Any) -> None:
    keep_searchable(sender.get_models(), using)
