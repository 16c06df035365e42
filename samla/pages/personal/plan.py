"""Every table that names a person, found by itself: hers, done by her, or history."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from pghistory.models import Event

from samla.pages.personal.inventory import said_of, tables

# The columns an address stands in, the reader's before the writer's.
ADDRESS = ("email", "sender")


def relations() -> list[models.ForeignKey]:
    """Every column that names a person, outside the history."""
    kept = {each for each in tables() if not issubclass(each, Event)}
    found = (
        each.field
        for each in get_user_model()._meta.get_fields(include_hidden=True)
        if each.auto_created and each.is_relation and not each.many_to_many
    )
    return sorted(
        (each for each in found if each.model in kept),
        key=lambda field: (field.model._meta.label, field.name),
    )


def hers() -> list[models.ForeignKey]:
    """Where a row is hers: it goes with her."""
    return [each for each in relations() if is_hers(each)]


def done_by_her() -> list[models.ForeignKey]:
    """Where she did something for others: it stays, without her."""
    return [each for each in relations() if not is_hers(each)]


def is_hers(field) -> bool:
    """Whether a row goes with the person it names."""
    return field.remote_field.on_delete is models.CASCADE


def addressed() -> dict[type[models.Model], str]:
    """Tables that know people by address only, and in which column.

    Invitations, reports, questions, letters: whoever has shown that an address is hers
    may read them.
    """
    own = ("accounts", "account")
    return {
        model: column
        for model in tables()
        if not issubclass(model, Event) and model._meta.app_label not in own
        if (column := next((one for one in ADDRESS if one in said_of(model)), ""))
    }


def history_of(model) -> type[Event] | None:
    """The table of history of a table, if it has one."""
    for each in apps.get_models():
        if issubclass(each, Event) and each.pgh_tracked_model is model:
            return each
    return None


def texts_about_her(model) -> list[str]:
    """The columns of a table that hold what she wrote about herself."""
    kinds = (models.CharField, models.TextField)
    return [
        name
        for name in said_of(model)
        if isinstance(model._meta.get_field(name), kinds)
    ]


def addresses_of(person) -> list[str]:
    """Every address a person has shown to be hers."""
    shown = person.emailaddress_set.filter(verified=True)
    return list({person.email, *shown.values_list("email", flat=True)})
