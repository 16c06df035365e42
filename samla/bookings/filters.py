"""What a room must be like to be of use: asked in the address of the search by need."""

import django_filters
from django.utils.translation import gettext_lazy as _

from samla.core.filters import NOT_IN_LIST
from samla.premises.filters import PremisesFilter
from samla.premises.models import Price

USUAL = Price.For.ASSOCIATION
# Who most of those are that look for a room stands first.
KINDS = sorted(Price.For.choices, key=lambda kind: kind[0] != USUAL)


class NeedFilter(PremisesFilter):
    """Which rooms could serve; when they are free is another question."""

    q = dag = fran = till = gratis = agare = None
    anvandare = django_filters.ChoiceFilter(
        method="told_the_price",
        label=_("Who are you?"),
        help_text=_("The price depends on it."),
        choices=KINDS,
        empty_label=None,
        error_messages=NOT_IN_LIST,
    )

    @property
    def user_kind(self):
        """As what the room is borrowed: as an association where nothing is said."""
        return self.form.cleaned_data.get("anvandare") or USUAL

    def told_the_price(self, rooms, name, value):
        return rooms
