"""Gaps: which entries lack a translation into a language, or have an old one."""

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from samla.moderation.models import entry_kinds
from samla.translations.models.translated import Translated

COLUMNS = ("kind_said", "pk", "name_said", "texts", "missing", "old", "unread")


def translated_kinds() -> dict[str, type[Translated]]:
    """Every kind of entry whose free text can be translated, by its name in paths."""
    kinds = entry_kinds().items()
    return {kind: model for kind, model in kinds if issubclass(model, Translated)}


def gaps_of(user, language, is_all=False):
    """A person's entries with what lacks in a language; in one question.

    Each row is a dict: how many texts there are, how many are translated, how many of
    these are outdated, and whether one was made by a machine that nobody has read.
    """
    first, *others = (
        _gaps(model, kind, user, language, is_all)
        for kind, model in sorted(translated_kinds().items())
    )
    return first.union(*others).order_by("kind_said", "name_said", "pk")


def _gaps(model, kind, user, language, is_all):
    rows = model.translations.rel.related_model.every
    rows = rows.filter(entry=OuterRef("pk"), language=language)
    filled = (
        Case(When(**{name: ""}, then=0), default=1, output_field=IntegerField())
        for name in model.FREE_TEXT
    )
    unread = rows.filter(origin="machine", reviewed_at=None)
    entries = (
        model.objects.editable_by(user)
        .exclude(text_language=f"language:{language}")
        .order_by()
        .annotate(
            kind_said=Value(kind),
            name_said=F("title" if "title" in model.FREE_TEXT else "name"),
            texts=sum(filled, Value(0)),
            done=_count(rows),
            fresh=_count(rows.current()),
            missing=F("texts") - F("done"),
            old=F("done") - F("fresh"),
            unread=Exists(unread),
        )
        .filter(texts__gt=0)
    )
    if not is_all:
        entries = entries.filter(fresh__lt=F("texts"))
    return entries.values(*COLUMNS)


def _count(rows):
    """How many fields these translations are of."""
    count = rows.order_by().values("entry").annotate(n=Count("field", distinct=True))
    return Coalesce(Subquery(count.values("n")), Value(0))
