"""How long an activity is not shown: until a day, for now, or for good."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.freshness import PauseField

UNTIL = "until"
HOW_LONG = [
    (UNTIL, _("Pause until a day, for example over the summer")),
    ("now", _("Pause for now")),
    ("ended", _("It has ended")),
]


class PauseForm(PlainText, forms.Form):
    """Asks for how long, and until which day if one is known."""

    how_long = forms.ChoiceField(
        label=_("For how long?"),
        choices=HOW_LONG,
        initial="now",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    until_on = PauseField(
        label=_("Until which day?"),
        help_text=_("It is shown again on that day by itself."),
        required=False,
    )

    def clean(self):
        """A pause until a day needs the day; the others have none."""
        super().clean()
        answers = self.cleaned_data
        if answers.get("how_long") != UNTIL:
            answers["until_on"] = None
            self.errors.pop("until_on", None)
        elif "until_on" in answers and not answers["until_on"]:
            said = self.fields["until_on"].error_messages["required"]
            self.add_error("until_on", said)

    def save(self, activity):
        """Show it to nobody, for as long as was chosen."""
        if self.cleaned_data["how_long"] == "ended":
            activity.end()
        else:
            activity.pause(self.cleaned_data["until_on"])
