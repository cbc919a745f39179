"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "dondoc_office.documents"
    label = "documents"
