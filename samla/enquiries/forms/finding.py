"""Find one question by its number, however long the lists are."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.enquiries.models import Enquiry


class NumberField(forms.CharField):
    """The number of a question, however somebody writes it."""

    def __init__(self, **kwargs):
        kwargs |= {
            "max_length": 40,
            "help_text": _("Its number, as BOT-2026-00042."),
            "widget": forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
            "error_messages": {"required": _("Write the number of the question.")},
        }
        super().__init__(**kwargs)


class FindForm(PlainText, forms.Form):
    """Which of the questions that she may read has a number; closed ones too."""

    nummer = NumberField(label=_("Number"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_nummer(self):
        """The question of that number, if it is one of hers."""
        found = Enquiry.objects.found_by(self.user, self.cleaned_data["nummer"]).first()
        if found is None:
            raise ValidationError(
                _("You have no question with that number. Look once more.")
            )
        return found
