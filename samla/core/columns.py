"""Columns the database fills in by itself from another one."""

from django.db import models
from django.db.models import F, Func


def sort_key(field="name"):
    """Sorts a name in Swedish order on every server (å ä ö last, é as e)."""
    return models.GeneratedField(
        expression=Func(F(field), function="samla_sv"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )


def folded(field="name"):
    """Holds a name as people type it: no capitals, no marks, one space."""
    return models.GeneratedField(
        expression=Func(F(field), function="samla_fold"),
        output_field=models.TextField(),
        db_persist=True,
    )


def bare(field="name"):
    """Holds a word as it is looked up: folded, and without the Arabic article."""
    return models.GeneratedField(
        expression=Func(F(field), function="samla_bare"),
        output_field=models.TextField(),
        db_persist=True,
    )
