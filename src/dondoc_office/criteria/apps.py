"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class CriteriaConfig(AppConfig):
    name = "dondoc_office.criteria"
    label = "criteria"
