"""Three questions somebody may answer about herself, to see whether she can go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.activities.models import AGE, SWEDISH, Reader
from samla.core.filters import NOT_IN_LIST, YES, Checkbox, FilterForm
from samla.core.pagination import OF_A_PAGE


class GoingForm(FilterForm):
    """Asks her age, her Swedish and for children; the answers stand in the address."""

    fyllda = forms.IntegerField(
        label=_("How old are you?"),
        required=False,
        min_value=0,
        max_value=120,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), AGE),
    )
    kan = forms.ChoiceField(
        label=_("How much Swedish do you know?"),
        required=False,
        choices=[("", _("No answer")), *SWEDISH],
        error_messages=NOT_IN_LIST,
    )
    medbarn = forms.ChoiceField(
        label=_("Children come with me"),
        required=False,
        choices=[(YES, _("Yes"))],
        widget=Checkbox,
        error_messages=NOT_IN_LIST,
    )

    @property
    def reader(self) -> Reader:
        """Who asks, as far as her answers can be read."""
        told = self.cleaned_data if self.is_valid() else {}
        return Reader(
            age=told.get("fyllda"),
            swedish=told.get("kan", ""),
            has_children=told.get("medbarn") == YES,
        )

    @property
    def others(self):
        """What else stands in the address, to be kept when she answers."""
        kept = (
            (name, value)
            for name in self.data
            for value in self.data.getlist(name)
            if name not in self.fields and name not in OF_A_PAGE
        )
        return [(name, value) for name, value in kept if value]

    @property
    def answers(self):
        """Her answers, to be kept when she looks for something else."""
        return [(name, self.data[name]) for name in self.fields if self.data.get(name)]
