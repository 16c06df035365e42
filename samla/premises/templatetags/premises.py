"""What pages of the rooms below show of premises."""

from django import template

from samla.premises.models import Premises

MOST_SHOWN = 6

register = template.Library()


@register.simple_tag
def premises_of(organisation):
    """The rooms an organisation lends, by name."""
    rooms = Premises.objects.offered().in_lists().for_cards()
    return rooms.filter(owner_organisation=organisation)[:MOST_SHOWN]
