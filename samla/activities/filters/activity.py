"""The questions, one by one, and what answers to each."""

from functools import partial

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.activities.filters.day_by_day import DayByDay
from samla.activities.filters.days import (
    PARTS,
    TODAY,
    TOMORROW,
    WEEK,
    WHEN,
    WHEN_SAID,
    Days,
    midnight,
    on_days,
    weekdays,
    with_later_dates,
)
from samla.activities.filters.form import ActivityFilterForm
from samla.activities.filters.known import Known
from samla.activities.filters.loosening import DAYS, Loosened
from samla.activities.filters.place import ChoiceFilter, WordsAndPlace
from samla.activities.models import (
    AGE,
    SWEDISH,
    WITH_CHILDREN,
    WOMEN_ONLY,
    Activity,
    Facets,
    facets,
)
from samla.core.filters import DayFilter, TickFilter, WholeNumberFilter
from samla.core.languages import in_a_row
from samla.core.logs import OF_HERSELF
from samla.taxonomy.models import code_choices, terms

LARGEST_KEY = 2**63 - 1
# True of one reader at one time: no calendar, letter or follower gets it.
ONLY_NOW = ("nar", "fran", "till", "plats")
# Not chosen from answers that are there.
WRITTEN = {"fran", "till", "organisation", *OF_HERSELF}


class ActivityFilter(Known, Loosened, DayByDay, WordsAndPlace):
    """What, where, when, for whom: each answer narrows and can be taken back."""

    said_alone = {"q", "var", "nar", "dag", "tid", "omrade", "typ", "lan"}

    among = None  # where words are unknown, if not in what is filtered
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
    tid = ChoiceFilter(
        method="asked_last",
        label=_("Time of day"),
        choices=PARTS,
        empty_label=_("Any time of day"),
    )
    fran = DayFilter(method="asked_last", label=_("First day"))
    till = DayFilter(method="asked_last", label=_("Last day"))
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
        return self._matching(self._on_days(activities))

    @property
    def on_any_day(self):
        """What answers to all but the questions when, for a calendar that goes on."""
        return self._matching(self.narrowed(self.queryset.all()))

    @cached_property
    def days(self):
        """The days that are asked for."""
        return Days() if self.form.errors else Days.asked(self.form.cleaned_data)

    @property
    def lasting_days(self):
        """The weekday and the hours, as a calendar that goes on keeps to them."""
        return Days(weekday=self.days.weekday, part=self.days.part)

    @property
    def found(self) -> Facets:
        """How many there are, and how many each further answer leaves."""
        return Facets() if self.form.errors else self._told[1]

    @cached_property
    def told_form(self):
        """The form that says what each further answer leaves."""
        form = type(self.form)(self.form.data)
        if self.found.total:  # where nothing is found every way stays open
            form.tell(self._open(self.found.numbers), self.found.is_capped)
        return form

    @property
    def chosen_answers(self):
        """What was chosen from answers that are there; None where more was written.

        Words and a place stand by themselves on a page.
        """
        answers = self.form.cleaned_data
        if self.form.errors or self.answered & WRITTEN:
            return None
        return tuple((n, answers[n]) for n in sorted(self.answered - {"q", "var"}))

    def _open(self, numbers):
        """The numbers of questions that were not asked, as far as they are true."""
        known = numbers.keys() - self.answered
        if self.days.begin or self.days.end:
            known -= DAYS
        told = {name: numbers[name] for name in known}
        if "nar" in told:
            told["nar"][TOMORROW] = None  # nobody has counted
        return told

    @property
    def rows(self):
        """What is listed: those with the words, or those with words like them."""
        return self._told[0] if self.words else self.qs

    def page(self, request):
        """The cards of a page."""
        rows, told = self._told
        return rows.page(request, told.total, with_later_dates, self.once)

    @property
    def is_alike(self):
        """Whether none has the words, so that words like them are looked for."""
        return self.rows is not self.qs

    @property
    def words(self):
        return self.form.cleaned_data.get("q") or ""

    @cached_property
    def _told(self):
        """What is listed, and how many each further answer leaves of it."""
        rows, to_count = self.once("exact", lambda: self._to_count(self.qs))
        told = to_count.ask()
        if self.words and not told.total:
            rows, to_count = self.once("alike", self._alike)
            told = to_count.ask()
        return rows, told

    def _alike(self):
        rows = self._on_days(self.queryset.all()).alike(self.words)
        return self._to_count(rows)

    def _to_count(self, rows):
        soon = {} if self.days else {TODAY: midnight(1), WEEK: midnight(7)}
        return rows, facets(rows, soon, self.days.weekday, self.days.part)

    def _on_days(self, activities):
        return on_days(self.narrowed(activities), self.days)

    @property
    def in_words(self):
        """What was asked, as a calendar is called."""
        return in_a_row(words for words, _query in self.chosen)

    def _matching(self, activities):
        among = self.narrowed(self.among) if self.among is not None else None
        return activities.matching(self.words, among)

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
        return activities.filter(flags__overlap=WITH_CHILDREN)

    def women_only(self, activities, name, value):
        return activities.filter(flags__contains=[WOMEN_ONLY])

    def step_free(self, activities, name, value):
        return activities.filter(flags__contains=["access_flag:wheelchair"])

    def on_line(self, activities, name, value):
        return activities.filter(
            Q(venue=Activity.Venue.ONLINE) | Q(flags__contains=["access_flag:online"])
        )

    def of_organisation(self, activities, name, value):
        return activities.of_organisation(value)

    def _in_words(self, name, field, value):
        """Numbers of an organisation and of a position say nothing to a reader."""
        if name == "plats":
            return field.label
        if name == "organisation":
            return gettext("Only one organisation")
        return super()._in_words(name, field, value)

    @property
    def when(self):
        """The days that are asked for, as a sentence ends with them."""
        return WHEN_SAID.get(self.form.cleaned_data.get("nar"), "")
