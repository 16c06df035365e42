"""What pages of the rooms below show of premises."""

from django import template

from samla.premises.models import LendingPolicy, Premises, Terms

MOST_SHOWN = 6

register = template.Library()


@register.simple_tag
def premises_of(organisation):
    """The rooms an organisation lends, by name."""
    rooms = Premises.objects.offered().in_lists().for_cards()
    return rooms.filter(owner_organisation=organisation)[:MOST_SHOWN]


@register.simple_tag
def policy_of(premises):
    """How a room's owner lends."""
    return LendingPolicy.objects.for_room(premises)


@register.simple_tag
def terms_of(premises):
    """The terms that hold for a room; none where its owner has none."""
    return Terms.objects.for_room(premises)
