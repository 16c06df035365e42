"""Where a history begins: rows that were there before it was kept."""

from django.db.migrations import RunPython


def history_begins(app_label: str, *but: str) -> RunPython:
    """Write down each row of a room's tracked tables as it is when this is migrated.

    A row that has a history is left alone, and so are the tables named in `but`.
    """

    def begin(apps, schema_editor):
        for event in apps.get_app_config(app_label).get_models():
            names = {field.name for field in event._meta.get_fields()}
            if "pgh_obj" in names and event.__name__ not in but:
                schema_editor.execute(statement(event))

    return RunPython(begin, RunPython.noop)


def statement(event) -> str:
    """The SQL that does so for one table."""
    source = event._meta.get_field("pgh_obj").related_model._meta
    columns = [
        f'"{field.column}"'
        for field in event._meta.local_concrete_fields
        if not field.name.startswith("pgh_")
    ]
    told, key = ", ".join(columns), source.pk.column
    return (
        f'insert into "{event._meta.db_table}" '  # noqa: S608 - names of our own tables
        f"({told}, pgh_created_at, pgh_label, pgh_obj_id) "
        f'select {told}, now(), \'before\', "{key}" from "{source.db_table}" t '
        f'where not exists (select from "{event._meta.db_table}" e '
        f'where e.pgh_obj_id = t."{key}")'
    )
