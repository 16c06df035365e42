"""What is asked of who wonders what a room would cost her."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.days import DAY
from samla.core.plain import Plain, time_input
from samla.premises.models import OpeningWindow, Price, Use
from samla.taxonomy.models import code_choices


class CostForm(Plain, forms.Form):
    """Asks who borrows, for what and when; of that only what a price depends on."""

    som = forms.ChoiceField(label=_("As what do you borrow?"), choices=Price.For)
    aktivitet = forms.ChoiceField(label=_("What for?"), required=False)
    malgrupp = forms.ChoiceField(label=_("For which target group?"), required=False)
    dag = forms.TypedChoiceField(
        label=_("Which day?"), choices=OpeningWindow.Weekday.choices, coerce=int
    )
    fran = forms.TimeField(label=_("From what time?"), widget=time_input())
    till = forms.TimeField(label=_("Until what time?"), widget=time_input())
    layout = [("", [["som"], ["aktivitet", "malgrupp"], ["dag"], ["fran", "till"]])]
    # The question, the column of a price, the list of terms.
    depends = (
        ("aktivitet", "activity_types", "activity_type"),
        ("malgrupp", "target_groups", "target_group"),
    )

    def __init__(self, query, *, premises):
        is_asked = any(name in query for name in self.base_fields)
        super().__init__(query if is_asked else None)
        self.prices = list(premises.prices.all())
        for name, column, terms in self.depends:
            named = {term for price in self.prices for term in getattr(price, column)}
            chosen = [
                (code, label)
                for code, label in code_choices(terms)
                if f"{terms}:{code}" in named
            ]
            self.fields[name].choices = [("", _("Something else")), *chosen]
            if not chosen:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("fran"), cleaned.get("till")
        if starts and ends and ends <= starts:
            self.add_error(
                "till",
                _("Write a time later than the first one. Midnight is 23.59 here."),
            )
        return cleaned

    @property
    def quote(self):
        """What it costs and why; nothing before the questions are answered."""
        if not self.is_valid():
            return None
        told = self.cleaned_data
        today = timezone.localdate()
        kind, group = told.get("aktivitet"), told.get("malgrupp")
        return Use(
            user_kind=told["som"],
            day=today + DAY * ((told["dag"] - today.isoweekday()) % 7),
            starts=told["fran"],
            ends=told["till"],
            activity_type=f"activity_type:{kind}" if kind else "",
            target_groups=(f"target_group:{group}",) if group else (),
        ).quote(self.prices)
