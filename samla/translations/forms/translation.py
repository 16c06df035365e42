"""One text in one language: what stands in the other column."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.plain import TOO_LONG

SOURCE_CHANGED = _(
    "The original was changed while you wrote. Read it again, then save."
)
OTHERS_CHANGED = _(
    "Somebody else changed this translation while you wrote. It says now: “%(text)s”. "
    "Save again to put yours in its place."
)


class TranslationForm(PlainText, forms.Form):
    """Asks for one translation; nothing in it takes the translation away."""

    text = forms.CharField(label=_("Translation"), required=False)
    # What the translator had before her: the source, and what stood there.
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    stood = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    public_texts = ("text",)
    all_optional = True

    def __init__(self, data, side, person):
        super().__init__(
            data,
            prefix=side.name,
            initial={
                "text": side.text,
                "opened": side.source_mark,
                "stood": side.text_mark,
            },
        )
        self.side = side
        self.person = person
        self.review = None
        text = self.fields["text"]
        attrs = {"lang": side.target_tag, "dir": "auto", "autocomplete": "off"}
        text.widget = (
            forms.TextInput(attrs)
            if side.is_one_line
            else forms.Textarea({**attrs, "rows": 6})
        )
        text.max_length = side.longest
        text.validators.append(forms.fields.validators.MaxLengthValidator(side.longest))
        text.error_messages["max_length"] = TOO_LONG

    def clean(self):
        """Nobody's change is lost, and nobody translates what she has not read."""
        cleaned = super().clean()
        if cleaned.get("opened") != self.side.source_mark:
            self._ask_again(SOURCE_CHANGED)
        elif (
            cleaned.get("stood") != self.side.text_mark
            and cleaned.get("text") != self.side.text
        ):
            text = self.side.text or _("(nothing)")
            self._ask_again(OTHERS_CHANGED % {"text": text})
        return cleaned

    def language_of_words(self):
        """It is written in the language that it translates into."""
        return self.side.language

    def _ask_again(self, said):
        """Say what has happened; sent once more it is meant."""
        self.add_error("text", ValidationError(said, "changed"))
        self.data = self.data.copy()
        self.data[self.add_prefix("opened")] = self.side.source_mark
        self.data[self.add_prefix("stood")] = self.side.text_mark

    def save(self):
        """Keep it as a person's; the review that it waits for, if any."""
        side = self.side
        told = (side.name, side.language, self.cleaned_data["text"], self.person)
        self.review = side.entry.translate(*told, source=side.source)
