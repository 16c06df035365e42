"""Sends many rows to a table at once, with PostgreSQL's COPY."""

from collections.abc import Iterable

from django.db import models
from psycopg import sql


def take_ids(cursor, model: type[models.Model], number: int) -> list[int]:
    """As many new ids as asked for; the table's own sequence goes on after them."""
    cursor.execute(
        "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
        [model._meta.db_table, number],
    )
    return [new for (new,) in cursor.fetchall()]


def copy_rows(
    cursor, model: type[models.Model], names: list[str], rows: Iterable[tuple]
):
    """Copy rows that give the named fields; every other field gets its default."""
    given = [model._meta.get_field(name) for name in names]
    rest = [
        field
        for field in model._meta.local_concrete_fields
        if field not in given and needs_value(field)
    ]
    defaults = tuple(field.get_default() for field in rest)
    columns = sql.SQL(", ").join(sql.Identifier(each.column) for each in given + rest)
    parts = {"table": sql.Identifier(model._meta.db_table), "columns": columns}
    cursor.execute(sql.SQL("select {columns} from {table} limit 0").format(**parts))
    types = [column.type_code for column in cursor.description]
    statement = sql.SQL("copy {table} ({columns}) from stdin (format binary)")
    with cursor.copy(statement.format(**parts)) as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row + defaults)


def needs_value(field):
    """Whether the database leaves it to us to fill a column."""
    return not (field.primary_key or field.generated or field.get_default() is None)
