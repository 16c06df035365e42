"""What is asked of a price."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.plain import Plain, time_input
from samla.premises.forms.once import KeptOnce, number
from samla.premises.models import OpeningWindow, Price

# On what a price may depend that can be reckoned with.
LIMITS = ["weekdays", "opens", "closes", "activity_types", "target_groups"]
SEVERAL = ("weekdays", "activity_types", "target_groups")


class PriceForm(Plain, KeptOnce):
    """Asks what one kind of user pays, for what, when, and on which conditions."""

    public_texts = ("condition",)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days?"),
        choices=OpeningWindow.Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen is all days."),
    )
    layout = [
        ("", [["user_kind"], ["kronor"], ["per"]]),
        (
            _("Only some days, hours or activities"),
            [["weekdays"], ["opens", "closes"], ["activity_types"], ["target_groups"]],
            "folded",
        ),
        ("", [["condition"]]),
    ]
    rare = LIMITS
    texts = {
        "user_kind": {"required": _("Choose who pays this price.")},
        "per": {"required": _("Choose what the price is for.")},
    }

    class Meta:
        model = Price
        fields = ["user_kind", "kronor", "per", *LIMITS, "condition"]
        widgets = {
            "user_kind": forms.RadioSelect,
            "per": forms.RadioSelect,
            "opens": time_input(),
            "closes": time_input(),
        }
        labels = {
            "opens": _("From what time?"),
            "closes": _("Until what time?"),
            "target_groups": _("For which target groups?"),
            "condition": _("On which other conditions?"),
        }
        help_texts = {
            "closes": _("Write 23.59 where it holds all evening."),
            "condition": _("For example: at least 20 activities a year."),
        }
        error_messages = {"kronor": number(0, 100000)}

    def __init__(self, *args, premises, **kwargs):
        super().__init__(*args, instance=Price(premises=premises), **kwargs)
        self.fields["user_kind"].choices = Price.For.choices

    def clean(self):
        cleaned = super().clean()
        for name in SEVERAL:
            # In any order they are the same price.
            cleaned[name] = sorted(cleaned.get(name) or [])
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if {"opens", "closes"} & set(self.errors):
            return cleaned
        if bool(opens) != bool(closes) or (opens and closes <= opens):
            self.add_error(
                "closes", _("Write both hours, the later one last, or neither.")
            )
        return cleaned
