"""Questions that stand in the address of a list, and how they are taken back."""

import datetime

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samla.core.pagination import OF_A_PAGE
from samla.core.templatetags.samla import apart, day

YES = "ja"
NOT_IN_LIST = {"invalid_choice": _("Choose one of the answers in the list.")}

# An answer that was not given; 0 is one.
NOTHING = (None, "", [])


def in_brackets(number, at_least=False) -> str:
    """How many would remain, as it stands after an answer: "(12)", "(12+)"."""
    return f"({number}+)" if at_least else f"({number})"


class CountedSelect(forms.Select):
    """A list of answers, each with how many it leaves; one that leaves none is shut."""

    # Answer → how many; nothing where they are not known.
    numbers = None
    at_least = False

    def create_option(self, name, value, label, selected, *args, **kwargs):
        option = super().create_option(name, value, label, selected, *args, **kwargs)
        if self.numbers is None or not value:
            return option
        number = self.numbers.get(str(value), 0)
        if number or (number == 0 and not self.at_least):
            said = in_brackets(number, self.at_least)
            option["label"] = f"{apart(label)} {apart(said)}"
        if number == 0 and not self.at_least and not selected:
            option["attrs"]["disabled"] = True
        return option


class Checkbox(forms.CheckboxInput):
    """A box that stands in the address as ?…=ja, and nowhere when it is empty."""

    def __init__(self, attrs=None):
        super().__init__(attrs, check_test=lambda value: value == YES)

    def format_value(self, value):
        return YES

    def value_from_datadict(self, data, files, name):
        return data.get(name)


class DayFilter(django_filters.DateFilter):
    """A question that is answered with a day."""

    def __init__(self, **kwargs):
        picker = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        wrong = {"invalid": _("Write the day as 2027-03-31.")}
        super().__init__(widget=picker, error_messages=wrong, **kwargs)


class TickFilter(django_filters.ChoiceFilter):
    """A question that is answered with yes or not asked."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=[(YES, _("Yes"))],
            widget=Checkbox,
            error_messages={"invalid_choice": _("Tick the box or leave it empty.")},
            **kwargs,
        )


class WholeNumberFilter(django_filters.Filter):
    """A question that is answered with a whole number in a range."""

    field_class = forms.IntegerField

    def __init__(self, *, wrong, **kwargs):
        texts = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        super().__init__(error_messages=texts, **kwargs)


class FilterForm(forms.Form):
    """All questions may be left out."""

    all_optional = True
    is_in_address = True
    # Question → answer → how many would remain, where that is known.
    numbers = {}
    at_least = False

    def tell(self, numbers, at_least):
        """Say at each question that was not asked how many its answers leave."""
        self.numbers, self.at_least = numbers, at_least
        for name, counts in numbers.items():
            widget = self.fields[name].widget
            if isinstance(widget, CountedSelect):
                widget.numbers, widget.at_least = counts, at_least
            elif counts.get(YES) == 0 and not at_least:
                widget.attrs["disabled"] = True

    def remaining(self, name):
        """How many a question that is answered with yes would leave, in brackets."""
        number = self.numbers.get(name, {}).get(YES)
        if number is None or (self.at_least and not number):
            return ""
        return in_brackets(number, self.at_least)


class Asked:
    """Mixed into a FilterSet: what was asked, in words, and how to ask without it."""

    # Answers that are understood without their question.
    said_alone = {"q", "var"}

    def filter_queryset(self, queryset):
        """Nothing where an answer is wrong: rows nobody asked for would mislead."""
        if self.form.errors:
            return queryset.none()
        return super().filter_queryset(queryset)

    @property
    def chosen(self):
        """What was asked, in words, each with the query string that asks it no more."""
        for name, field in self.form.fields.items():
            answer = self.form.cleaned_data.get(name)
            if isinstance(answer, list):
                for value in answer:
                    words = self._in_words(name, field, value)
                    yield words, self._query_without_one(name, value)
            elif answer not in NOTHING:
                yield self._in_words(name, field, answer), self.query_without(name)

    @property
    def answered(self):
        """The names of what was asked."""
        answers = self.form.cleaned_data
        return {name for name in answers if answers[name] not in NOTHING}

    def query_without(self, *names):
        """This question without some of its parts, as a query string."""
        query = self.data.copy()
        for name in names:
            query.pop(name, None)
        return as_address(query)

    def in_one_spelling(self, *names):
        """What was understood of this question and no more, without some of its parts.

        However it was asked, and whatever else stood in the address of the page.
        """
        query = QueryDict(mutable=True)
        for name in sorted(self.answered - {*names}):
            query.setlist(name, self.data.getlist(name)[-1:])
        return f"?{query.urlencode()}"

    def _query_without_one(self, name, value):
        """This question without one of several answers to the same part."""
        query = self.data.copy()
        query.setlist(name, [one for one in query.getlist(name) if one != value])
        return as_address(query)

    def _in_words(self, name, field, value):
        """One answer as it stands on a chip: "Language: Arabic"."""
        if isinstance(field.widget, Checkbox):
            return field.label
        if isinstance(field, forms.ChoiceField):
            value = {str(code): label for code, label in field.choices}[value]
        elif isinstance(value, datetime.time):
            value = f"{value:%H.%M}"
        elif isinstance(value, datetime.date):
            value = day(value)
        return value if name in self.said_alone else f"{field.label}: {value}"


def as_address(query):
    """A question from its first page on, without what was left empty."""
    for name in OF_A_PAGE:
        query.pop(name, None)
    for name in [name for name in query if not any(query.getlist(name))]:
        del query[name]
    return f"?{query.urlencode()}"
