"""Files of translations: read first, shown, and saved when somebody says so."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.versions import digest
from samla.translations.models.sheet import from_csv
from samla.translations.models.units import MOST_UNITS, Unit, changes_of
from samla.translations.models.xliff import from_xliff

MOST_BYTES = 400_000
TOO_HEAVY = _("The file is larger than 400 kB. Send it in parts.")
TOO_MANY = _("The file holds more than %(most)d texts. Send it in parts.")
NOTHING = _("The file holds no texts. Export one here, and fill it in.")
CHANGED = _("Something was changed meanwhile. Send the file again.")


class FileForm(PlainText, forms.Form):
    """Asks for a file, and answers with what it would change."""

    file = forms.FileField(
        label=_("The file with translations"),
        help_text=_("XLIFF 1.2 or CSV, as you have exported it here."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlf,.xliff,.csv,.txt"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
    )

    def clean_file(self):
        """The units of the file, whatever it is called."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_HEAVY, "too_heavy")
        content = file.read(MOST_BYTES + 1)
        units = from_xliff(content) if _is_xml(content) else from_csv(content)
        if not units:
            raise ValidationError(NOTHING, "nothing")
        if len(units) > MOST_UNITS:
            raise ValidationError(TOO_MANY, "too_many", {"most": MOST_UNITS})
        return units


def _is_xml(content):
    """Whether a file begins as XML does, in one or two bytes for each sign."""
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return start.startswith(b"<")


class ConfirmForm(PlainText, forms.Form):
    """Carries what was shown; what has changed meanwhile is not overwritten."""

    units = forms.CharField(widget=forms.HiddenInput, max_length=2_000_000)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.changes = []

    @classmethod
    def showing(cls, changes, person):
        """The form that carries these changes."""
        told = [
            [c.unit.id, c.unit.language, c.unit.source, c.unit.text, mark_of(c)]
            for c in changes
            if c.is_change
        ]
        return cls(
            initial={"units": json.dumps(told, ensure_ascii=False)}, person=person
        )

    def clean_units(self):
        """The same changes, if they still are what they were."""
        try:
            told = json.loads(self.cleaned_data["units"])
            json.dumps(told, ensure_ascii=False).encode()  # no half signs: "\\ud800"
            units = [Unit(*map(str, row[:4])) for row in told[:MOST_UNITS]]
            marks = [str(row[4]) for row in told[:MOST_UNITS]]
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ValidationError(CHANGED, "changed") from error
        self.changes = changes_of(units, self.person)
        for change, mark in zip(self.changes, marks, strict=True):
            if change.error or mark != mark_of(change):
                raise ValidationError(CHANGED, "changed")
        return units

    def save(self):
        """Save all of it, or nothing; the reviews that it waits for."""
        reviews = {}
        with transaction.atomic():
            for change in self.changes:
                side, unit = change.side, change.unit
                told = (side.name, side.language, unit.text, self.person)
                review = side.entry.translate(*told, source=change.source)
                if review:
                    reviews[review.pk] = review
        return list(reviews.values())


def mark_of(change):
    """What a change was laid beside when it was shown."""
    return digest(change.side.source, change.side.text)
