"""Fold the words of the rows that stand already."""

from typing import Any

from django.db import migrations

from dondoc_office.site.searching import folded_words


def fold(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("programmes", "Project")
    for row in rows.objects.using(schema_editor.connection.alias).filter(words="").iterator():
        row.words = folded_words(*(getattr(row, name) for name in ("code", "name")))
        row.save(update_fields=["words"])


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_words")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop, elidable=True)]
