"""The questions a visitor can ask of the premises; the query string says them all."""

from functools import partial

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samla.core.filters import NOT_IN_LIST, Asked, TickFilter, WholeNumberFilter
from samla.municipalities.filters import PlaceFilterForm
from samla.municipalities.models import municipality_names
from samla.premises.models import LOOP, OpeningWindow, Premises, Price
from samla.taxonomy.models import code_choices

ANYBODY = "ja"
CLOCK = {"invalid": _("Write the time as 17.00.")}


def free_for():
    """For whom a room may be free: anybody at all, or one kind of user."""
    return [(ANYBODY, _("Some kind of user")), *Price.For.choices]


class HourFilter(django_filters.TimeFilter):
    """An hour; asked together with the weekday, in `filter_queryset`."""

    def __init__(self, **kwargs):
        clock = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=clock, error_messages=CLOCK, **kwargs)

    def filter(self, queryset, value):
        return queryset


class PremisesFilterForm(PlaceFilterForm):
    """Sees that the hours come in their order."""

    def clean(self):
        hours = [self.cleaned_data.get(name) for name in ("fran", "till")]
        if all(hours) and hours[0] >= hours[1]:
            self.add_error("till", _("Write a time that is later than the first one."))


class PremisesFilter(Asked, django_filters.FilterSet):
    """Which rooms: by words, place, size, what is there, hours, price and owner."""

    said_alone = {"q", "var", "typ", "dag", "utrustning"}

    q = django_filters.CharFilter(
        method="with_words",
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
    typ = django_filters.ChoiceFilter(
        method="of_kind",
        label=_("Kind of room"),
        choices=partial(code_choices, "premises_kind"),
        empty_label=_("All kinds"),
        error_messages=NOT_IN_LIST,
    )
    personer = WholeNumberFilter(
        field_name="most_persons",
        lookup_expr="gte",
        label=_("Persons, at least"),
        min_value=1,
        max_value=9999,
        wrong=_("Write a number from 1 to 9999."),
    )
    dag = django_filters.ChoiceFilter(
        method="asked_with_hours",
        label=_("Weekday"),
        choices=OpeningWindow.Weekday.choices,
        empty_label=_("Any day"),
        error_messages=NOT_IN_LIST,
    )
    fran = HourFilter(label=_("From"))
    till = HourFilter(label=_("Until"))
    gratis = django_filters.ChoiceFilter(
        method="free_of_charge",
        label=_("Free for"),
        help_text=_("There may be conditions; each room tells its own."),
        choices=free_for,
        empty_label=_("All prices"),
        error_messages=NOT_IN_LIST,
    )
    stegfritt = TickFilter(method="step_free", label=_("Step-free way in"))
    slinga = TickFilter(method="with_loop", label=_("Hearing loop"))
    toalett = TickFilter(method="with_toilet", label=_("Accessible toilet"))
    utrustning = django_filters.MultipleChoiceFilter(
        method="equipped",
        label=_("What must be there?"),
        choices=partial(code_choices, "equipment"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_IN_LIST,
    )
    agare = django_filters.ChoiceFilter(
        method="owned_by",
        label=_("Lent by"),
        choices=[("kommun", _("A municipality")), ("forening", _("An organisation"))],
        empty_label=_("Anybody"),
        error_messages=NOT_IN_LIST,
    )

    class Meta:
        model = Premises
        fields = []
        form = PremisesFilterForm

    @property
    def place(self):
        """The one municipality that was meant, where it was one."""
        names = municipality_names(self.form.places)
        return names[0] if len(names) == 1 else ""

    def filter_queryset(self, queryset):
        """Rooms with one window that holds the day and the hours, all at once."""
        rooms = super().filter_queryset(queryset)
        asked = [self.form.cleaned_data.get(name) for name in ("dag", "fran", "till")]
        if not any(asked):
            return rooms
        windows = OpeningWindow.objects.covering(*asked)
        return rooms.filter(pk__in=windows.values("premises"))

    def asked_with_hours(self, rooms, name, value):
        return rooms

    def with_words(self, rooms, name, value):
        return rooms.matching(value)

    def in_place(self, rooms, name, value):
        return rooms.filter(municipality__in=self.form.places)

    def of_kind(self, rooms, name, value):
        return rooms.filter(kind=f"premises_kind:{value}")

    def free_of_charge(self, rooms, name, value):
        prices = Price.objects.free(None if value == ANYBODY else value)
        return rooms.filter(pk__in=prices.values("premises"))

    def step_free(self, rooms, name, value):
        return rooms.filter(step_free=Premises.Answer.YES)

    def with_loop(self, rooms, name, value):
        loop = Q(hearing_loop=Premises.Answer.YES) | Q(equipment__contains=[LOOP])
        return rooms.filter(loop)

    def with_toilet(self, rooms, name, value):
        return rooms.filter(accessible_toilet=Premises.Answer.YES)

    def equipped(self, rooms, name, value):
        return rooms.filter(equipment__contains=[f"equipment:{code}" for code in value])

    def owned_by(self, rooms, name, value):
        return rooms.filter(owner_organisation__isnull=value == "kommun")
