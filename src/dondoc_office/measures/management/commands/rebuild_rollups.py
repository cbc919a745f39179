"""`manage.py rebuild_rollups`: everything that adds up from values, again from nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dondoc_office.measures.actions.rolling import rebuild


class Command(BaseCommand):
    """For after a restore, or whenever somebody doubts."""

    help = "Cộng lại mọi số tổng hợp từ đầu (add up every roll-up again)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} số tổng hợp (roll-ups)")
