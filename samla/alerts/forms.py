"""What is asked of somebody who wants letters: one address."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.alerts.models import Subscription
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

    def saved(self, activity):
        """The wish, which somebody who reads that mailbox has to confirm."""
        email = self.cleaned_data["email"]
        return Subscription.objects.ask(activity, email, get_language())
