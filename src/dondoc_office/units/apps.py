"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "dondoc_office.units"
    label = "units"
