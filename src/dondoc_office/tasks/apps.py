"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "dondoc_office.tasks"
    label = "tasks"
