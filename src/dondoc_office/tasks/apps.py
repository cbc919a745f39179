"""The app's place in the project."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TasksConfig(AppConfig):
    name = "dondoc_office.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Triggers follow every migration, as full-text tables do (`site/apps.py`)."""
        post_migrate.connect(_counted, sender=self)


def _counted(using: str, **_: Any) -> None:
    from dondoc_office.tasks.counted import keep_counted

    keep_counted(using)
