"""Forms whose rules the database keeps too, however quickly one clicks."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText

ALREADY = _(
    "This was saved a moment ago, perhaps by a second click. Look before you go on."
)


class KeptOnce(PlainText, forms.ModelForm):
    """A form whose rules are also kept by the database, however quickly one clicks."""

    def _post_clean(self):
        """Check also the rules over facts that are not asked about here."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(None, error)

    def saved(self):
        """Save, or say what another click has made impossible."""
        try:
            with transaction.atomic():
                return self.save()
        except IntegrityError:
            self.add_error(None, ALREADY)
            return None


def number(lowest, highest):
    """What to write where a number is missing or wrong."""
    said = format_lazy(
        _("Write a whole number from {lowest} to {highest}."),
        lowest=lowest,
        highest=highest,
    )
    return dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
