"""Before a start: settings understood, tables up to date, static files collected."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from urllib.parse import urlsplit

from dondoc_office.running.errors import DatabaseUnreachable, OfficeEmpty, SettingsUnusable


def set_up_django() -> None:
    """Django with the office's settings; a setting that cannot be used is one sentence."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc_office.site.settings")
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError, OSError) as error:
        raise SettingsUnusable(why=str(error)) from error


def home() -> Path:
    """The office's folder."""
    from django.conf import settings

    return Path(settings.HOME)


def database_name() -> str:
    """Where the data is, for people: a path, or the address of a server without its password."""
    from django.db import connection

    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(values["NAME"])
    return f"{values['HOST'] or 'localhost'}:{values['PORT'] or 5432}/{values['NAME']}"


def without_password(url: str) -> str:
    """A database's URL as it may be printed."""
    parts = urlsplit(url)
    place = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
    return f"{parts.scheme}://{place}{parts.path}"


def migrate(using: str = "default") -> None:
    """Bring the tables up to date; says nothing where they are. New tables and indexes are looked at by the database."""
    from django.core.management import call_command
    from django.db import Error, connections
    from django.db.migrations.recorder import MigrationRecorder

    from dondoc_office.site.statistics import learn

    try:
        connections[using].ensure_connection()
        before = len(MigrationRecorder(connections[using]).applied_migrations())
        call_command("migrate", database=using, verbosity=0, interactive=False)
        if before != len(MigrationRecorder(connections[using]).applied_migrations()):
            learn(using)
    except Error as error:
        raise DatabaseUnreachable(where=database_name(), why=str(error).strip().splitlines()[0]) from error


def collect_static() -> bool:
    """Gather the style sheets and scripts once for every version of them; True where it was needed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / "collected"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest.hexdigest():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest.hexdigest(), encoding="ascii")
    return True


def require_tables() -> None:
    """OfficeEmpty where no office was ever started; a check must not create one."""
    from django.db import Error, connection

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        raise OfficeEmpty(home=home())
    try:
        if "journal_head" not in connection.introspection.table_names():
            raise OfficeEmpty(home=home())
    except Error as error:
        raise DatabaseUnreachable(where=database_name(), why=str(error).strip().splitlines()[0]) from error


def load_reference() -> None:
    """The indicators, periods and criteria sets that ship with the software; harmless when they are there."""
    from django.core.management import call_command

    for name in ("load_measures", "load_criteria"):
        call_command(name, verbosity=0, stdout=io.StringIO())
