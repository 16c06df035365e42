"""What is asked of somebody who looks for a municipality."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PlaceForm(forms.Form):
    """Asks where somebody lives, in her own words."""

    all_optional = True
    var = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("Write a municipality, a town or a postcode."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
        error_messages={"max_length": _("Write only the name of the place.")},
    )
