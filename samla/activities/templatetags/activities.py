"""What pages of the rooms below show of activities."""

from functools import partial

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from samla.activities.models import Activity
from samla.core.kept import QUERY, facts_of, kept, with_query

MOST_SHOWN = 6

register = template.Library()


@register.simple_tag
def activities_at(premises):
    """What one can come to in a room, the soonest first."""
    coming = Activity.objects.published().upcoming().for_cards()
    return coming.filter(premises=premises)[:MOST_SHOWN]


@register.simple_tag
def activities_of(organisation):
    """What one can come to at an organisation, the soonest first."""
    coming = Activity.objects.published().upcoming().for_cards()
    return coming.of_organisation(organisation)[:MOST_SHOWN]


@register.simple_tag
def card(activity, level=None, carried=""):
    """What a list shows of an activity, made once as long as its facts are the same.

    Whether it fits somebody is her own: such a card is made for her, and not kept.
    """
    shown = {"activity": activity, "level": level or None, "carried": QUERY}
    make = partial(render_to_string, "activities/_card_facts.html", shown)
    if getattr(activity, "fit", None):
        html = make()
    else:
        html = kept(make, "card", level, activity.is_old, facts_of(activity))
    return mark_safe(with_query(html, (carried or "").removeprefix("?")))  # noqa: S308
