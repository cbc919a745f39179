"""`manage.py load_criteria`: the criteria sets that ship with the software."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dondoc_office.criteria.library import load_sets


class Command(BaseCommand):
    """Does nothing where everything is there already."""

    help = "Nạp các bộ tiêu chí (load the criteria sets)."

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_sets(by=None, at=timezone.now())
        self.stdout.write(f"+{count} bộ tiêu chí (criteria sets)")
