"""Questions that stand in the address of a list, and how they are taken back."""

import datetime

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

YES = "ja"
NOT_IN_LIST = {"invalid_choice": _("Choose one of the answers in the list.")}

# An answer that was not given; 0 is one.
NOTHING = (None, "", [])


class Checkbox(forms.CheckboxInput):
    """A box that stands in the address as ?…=ja, and nowhere when it is empty."""

    def __init__(self, attrs=None):
        super().__init__(attrs, check_test=lambda value: value == YES)

    def format_value(self, value):
        return YES

    def value_from_datadict(self, data, files, name):
        return data.get(name)


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
        return _as_address(query)

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
        return _as_address(query)

    def _in_words(self, name, field, value):
        """One answer as it stands on a chip: "Language: Arabic"."""
        if isinstance(field.widget, Checkbox):
            return field.label
        if isinstance(field, forms.ChoiceField):
            value = {str(code): label for code, label in field.choices}[value]
        elif isinstance(value, datetime.time):
            value = f"{value:%H.%M}"
        return value if name in self.said_alone else f"{field.label}: {value}"


def _as_address(query):
    """A question from its first page on, without what was left empty."""
    for name in ("sida", "efter", "fore"):
        query.pop(name, None)
    for name in [name for name in query if not any(query.getlist(name))]:
        del query[name]
    return f"?{query.urlencode()}"
