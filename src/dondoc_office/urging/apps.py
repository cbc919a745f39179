"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class UrgingConfig(AppConfig):
    name = "dondoc_office.urging"
    label = "urging"
