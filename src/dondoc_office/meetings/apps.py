"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "dondoc_office.meetings"
    label = "meetings"
