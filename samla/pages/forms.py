"""What is asked on pages that belong to no single room."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.addresses import one_spelling
from samla.municipalities.filters import PlaceFilterForm


class FarewellForm(forms.Form):
    """Asks once more before an account is erased."""

    email = forms.CharField(
        label=_("Write your e-mail address, to show that you mean it"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
        error_messages={"required": _("Write the address of this account.")},
    )

    def __init__(self, *args, person, asks, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if not asks:
            del self.fields["email"]

    def clean_email(self):
        """Only her own address will do."""
        typed = one_spelling(self.cleaned_data["email"])
        if typed != self.person.email:
            raise ValidationError(_("Write the address of this account."))
        return typed


class HelpPlaceForm(PlaceFilterForm):
    """Where somebody wants to help."""

    var = forms.CharField(
        label=_("Where?"),
        help_text=_("A municipality, a town or a postcode."),
        max_length=80,
        required=False,
        error_messages={"max_length": _("Write only the name of the place.")},
    )
