"""Everything about a person, as she may read it and take it with her."""

import json

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from pghistory.models import Context, Event

from samla.accounts.models import SHOWN_TEXTS, ChoosesToBeShown, User
from samla.pages.personal.inventory import names_of, said_of, tables
from samla.pages.personal.plan import (
    addressed,
    addresses_of,
    done_by_her,
    hers,
    history_of,
)

# Kept in columns of its own, and meant for machines only.
SEARCH = ("document", "likeness", "folded", "name_sort")


def everything_about(person) -> dict:
    """All that Samla keeps of a person; nothing that is somebody else's, no secret."""
    addresses = addresses_of(person)
    return {
        "made_at": timezone.now(),
        "about_you": rows(User.objects.filter(pk=person.pk))[0],
        "yours": {
            label(field): found
            for field in hers()
            if (found := rows(field.model._base_manager.filter(**{field.name: person})))
        },
        "yours_before": {
            label(field): found for field in hers() if (found := past(field, person))
        },
        "done_by_you": {
            label(field): found
            for field in done_by_her()
            if (found := done(field, person))
        },
        "to_or_from_your_address": {
            model._meta.label: found
            for model, column in addressed().items()
            if (found := rows(model.objects.filter(**{f"{column}__in": addresses})))
        },
        "your_consents": [said(part) for part in consents(person)],
        "your_changes": changes_by(person),
    }


def as_json(person) -> str:
    """The same, for machines."""
    told = everything_about(person)
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def label(field) -> str:
    """How a table and its column are named: organisations.Membership.user."""
    return f"{field.model._meta.label}.{field.name}"


def rows(queryset, without=()) -> list[dict]:
    """The rows of a table without secrets, without other people, and without files."""
    model = queryset.model
    said = said_of(model)
    names = [
        field.name
        for field in model._meta.local_concrete_fields
        if field.name not in (*without, *SEARCH)
        and not (field.name in said and said[field.name].is_secret)
        and field.related_model is not User
        and not isinstance(field, models.BinaryField)
    ]
    found = list(queryset.order_by("pk").values(*names))
    for name in names:
        name_things(model._meta.get_field(name), found)
    return found


def past(field, person):
    """What the history tells of rows that are or were hers: where she belonged."""
    history = history_of(field.model)
    if not history or field.name not in names_of(history):
        return []
    return rows(history.objects.filter(**{field.attname: person.pk}))


def done(field, person):
    """What she did for others: when and to what, without what is told about others."""
    said = said_of(field.model).items()
    others = {name for name, kept in said if kept.by != field.name} - {field.name}
    queryset = field.model._base_manager.filter(**{field.name: person})
    return rows(queryset, without=others)


def name_things(field, found):
    """Say by name what a column names by its number."""
    other = field.related_model
    if other is None or "name" not in [each.name for each in other._meta.fields]:
        return
    keys = {row[field.name] for row in found}
    names = dict(other._base_manager.filter(pk__in=keys).values_list("pk", "name"))
    for row in found:
        row[f"{field.name}_name"] = names.get(row[field.name])


def consents(person) -> list[ChoosesToBeShown]:
    """Where a person has chosen that everybody reads her name."""
    return [
        part
        for model in apps.get_models()
        if issubclass(model, ChoosesToBeShown)
        for part in model.objects.filter(
            user=person, chose_to_be_shown_at__isnull=False
        )
    ]


def said(part) -> dict:
    """One consent: where, when, and to which text."""
    return {
        "table": part._meta.label,
        "id": part.pk,
        "given_at": part.chose_to_be_shown_at,
        "text": str(SHOWN_TEXTS.get(part.chose_by_text, "")),
        "text_version": part.chose_by_text,
    }


def changes_by(person) -> list[dict]:
    """Each entry in the history that tells of her: what, which, and when."""
    contexts = Context.objects.filter(metadata__contains={"user": person.pk})
    contexts = contexts.values("pk")
    made = []
    for model in tables():
        if issubclass(model, Event) and is_kept_apart(model):
            tracked = model.pgh_tracked_model._meta.label
            events = model.objects.filter(pgh_context__in=contexts)
            made += [
                {"at": at, "table": tracked, "id": pk, "change": change}
                for at, pk, change in events.values_list(
                    "pgh_created_at", "id", "pgh_label"
                )
            ]
    return sorted(made, key=lambda each: each["at"])


def is_kept_apart(model) -> bool:
    """Whether a table of history says who did it."""
    return isinstance(model._meta.get_field("pgh_context"), models.ForeignKey)
