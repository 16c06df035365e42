"""Removes all examples, and nothing else, in one statement for each table."""

from collections import Counter

from django.db import connection
from django.db.models import CASCADE, SET_NULL
from django.db.models.deletion import get_candidate_relations_to_delete

from samla.accounts.models import User
from samla.activities.models import Activity
from samla.municipalities.models import EntryPoint, SchoolBreak
from samla.organisations.models import Organisation
from samla.premises.models import Premises

# Somebody else's activity in a room that goes keeps the way there.
KEEP_ADDRESSES = """
update activities_activity as activity
set venue = 'address', premises_id = null, address = premises.address,
    postcode = premises.postcode, city = premises.city,
    way_in = coalesce(nullif(activity.way_in, ''), premises.way_in)
from premises_premises as premises
left join organisations_organisation as owner
  on owner.id = premises.owner_organisation_id
where activity.premises_id = premises.id
  and (premises.is_example or owner.is_example)
  and not activity.is_example
"""


def clear() -> Counter:
    """Remove all examples in the caller's transaction; how many rows of each table."""
    removed = Counter()
    with connection.cursor() as cursor:
        cursor.execute(KEEP_ADDRESSES)
    for model in (Activity, Premises, Organisation, EntryPoint, SchoolBreak, User):
        remove(model.objects.filter(is_example=True), removed)
    return removed


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
    removed[rows.model] += rows.order_by()._raw_delete(rows.db)


def relations(model):
    """What hangs on a table; first what goes by itself, so that it is not changed."""
    return sorted(
        get_candidate_relations_to_delete(model._meta),
        key=lambda each: len(list(relations_of(each.related_model))),
    )


def relations_of(model):
    return get_candidate_relations_to_delete(model._meta)
