"""What is asked about an answer that everybody shall read, and who is still in it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.named import people_named
from samla.core.private import private_words
from samla.enquiries.forms.arranging import ArrangedForm
from samla.enquiries.models import Faq
from samla.taxonomy.models import TermChoiceField

MOST_TOLD = 12
FOR_A_DRAFT_TOO = _(
    "Who asked did not write for everybody: no names, no addresses and nothing that "
    "tells who it was, not even in a draft."
)
STILL_TELLS = _(
    "This still tells who asked or who answered: %(words)s. Take it out, or write an "
    "answer of your own from the beginning."
)
# A shorter part of somebody's name is a part of other words.
LETTERS = 3


class FaqForm(ArrangedForm):
    """Asks for a question and its answer, and who publishes for a word about people."""

    text_language = TermChoiceField(
        list="language",
        widget=forms.Select,
        label=_("Which language have you written in?"),
    )
    taken_out = forms.BooleanField(
        label=_("I have taken out everything about people"),
        help_text=_(
            "Everybody reads this, and finds it by searching: no names, no addresses "
            "and nothing that tells who asked. You need not say it for a draft."
        ),
        required=False,
    )
    said_at = "question"
    public_texts = ("question", "answer")
    texts = {
        "question": {"required": _("Write the question in a few words.")},
        "answer": {"required": _("Write the answer.")},
    }
    layout = [
        (
            "",
            [["question"], ["answer"], ["kinds"], ["text_language"], ["taken_out"]],
        )
    ]

    class Meta:
        model = Faq
        fields = ["question", "answer", "kinds", "text_language"]
        widgets = {
            "question": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "answer": forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        }
        help_texts = {
            "question": _("As somebody would ask who knows nothing yet."),
        }

    def __init__(self, *args, publishes=False, known=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.publishes, self.known = publishes, known
        self.fields["kinds"].help_text = _(
            "Who asks about one of these is shown this answer first."
        )
        if known:
            self.fields["taken_out"].help_text = FOR_A_DRAFT_TOO

    def _text_before(self, name):
        """What comes from a question to the municipality, nobody has looked at yet."""
        return super()._text_before(name) if self.instance.pk else None

    @property
    def about_people(self) -> list[str]:
        """What in both texts seems to tell of somebody, as it is written."""
        text = "\n".join(str(self[name].value() or "") for name in self.public_texts)
        found = [word for word in self.known if _says(text, word)]
        found += [*private_words(text), *people_named(text)]
        return list(dict.fromkeys(found))[:MOST_TOLD]

    def clean(self):
        """What one has asked, and was answered, is kept without her in drafts, too."""
        told = super().clean()
        if (self.publishes or self.known) and not told.get("taken_out"):
            error = _("Read it once more, take out what is about people, and say so.")
            self.add_error("taken_out", ValidationError(error, "required"))
        for name in self.public_texts:
            found = [word for word in self.known if _says(told.get(name, ""), word)]
            if found:
                self.add_error(name, STILL_TELLS % {"words": _(", ").join(found)})
        return told

    @property
    def written(self):
        """What is asked about, and what follows from who answers."""
        return [*super().written, "is_example"]

    def save(self, commit=True):
        """What a real coordinator has read and saved is an example no more."""
        if self.instance._state.adding or not self.who.is_example:
            self.instance.is_example = self.who.is_example
        return super().save(commit)

    def put(self):
        """Keep it; let everybody read it where she chose so, and else nobody."""
        shown = self.instance.published_at
        faq = super().put()
        if self.publishes:
            faq.published_at = faq.published_at or shown
            faq.publish()
        return faq


def words_about(enquiry, answer) -> list[str]:
    """Who asked and who answered, as a text may name them; functions are no people."""
    colleagues = enquiry.hand_overs.values_list("name", flat=True)
    names = [enquiry.name, getattr(answer.author, "name", ""), *colleagues]
    parts = [part for name in names for part in name.split() if len(part) >= LETTERS]
    whole = [*names, enquiry.organisation_name, enquiry.email, enquiry.phone]
    return list(dict.fromkeys(filter(None, [*whole, *parts, enquiry.reference])))


def _says(text, word):
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
