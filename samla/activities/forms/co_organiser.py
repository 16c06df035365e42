"""How another organisation is found."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """Asks for a part of its name."""

    q = forms.CharField(
        label=_("What is the other organisation called?"),
        max_length=100,
        error_messages={
            "required": _("Write a part of its name."),
            "max_length": _("Write fewer words."),
        },
    )
