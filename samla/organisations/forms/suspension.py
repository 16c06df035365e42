"""What is asked when an organisation is suspended, objects, and is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText

UP_TO_1000 = {"max_length": _("Write at most 1,000 characters.")}
UP_TO_2000 = {"max_length": _("Write at most 2,000 characters.")}


class SuspensionForm(PlainText, forms.Form):
    """Why an organisation is suspended."""

    reason = forms.CharField(
        label=_("Why is it suspended?"),
        help_text=_("The organisation reads this, as you write it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=UP_TO_1000,
    )


class ObjectionForm(PlainText, forms.Form):
    """What the organisation says to that."""

    text = forms.CharField(
        label=_("Your objection"),
        help_text=_("Say what is not right, or what you have changed."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages=UP_TO_2000,
    )


class AnswerForm(PlainText, forms.Form):
    """Lift the suspension or keep it, with reasons."""

    LIFT, KEEP = "lift", "keep"

    decision = forms.ChoiceField(
        label=_("What have you decided?"),
        choices=[
            (LIFT, _("Lift the suspension: it is shown as before")),
            (KEEP, _("Keep the suspension")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you have decided.")},
    )
    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("The organisation reads this, as you write it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=UP_TO_1000,
    )
