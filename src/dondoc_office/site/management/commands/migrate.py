"""`manage.py migrate`: Django's own, but the tables of an empty database are made at once."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from dondoc_office.site.tables import make_at_once


class Command(migrate.Command):
    """Tests, `office migrate` and every command that begins an office come through here."""

    def handle(self, *args: Any, **options: Any) -> None:
        asked = ("app_label", "fake", "fake_initial", "plan", "check_unapplied", "prune")
        if not any(options[name] for name in asked):
            make_at_once(options["database"])
        super().handle(*args, **options)
