"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "dondoc_office.site"
    label = "site"
