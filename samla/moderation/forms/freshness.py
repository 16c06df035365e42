"""What is asked of somebody who comes by the link of a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.freshness import PauseField


class PauseForm(PlainText, forms.Form):
    """Until which day something is paused."""

    until_on = PauseField(
        label=_("Until which day?"),
        help_text=_("It is shown again on that day by itself."),
    )
