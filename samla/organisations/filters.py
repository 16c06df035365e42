"""The questions a visitor can ask of the organisations; the address says them all."""

from functools import partial

import django_filters
from django.utils.translation import gettext_lazy as _

from samla.core.filters import NOT_IN_LIST, Asked, FilterForm, TickFilter
from samla.municipalities.filters import PlaceFilterForm
from samla.municipalities.models import municipality_names
from samla.organisations.models import Organisation
from samla.taxonomy.models import code_choices


class ChoiceFilter(django_filters.ChoiceFilter):
    """A question that is answered with one code of a list of words."""

    def __init__(self, list, **kwargs):
        kwargs["choices"] = partial(code_choices, list)
        super().__init__(error_messages=NOT_IN_LIST, **kwargs)


class OrganisationFilter(Asked, django_filters.FilterSet):
    """Who: by words, place, what they are best at, for whom, in which language."""

    said_alone = {"q", "var", "kategori", "for"}

    q = django_filters.CharFilter(
        method="with_words",
        label=_("Who or what?"),
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
    bast = ChoiceFilter(
        "capability",
        method="best_at",
        label=_("Best at"),
        empty_label=_("Anything"),
    )
    gor = ChoiceFilter(
        "capability",
        method="contributing",
        label=_("Can contribute with"),
        empty_label=_("Anything"),
    )
    for_ = ChoiceFilter(
        "target_group",
        method="meant_for",
        label=_("For whom?"),
        empty_label=_("For all groups"),
    )
    sprak = ChoiceFilter(
        "language",
        method="speaking",
        label=_("Language"),
        empty_label=_("All languages"),
    )
    kategori = ChoiceFilter(
        "association_category",
        method="of_category",
        label=_("Works mostly with"),
        empty_label=_("Everything"),
    )
    granskad = TickFilter(method="vouched_for", label=_("Verified by a municipality"))

    class Meta:
        model = Organisation
        fields = []
        form = PlaceFilterForm

    @classmethod
    def get_filters(cls):
        """Ask `for_` as ?for=…, a word that Python keeps to itself."""
        return {
            name.rstrip("_"): found for name, found in super().get_filters().items()
        }

    @property
    def place_names(self):
        """The municipalities meant by the place that was typed."""
        return municipality_names(self.form.places)

    def with_words(self, organisations, name, value):
        return organisations.matching(value)

    def in_place(self, organisations, name, value):
        return organisations.in_places(self.form.places)

    def best_at(self, organisations, name, value):
        return organisations.filter(best_at__contains=[f"capability:{value}"])

    def contributing(self, organisations, name, value):
        return organisations.filter(capabilities__contains=[f"capability:{value}"])

    def meant_for(self, organisations, name, value):
        groups = [f"target_group:{value}", "target_group:all"]
        return organisations.filter(target_groups__overlap=groups)

    def speaking(self, organisations, name, value):
        return organisations.filter(languages__contains=[f"language:{value}"])

    def of_category(self, organisations, name, value):
        return organisations.filter(category=f"association_category:{value}")

    def vouched_for(self, organisations, name, value):
        return organisations.verified()


class StaffFilter(Asked, django_filters.FilterSet):
    """What those who work for a municipality ask of its organisations."""

    SHOWN, UNVERIFIED, WAITING, SUSPENDED = (
        "granskade",
        "ogranskade",
        "vantar",
        "stangda",
    )

    q = django_filters.CharFilter(
        field_name="name",
        lookup_expr="icontains",
        label=_("Name"),
        max_length=100,
        error_messages={"max_length": _("Write fewer words.")},
    )
    visa = django_filters.ChoiceFilter(
        method="standing",
        label=_("Which?"),
        empty_label=_("All"),
        choices=[
            (SHOWN, _("Verified")),
            (UNVERIFIED, _("Not verified")),
            (WAITING, _("Wait for review")),
            (SUSPENDED, _("Suspended")),
        ],
        error_messages=NOT_IN_LIST,
    )

    class Meta:
        model = Organisation
        fields = []
        form = FilterForm

    def standing(self, organisations, name, value):
        """Those in one state."""
        states = {
            self.SHOWN: {"known_verified": True},
            self.UNVERIFIED: {"known_verified": False},
            self.WAITING: {"known_waiting": True},
            self.SUSPENDED: {"taken_down_at__isnull": False},
        }
        return organisations.filter(**states[value])
