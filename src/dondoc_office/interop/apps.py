"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "dondoc_office.interop"
    label = "interop"
