"""What a newcomer can ask of the activities; the query string says it all."""

import datetime
from collections import defaultdict
from functools import partial

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.activities.models import AGE, SWEDISH, Activity
from samla.core.filters import (
    NOT_IN_LIST,
    Asked,
    TickFilter,
    WholeNumberFilter,
)
from samla.core.languages import in_a_row
from samla.municipalities.filters import PlaceFilterForm
from samla.municipalities.models import municipality_names
from samla.taxonomy.models import code_choices, terms

LARGEST_KEY = 2**63 - 1
TODAY, TOMORROW, WEEK = "idag", "imorgon", "vecka"
# From which midnight to which, counted in nights from today.
WINDOWS = {TODAY: (0, 1), TOMORROW: (1, 2), WEEK: (0, 7)}
WHEN = [
    (TODAY, _("Today")),
    (TOMORROW, _("Tomorrow")),
    (WEEK, _("In the next 7 days")),
]
WHEN_SAID = {
    TODAY: _("today"),
    TOMORROW: _("tomorrow"),
    WEEK: _("in the next 7 days"),
}
MOST_NAMED = 3
# Questions that are folded away until one of them is asked.
MORE = ("dag", "typ", "for", "alder", "svenska", "kvinnor", "stegfritt", "online")


def weekdays():
    """Monday first, each with its number in the address."""
    return [(str(number + 1), name) for number, name in WEEKDAYS.items()]


