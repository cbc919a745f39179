"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "dondoc_office.people"
    label = "people"
