"""Filters that a person keeps by a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedList(models.Model):
    """A list with its filters under a name (danh sách đã lưu); hers alone, its address anybody's."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_lists")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500, help_text="the filters as the address holds them")

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="tasks_saved_list_once")]

    def __str__(self) -> str:
        return self.name
