"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "dondoc_office.reports"
    label = "reports"
