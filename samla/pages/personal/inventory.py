"""The inventory of personal data: what each table says of itself, or does not."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from pghistory.models import Event

from samla.core.retention import Kept, Until, personal_fields
from samla.pages.personal.elsewhere import ELSEWHERE, NOT_PERSONAL

# Fields of these names may hold something about a person, whatever their type.
TELLING = {"ip", "agent", "phone", "password", "session", "token", "login", "email"}
TELLING |= {"name", "address", "function", "unit", "title"}


def tables():
    """Every table there is, in the order of its name."""
    everything = apps.get_models(include_auto_created=True)
    return sorted(
        (each for each in everything if each._meta.managed and not each._meta.proxy),
        key=lambda model: model._meta.label,
    )


def said_of(model) -> dict[str, Kept]:
    """What is said of a table's personal fields, by itself or for it.

    A table of history holds what the table it tells of holds.
    """
    if issubclass(model, Event):
        return {
            name: kept
            for name, kept in said_of(model.pgh_tracked_model).items()
            if name in names_of(model)
        }
    said = personal_fields(model) | ELSEWHERE.get(model._meta.label, {})
    return {name: kept for name, kept in said.items() if name in names_of(model)}


def names_of(model):
    """The names of a table's columns."""
    return {field.name for field in model._meta.local_fields}


def may_be_personal(field) -> bool:
    """Whether a column could hold something about a person."""
    if field.related_model:
        return field.related_model is get_user_model()
    by_type = (models.EmailField, models.GenericIPAddressField, models.JSONField)
    text = isinstance(field, models.TextField) and not field.choices
    return (
        text
        or isinstance(field, by_type)
        or not TELLING.isdisjoint(field.name.split("_"))
    )


def silent_fields() -> list[str]:
    """Columns that could hold something about a person, of which nothing is said."""
    return [
        label
        for model in tables()
        for field in model._meta.local_fields
        if may_be_personal(field) and not is_explained(model, field)
        for label in [f"{model._meta.label}.{field.name}"]
    ]


def is_explained(model, field) -> bool:
    """Whether a column's own table, or the short list of reasons, speaks of it."""
    if issubclass(model, Event):
        if field.name.startswith("pgh_"):
            return True
        model = model.pgh_tracked_model
    label = model._meta.label
    reasons = (label, f"{label}.{field.name}")
    generated = isinstance(field, models.GeneratedField)
    return (
        field.name in said_of(model)
        or generated
        or any(each in NOT_PERSONAL for each in reasons)
    )


HEAD = """# Personal data

What Samla keeps of people: what for, on which legal ground (GDPR, article 6.1), who
sees it, and until when. Written by `manage.py personal_data` from what each model says
beside its fields (*registerförteckning*, article 30); `manage.py forget` keeps the
promises every night (*gallring*).

Newcomers and other visitors leave nothing: no account, no cookie, no log of searches.
There are three exceptions. Who reports something: name and address, both optional,
forgotten 12 months after the decision. Who asks a municipality something: an address to
answer to, and what she chooses to write; a public record (*allmän handling*), kept as
the municipality's retention plan (*gallringsplan*) says. Who follows something by
mail: an address, erased when she ends it or what she follows has ended. The portal's
operator
(*personuppgiftsansvarig*) is named on `/personuppgifter/`. A person reads, fetches and
erases what is hers at `/konto/mina-uppgifter/`.
"""


def document() -> str:
    """The inventory as a page of docs/."""
    lines = [HEAD]
    for model in tables():
        said = said_of(model)
        if said and not issubclass(model, Event):
            lines += section(model, said)
    lines += ["## History", "", history(), "", "## Looked at, and not personal", ""]
    lines += ["| Field | Why |", "|---|---|"]
    lines += [f"| `{label}` | {why} |" for label, why in NOT_PERSONAL.items()]
    return "\n".join(lines) + "\n"


def section(model, said):
    """One table's part of the inventory."""
    yield from (f"## {model._meta.label}", "")
    yield "| Field | What for | Legal ground | Who sees it | Until when |"
    yield "|---|---|---|---|---|"
    for name, kept in said.items():
        cells = (kept.why, kept.ground.value, kept.seen_by.value, kept.until.value)
        yield f"| `{name}` | {' | '.join(cells)} |"
    yield ""


def history() -> str:
    """What is said about the tables of history, all together."""
    names = sorted(
        model.pgh_tracked_model._meta.label
        for model in tables()
        if issubclass(model, Event)
    )
    return (
        "Each change of these is kept with who made it and when, by the database "
        f"itself: {', '.join(f'`{name}`' for name in names)}. A field that is named "
        "above is in the history too, unless it is left out of it; it leaves the "
        f"history when it leaves its table. What is left is kept {Until.HISTORY.value}."
    )
