"""What pages of the rooms below show of activities."""

from django import template

from samla.activities.models import Activity

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
