"""Near where? asked of what is told about a theme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.municipalities.filters import PlaceFilterForm


class ThemeForm(PlainText, PlaceFilterForm):
    """Asks for the place only."""

    var = forms.CharField(
        label=_("Where?"),
        help_text=_("A municipality, a town or a postcode."),
        required=False,
        max_length=80,
        error_messages={"max_length": _("Write only the name of the place.")},
    )
