"""`manage.py load_measures`: the library of indicators and the periods of the years around today."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dondoc_office.measures.library import load_library, load_periods

_BEFORE, _AFTER = 6, 4


class Command(BaseCommand):
    """Does nothing where everything is there already."""

    help = "Nạp danh mục chỉ tiêu và các kỳ (load the library of indicators and the periods)."

    def handle(self, *args: Any, **options: Any) -> None:
        now, year = timezone.now(), timezone.localdate().year
        indicators = load_library(by=None, at=now)
        periods = load_periods(year - _BEFORE, year + _AFTER)
        self.stdout.write(f"+{indicators} chỉ tiêu (indicators), +{periods} kỳ (periods)")
