"""The tables of an empty database, made at once as the last migration leaves them.

Step by step Django draws the whole office anew for each of some hundred migrations: 20 of the 22 seconds of CPU
that an empty office cost. Where there are no rows, only the end counts: every migration is recorded as if it had
run (tested: the same tables, indexes, triggers and rows on both databases). An older home goes step by step.
"""

from __future__ import annotations

from django.db import connections
from django.db.migrations import CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import IndexOperation, ModelOperation
from django.db.migrations.recorder import MigrationRecorder

ROWS_ONLY = frozenset(
    {
        ("account", "0006_emailaddress_lower"),
        ("account", "0008_emailaddress_unique_primary_email_fixup"),
        ("auth", "0011_update_proxy_permissions"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0008_separate_results_field"),
        ("django_tasks_database", "0011_rename_complete_status"),
        ("django_tasks_database", "0013_separate_exception_fields"),
        ("django_tasks_database", "0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more"),
        ("django_tasks_database", "0018_rename_succeeded_status"),
    }
)
"""Migrations of libraries whose own steps only change rows that stand already; ours say so by `elidable`."""


def make_at_once(using: str) -> bool:
    """All tables in one transaction; False where anything stands already, or a step may do more than change rows."""
    connection = connections[using]
    executor = MigrationExecutor(connection)
    plan = [step for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if connection.introspection.table_names() or not all(map(is_only_tables, plan)):
        return False
    recorder, state = MigrationRecorder(connection), executor.loader.project_state()
    with connection.schema_editor(atomic=True) as editor:
        for label, name in state.models:
            CreateModel(name, []).database_forwards(label, editor, state, state)
        editor.create_model(recorder.Migration)
        recorder.migration_qs.bulk_create(
            recorder.Migration(app=one.app_label, name=one.name) for one in plan
        )
    return True


def is_only_tables(migration: Migration) -> bool:
    """Does it leave nothing behind but tables, where no row stands?"""
    reviewed = (migration.app_label, migration.name) in ROWS_ONLY
    return all(_changes_tables(step) or step.elidable or reviewed for step in migration.operations)


def _changes_tables(step: Operation) -> bool:
    return isinstance(step, ModelOperation | FieldOperation | IndexOperation)
