"""Trails: which tables hold the history of an entry, and what belongs to it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, Func, JSONField, Value, Window
from django.db.models.functions import Lag
from django.utils.functional import cached_property

# What a page needs of each event.
TOLD = ["pgh_id", "pgh_created_at", "pgh_label"]
TOLD += ["told_trail", "told_row", "told_before", "told_metadata"]
# What tells which events are one act.
MARKS = ["pgh_id", "pgh_created_at", "told_trail", "pgh_context_id"]


class WholeRow(Func):
    """A row of a table as JSON."""

    template = "to_jsonb(%(function)s)"
    output_field = JSONField()


@dataclass(frozen=True)
class Trail:
    """What happened to the rows of one tracked table that belong to an entry.

    `rows` says which of its events; `about` names the field that tells such rows apart;
    `only` the fields that are told, all that have words if empty.
    """

    model: type
    rows: dict
    title: Any
    about: str = ""
    only: tuple = ()
    can_be_put_back: bool = False

    @property
    def label(self):
        return self.model._meta.label_lower

    @cached_property
    def events(self):
        """The events themselves."""
        return events_of(self.model).objects.filter(**self.rows)

    def marks(self, place: int):
        """When each event was, and of which act it is a part."""
        return self.events.annotate(told_trail=Value(place)).values(*MARKS)

    def told(self, place: int):
        """Each event as JSON, beside what the row was before."""
        row = WholeRow(function=f'"{self.events.model._meta.db_table}"')
        before = Window(Lag(row), partition_by="id", order_by="pgh_id")
        return self.events.annotate(
            told_trail=Value(place),
            told_row=row,
            told_before=before,
            told_metadata=F("pgh_context__metadata"),
        ).values(*TOLD)


def events_of(model) -> type:
    """The table of a tracked table's events."""
    return apps.get_model(model._meta.app_label, f"{model.__name__}Event")


def together(kinds):
    """The events of several trails, the newest first."""
    first, *others = kinds
    return first.union(*others, all=True).order_by("-pgh_created_at", "-pgh_id")
