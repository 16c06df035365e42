"""Where a letter belongs that fits nothing, and whose words it holds."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.enquiries.forms.finding import NumberField
from samla.enquiries.models import Enquiry, by_mail


class StrayForm(PlainText, forms.Form):
    """Which question a letter is about, and who may read it there."""

    SENDER, NOTE = "avsandaren", "anteckning"

    reference = NumberField(label=_("Which question is it about?"))
    what = forms.ChoiceField(
        label=_("Whose words are they?"),
        choices=[
            (SENDER, _("The sender's: they open the question if it was answered")),
            (NOTE, _("Somebody else's: a note that the sender never sees")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whose words they are.")},
    )

    def __init__(self, *args, letter, **kwargs):
        super().__init__(*args, **kwargs)
        self.letter = letter

    def clean_reference(self):
        """The question of that number, or of the one that answers it too."""
        rows = Enquiry.objects.filter(hidden_at=None)
        found = rows.with_reference(self.cleaned_data["reference"]).first()
        home = found and found.shown_home
        if home is None:
            raise ValidationError(_("No question has that number. Look once more."))
        return home

    def put(self, person):
        """Put the letter there; nothing where it says nothing at all."""
        is_note = self.cleaned_data["what"] == self.NOTE
        landed = by_mail.add(
            self.letter,
            self.cleaned_data["reference"],
            note_by=person if is_note else None,
            is_read=True,
        )
        if landed is None:
            self.add_error(None, _("The letter is empty: put it aside."))
        return landed
