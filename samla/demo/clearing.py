"""Removes all examples, and nothing else, in one statement for each table."""

from collections import Counter

import pgtrigger
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CASCADE, SET_NULL, Q
from django.db.models.deletion import get_candidate_relations_to_delete
from pghistory.models import Event

from samla.accounts.models import User
from samla.activities.models import Activity
from samla.bookings.models import CLAIMING, Booking, RoundWish
from samla.enquiries.models import Enquiry, Faq
from samla.moderation.models import Review, entry_kinds
from samla.municipalities.models import EntryPoint, SchoolBreak
from samla.organisations.models import Organisation
from samla.premises.models import Premises

# Somebody else's activity in a room that goes keeps the way there.
KEEP_ADDRESSES = """
update activities_activity as activity
set venue = 'address', premises_id = null, address = premises.address,
    postcode = premises.postcode, city = premises.city,
    exact_place = premises.exact_place,
    way_in = coalesce(nullif(activity.way_in, ''), premises.way_in)
from premises_premises as premises
left join organisations_organisation as owner
  on owner.id = premises.owner_organisation_id
where activity.premises_id = premises.id
  and (premises.is_example or owner.is_example)
  and not activity.is_example
"""


# Tables whose rows bear the mark; what hangs on others before these.
EXAMPLES = (Enquiry, Faq, Activity, Premises, Organisation)
EXAMPLES += (EntryPoint, SchoolBreak, User)

# How a row of a history names what it is about.
HISTORY_OF = ("pgh_obj", "organisation")


def clear() -> Counter:
    """Remove all examples in the caller's transaction; how many rows of each table."""
    removed = Counter()
    with connection.cursor() as cursor:
        cursor.execute(KEEP_ADDRESSES)
    with pgtrigger.ignore(*triggers()), connection.cursor() as cursor:
        remove_examples(removed)
        # What waits for the end of the transaction is looked at here instead.
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
    return removed


def triggers() -> list[str]:
    """Those of the history, of which examples leave none, and of the last keepers.

    A real way in that only an example person kept is nobody's afterwards: an
    administrator appoints somebody. What claims rooms goes on doing so.
    """
    return [
        f"{model._meta.label}:{trigger.name}"
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
        if trigger.name not in CLAIMING
    ]


def remove_examples(removed):
    """Remove the rows that bear the mark of an example, one table after the other."""
    for model in entry_kinds().values():
        examples = model.objects.filter(is_example=True).values("pk")
        kind = ContentType.objects.get_for_model(model)
        reviews = Review.objects.filter(content_type=kind, object_id__in=examples)
        remove(reviews, removed)
    remove(Booking.objects.filter(pk__in=list(bookings_of_examples())), removed)
    ours = Q(premises__is_example=True)
    ours |= Q(premises__owner_organisation__is_example=True)
    remove(RoundWish.objects.filter(ours), removed)
    for model in EXAMPLES:
        remove(model.objects.filter(is_example=True), removed)


def bookings_of_examples():
    """Bookings by examples, or of rooms that are: they stand and go with them."""
    ours = Q(premises__is_example=True) | Q(dates__premises__is_example=True)
    ours |= Q(premises__owner_organisation__is_example=True)
    ours |= Q(organisation__is_example=True)
    return Booking.objects.filter(ours).order_by().values_list("pk", flat=True)


def remove(rows, removed: Counter):
    """Remove rows together with what hangs on them, as their models say."""
    for relation in relations(rows.model):
        name = relation.field.name
        mine = {f"{name}__in": rows.values("pk")}
        hanging = relation.related_model._base_manager.filter(**mine)
        if relation.on_delete is CASCADE:
            remove(hanging, removed)
        elif relation.on_delete is SET_NULL:
            hanging.update(**{name: None})
        elif issubclass(relation.related_model, Event) and name in HISTORY_OF:
            hanging._raw_delete(hanging.db)
    removed[rows.model] += rows.order_by()._raw_delete(rows.db) or 0


def relations(model):
    """What hangs on a table; first what goes by itself, so that it is not changed."""
    return sorted(
        get_candidate_relations_to_delete(model._meta),
        key=lambda each: len(list(relations_of(each.related_model))),
    )


def relations_of(model):
    return get_candidate_relations_to_delete(model._meta)
