"""What, and where: in a municipality, around it, in a county, or near a point."""

from collections import defaultdict

import django_filters
from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.core.filters import NOT_IN_LIST, Asked, CountedSelect, TickFilter
from samla.core.templatetags.samla import apart
from samla.municipalities.models import (
    counties,
    middle_called,
    municipality_names,
    within,
)

MOST_NAMED = 3
KILOMETRES = (5, 10, 20, 50)


def distances():
    """How far one may go, as a form asks for it."""
    return [(str(number), apart(f"{number} km")) for number in KILOMETRES]


class ChoiceFilter(django_filters.ChoiceFilter):
    """A question with a list of answers, each with how many it would leave."""

    def __init__(self, **kwargs):
        kwargs["widget"] = CountedSelect
        super().__init__(error_messages=NOT_IN_LIST, **kwargs)


class WordsAndPlace(Asked, django_filters.FilterSet):
    """The words and the place; how what is near it is found."""

    q = django_filters.CharFilter(
        method="asked_last",
        label=_("What?"),
        max_length=100,
        error_messages={"max_length": _("Write fewer words.")},
    )
    var = django_filters.CharFilter(
        method="in_place",
        label=_("Where?"),
        help_text=_("A municipality, a town or a postcode."),
        max_length=80,
        error_messages={"max_length": _("Write only the name of the place.")},
    )
    plats = django_filters.CharFilter(
        method="asked_last",
        label=_("Near you"),
        max_length=40,
        widget=forms.HiddenInput,
        error_messages={"max_length": _("That position is not in Sweden.")},
    )
    grannar = TickFilter(
        method="asked_last", label=_("Also in neighbouring municipalities")
    )
    inom = ChoiceFilter(
        method="asked_last",
        label=_("Distance, at most"),
        choices=distances,
        empty_label=_("Any distance"),
    )
    lan = ChoiceFilter(
        method="in_county",
        label=_("County"),
        choices=counties,
        empty_label=_("All of Sweden"),
    )

    def query_without(self, *names):
        """Also without what counts from a place that is asked for no more."""
        if not (self.answered - {*names}) & {"var", "plats"}:
            names = (*names, "grannar", "inom")
        return super().query_without(*names)

    def in_one_spelling(self, *names):
        """The same, as the address of a lasting search."""
        if not (self.answered - {*names}) & {"var", "plats"}:
            names = (*names, "grannar", "inom")
        return super().in_one_spelling(*names)

    @property
    def place(self):
        """The names of the municipalities that are meant, or how many there are."""
        answers = defaultdict(str, self.form.cleaned_data)
        names = municipality_names(self.form.area)
        if len(names) > MOST_NAMED:
            return gettext("%(number)d municipalities") % {"number": len(names)}
        if names and answers["inom"] and not answers["plats"]:
            middle = middle_called(answers["var"], self.form.places)
            names = [f"{middle} +\u00a0{answers['inom']}\u00a0km"]
        if not names and answers["plats"]:
            near = {"number": self.form.kilometres}
            names = [gettext("your area (%(number)d km)") % near]
        elif not names and answers["lan"]:
            names = [dict(counties())[answers["lan"]]]
        return get_text_list(names, gettext("and"))

    def asked_last(self, activities, name, value):
        return activities

    def in_place(self, activities, name, value):
        """In the municipality, unless it only says from where a distance counts."""
        if self.form.kilometres and not self.form.is_near_reader:
            return activities
        return activities.in_municipalities(self.form.area)

    def in_county(self, activities, name, value):
        return activities.in_county(value)

    def narrowed(self, activities):
        """By all but days and words; near a point, where that is asked for."""
        found = super().filter_queryset(activities)
        if self.form.errors or not self.form.kilometres:
            return found
        return within(found, self.form.point, self.form.kilometres)
