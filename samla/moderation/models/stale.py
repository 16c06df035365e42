"""Entries that nobody says are right, though everybody was asked."""

from collections import defaultdict

from django.db.models import Value

from samla.moderation.models.entry import entry_kinds


def stale_in(codes):
    """Kind, number and last confirmation of those of municipalities, the oldest first.

    All kinds of entries in one question to the database.
    """
    parts = [
        model.objects.unanswered()
        .filter(municipality__in=codes)
        .order_by()
        .annotate(kind_said=Value(kind))
        .values("kind_said", "pk", "confirmed_at")
        for kind, model in sorted(entry_kinds().items())
    ]
    return parts[0].union(*parts[1:], all=True).order_by("confirmed_at", "pk")


def entries_of(rows) -> list:
    """The entries that rows of all kinds tell of, in their order.

    One that goes in this moment is left out.
    """
    pks = defaultdict(list)
    for row in rows:
        pks[row["kind_said"]].append(row["pk"])
    kinds = entry_kinds()
    found = {
        kind: kinds[kind].objects.select_related(*kinds[kind].SPEAKS).in_bulk(those)
        for kind, those in pks.items()
    }
    entries = (found[row["kind_said"]].get(row["pk"]) for row in rows)
    return [entry for entry in entries if entry]
