"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "dondoc_office.programmes"
    label = "programmes"
