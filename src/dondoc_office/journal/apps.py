"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "dondoc_office.journal"
    label = "journal"
