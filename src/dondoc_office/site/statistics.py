"""What SQLite knows of its own tables, so that it chooses its ways well (PostgreSQL sees to that itself)."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.db import connection

EVERY = 24 * 3600


def refresh(at: datetime) -> bool:
    """Once a day, whoever asks and however often; says whether it was done."""
    if connection.vendor != "sqlite" or not cache.add("sqlite-statistics", at.isoformat(), EVERY):
        return False
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return True
