"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "dondoc_office.measures"
    label = "measures"
