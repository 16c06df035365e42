"""What is asked of a picture."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samla.core.pictures import drawn_anew
from samla.moderation.models.review_rows import locked
from samla.premises.forms.once import KeptOnce
from samla.premises.models import Picture

MOST_PICTURES = 8


class PictureForm(KeptOnce):
    """Asks for a picture, and for words to those who cannot see it."""

    public_texts = ("alt",)

    file = forms.FileField(
        label=_("Which picture?"),
        help_text=_(
            "A JPEG, PNG or WebP picture of at most 8 MB. "
            "Show the room, and nobody who can be recognised."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("Choose a picture."),
            "empty": _("The file is empty. Choose another."),
            "missing": _("Choose a picture."),
            "invalid": _("Choose a picture."),
        },
    )
    field_order = ["file", "alt"]

    class Meta:
        model = Picture
        fields = ["alt"]
        error_messages = {
            "alt": {"required": _("Write in a few words what the picture shows.")}
        }

    # What waits, once it is saved.
    review = None

    def __init__(self, *args, premises, who, **kwargs):
        self.who = who
        super().__init__(*args, instance=Picture(premises=premises), **kwargs)

    def saved(self):
        """The picture; where its keepers are not trusted yet, a review of it."""
        with transaction.atomic():
            room = locked(self.instance.premises)  # who decides about it waits
            self.instance.premises, self.instance.waits = room, room.must_wait()
            picture = super().saved()
            if picture and picture.waits:
                self.review = picture.premises.ask_for_pictures(self.who)
        return picture

    def clean_file(self):
        """The picture drawn anew; what was sent is kept nowhere."""
        jpeg, width, height = drawn_anew(self.cleaned_data["file"])
        self.instance.jpeg = jpeg
        self.instance.width, self.instance.height = width, height
        return None

    def clean(self):
        super().clean()
        if self.instance.premises.every_picture.count() >= MOST_PICTURES:
            raise ValidationError(
                _("A room has at most 8 pictures. Take one away first.")
            )
