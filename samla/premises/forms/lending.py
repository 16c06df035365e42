"""What is asked of how an owner lends: promises, and the terms as versions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.plain import Plain
from samla.premises.forms.once import KeptOnce, number
from samla.premises.models import LendingPolicy, Terms


def short():
    """A small number."""
    return forms.NumberInput(attrs={"class": "short"})


class PolicyForm(Plain, KeptOnce):
    """Asks what an owner promises, and asks of all who borrow from it."""

    public_texts = ("no_show",)
    layout = [
        (
            "",
            [
                ["promise_days"],
                ["held_days"],
                ["cancel_notice_days"],
                ["needs_safety_officer"],
                ["no_show"],
            ],
        )
    ]

    class Meta:
        model = LendingPolicy
        fields = [
            "promise_days",
            "held_days",
            "cancel_notice_days",
            "needs_safety_officer",
            "no_show",
        ]
        widgets = {
            "promise_days": short(),
            "held_days": short(),
            "cancel_notice_days": short(),
            "no_show": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "promise_days": _("Everybody who asks is told the day."),
            "no_show": _("For example: the third time, the rest is given to others."),
        }
        error_messages = {
            "promise_days": number(1, 20),
            "held_days": number(1, 60),
            "cancel_notice_days": number(0, 60),
        }


class TermsForm(Plain, KeptOnce):
    """Asks for the next version of the terms, and which language it is in."""

    public_texts = ("text",)
    layout = [("", [["text"], ["text_language"]])]

    class Meta:
        model = Terms
        fields = ["text", "text_language"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 16}),
            "text_language": forms.Select,
        }
        help_texts = {
            "text": _("Short sentences. Leave a line empty between two paragraphs.")
        }
        error_messages = {"text": {"required": _("Write the terms.")}}
