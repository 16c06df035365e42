"""What is asked of somebody who wants letters: one address, and how often."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.alerts.models import Rhythm, Subscription
from samla.core.addresses import one_spelling
from samla.core.forms import PlainText

LONGEST_ADDRESS = 254


class SubscriptionForm(PlainText, forms.Form):
    """Asks where to write."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the address as name@example.org."),
            "max_length": _("Write the address as name@example.org."),
        },
    )

    def clean_email(self):
        """One spelling for each address."""
        return one_spelling(self.cleaned_data["email"])

    def saved(self, wanted):
        """The wish, which somebody who reads that mailbox has to confirm."""
        email = self.cleaned_data["email"]
        return Subscription.objects.ask(wanted, email, get_language())


class RhythmForm(PlainText, forms.Form):
    """Asks how often to write."""

    rhythm = forms.ChoiceField(
        label=_("How often do you want letters?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose how often.")
        ),
    )


class SubscriptionEditForm(RhythmForm):
    """Asks how often, and in which language."""

    language = forms.ChoiceField(
        label=_("Language of the letters"),
        choices=settings.LANGUAGES,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose one of the languages.")
        ),
    )
