"""The app's place in the project: it has a template and words, no rows."""

from __future__ import annotations

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "dondoc_office.sheets"
    label = "sheets"