def midnight(days):
    """The beginning of a day that comes after so many nights."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


class ActivityFilterForm(PlaceFilterForm):
    """Knows whether a question was asked that is folded away."""

    @property
    def more_is_asked(self):
        """Whether one of the questions that are folded away was asked."""
        return any(self.data.get(name) for name in MORE)


class ChoiceFilter(django_filters.ChoiceFilter):
    """A question with a list of answers."""

    def __init__(self, **kwargs):
        super().__init__(error_messages=NOT_IN_LIST, **kwargs)


class ActivityFilter(Asked, django_filters.FilterSet):
    """What, where, when, for whom: each answer narrows and can be taken back."""

    said_alone = {"q", "var", "nar", "dag", "omrade", "typ"}

    among = None  # where words are unknown, if not in what is filtered
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
    nar = ChoiceFilter(
        method="asked_last",
        label=_("When?"),
        choices=WHEN,
        empty_label=_("Any time"),
    )
    dag = ChoiceFilter(
        method="asked_last",
        label=_("Weekday"),
        choices=weekdays,
        empty_label=_("Any day"),
    )
    omrade = ChoiceFilter(
        method="in_part_of_life",
        label=_("Part of life"),
        choices=partial(code_choices, "life_area"),
        empty_label=_("All parts of life"),
    )
    typ = ChoiceFilter(
        method="of_kind",
        label=_("Kind of activity"),
        choices=partial(code_choices, "activity_type"),
        empty_label=_("All kinds"),
    )
    sprak = ChoiceFilter(
        method="in_language",
        label=_("Language"),
        choices=partial(code_choices, "language"),
        empty_label=_("All languages"),
    )
    svenska = ChoiceFilter(
        method="with_swedish",
        label=_("How much Swedish do you know?"),
        choices=SWEDISH,
        empty_label=_("Show all levels"),
    )
    # The word is Python's own, so it cannot be written as a name.
    vars()["for"] = ChoiceFilter(
        method="for_group",
        label=_("For whom"),
        choices=partial(code_choices, "target_group"),
        empty_label=_("All groups"),
    )
    alder = WholeNumberFilter(
        method="at_age", label=_("Age"), min_value=0, max_value=120, wrong=AGE
    )
    gratis = TickFilter(method="free_of_charge", label=_("Free of charge"))
    barn = TickFilter(method="with_children", label=_("Children may come along"))
    kvinnor = TickFilter(method="women_only", label=_("Women only"))
    stegfritt = TickFilter(method="step_free", label=_("Wheelchair accessible"))
    online = TickFilter(method="on_line", label=_("Online"))
    organisation = WholeNumberFilter(
        method="of_organisation",
        label=_("Organisation"),
        min_value=1,
        max_value=LARGEST_KEY,
        widget=forms.HiddenInput,
        wrong=_("There is no organisation with that number."),
    )

    class Meta:
        model = Activity
        fields = []
        form = ActivityFilterForm

    def filter_queryset(self, activities):
        """Days and words after all the rest."""
        found = super().filter_queryset(activities)
        answers = defaultdict(str, self.form.cleaned_data)
        if answers["nar"] or answers["dag"]:
            found = on_days(found, answers["nar"], answers["dag"])
        among = super().filter_queryset(self.among) if self.among is not None else None
        self.without_words = found
        return found.matching(answers["q"], among)

    @property
    def alike(self):
        """What to look for where nothing is found: words like those that were asked."""
        words = self.form.cleaned_data.get("q")
        return self.without_words.alike(words) if words else None

    @property
    def on_any_day(self):
        """What answers to all but the questions when, for a calendar that goes on."""
        found = super().filter_queryset(self.queryset.all())
        return found.matching(self.form.cleaned_data.get("q", ""))

    @property
    def weekday(self):
        """The weekday asked for, Monday is 1; nothing where any will do."""
        return self.form.cleaned_data.get("dag")

    @property
    def in_words(self):
        """What was asked, as a calendar is called."""
        return in_a_row(words for words, _query in self.chosen)

    def asked_last(self, activities, name, value):
        return activities

    def in_place(self, activities, name, value):
        return activities.filter(municipality__in=self.form.places)

    def in_part_of_life(self, activities, name, value):
        kinds = [
            kind
            for kind, attributes in terms("activity_type")
            if attributes.get("life") == f"life_area:{value}"
        ]
        return activities.filter(type__in=kinds)

    def of_kind(self, activities, name, value):
        return activities.filter(type=f"activity_type:{value}")

    def in_language(self, activities, name, value):
        return activities.filter(languages__contains=[f"language:{value}"])

    def with_swedish(self, activities, name, value):
        levels = [f"swedish_level:{code}" for code, _label in SWEDISH]
        enough = levels[: levels.index(f"swedish_level:{value}") + 1]
        return activities.filter(swedish_level__in=enough)

    def for_group(self, activities, name, value):
        groups = [f"target_group:{value}", "target_group:all"]
        return activities.filter(target_groups__overlap=groups)

    def at_age(self, activities, name, value):
        return activities.filter(
            Q(age_from__isnull=True) | Q(age_from__lte=value),
            Q(age_to__isnull=True) | Q(age_to__gte=value),
        )

    def free_of_charge(self, activities, name, value):
        return activities.filter(price=0)

    def with_children(self, activities, name, value):
        welcome = ["access_flag:bring-children", "access_flag:childcare"]
        return activities.filter(flags__overlap=welcome)

    def women_only(self, activities, name, value):
        return activities.filter(flags__contains=["access_flag:women-only"])

    def step_free(self, activities, name, value):
        return activities.filter(flags__contains=["access_flag:wheelchair"])

    def on_line(self, activities, name, value):
        return activities.filter(
            Q(venue=Activity.Venue.ONLINE) | Q(flags__contains=["access_flag:online"])
        )

    def of_organisation(self, activities, name, value):
        return activities.of_organisation(value)

    def _in_words(self, name, field, value):
        """An organisation stands in the address as a number, which says nothing."""
        if name == "organisation":
            return gettext("Only one organisation")
        return super()._in_words(name, field, value)

    @property
    def place(self):
        """The names of the municipalities that are meant, or how many there are."""
        names = municipality_names(self.form.places)
        if len(names) > MOST_NAMED:
            return gettext("%(number)d municipalities") % {"number": len(names)}
        return get_text_list(names, gettext("and"))

    @property
    def when(self):
        """The days that are asked for, as a sentence ends with them."""
        return WHEN_SAID.get(self.form.cleaned_data.get("nar"), "")

    @property
    def loosened(self):
        """What to let go of first where nothing was found: its words and the query."""
        asked = self.answered
        narrow = asked - {"q", "var", "nar", "dag"}
        if asked & {"nar", "dag"}:
            return _("Show all days"), self.query_without("nar", "dag")
        if narrow and asked - narrow:
            return _("Keep only the word and the place"), self.query_without(*narrow)
        if "var" in asked:
            return _("Look in all of Sweden"), self.query_without("var")
        return (_("Show all activities"), self.query_without(*asked)) if asked else ()


def on_days(rows, when, weekday):
    """Those that happen on the days asked for, by the first such date."""
    begin, end = WINDOWS.get(when, (0, None))
    begin, end = begin and midnight(begin), end and midnight(end)
    return rows.on_days(begin or None, end, weekday or None)
