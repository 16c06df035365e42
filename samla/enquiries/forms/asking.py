"""The questions to somebody who asks a municipality something."""

import hashlib
import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.core.addresses import one_spelling
from samla.core.attachments import looked_at
from samla.core.forms import PlainText
from samla.core.named import people_named
from samla.core.phones import validate_phone
from samla.core.private import IDENTITY_NUMBER, private_details
from samla.enquiries.models import Enquiry
from samla.enquiries.models.enquiry import LONGEST_TEXT
from samla.enquiries.models.likely import likely_answers
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermChoiceField

LONGEST_KEY = 64
NUMBER_FOUND = _(
    "This looks like a personal identity number. Nobody needs it to answer you, and "
    "what you send becomes a public record: take the number away, and send again."
)
TOO_LONG = _("Write at most 5,000 characters. What you have written is still here.")


def new_key():
    """What marks one opened form."""
    return secrets.token_urlsafe(24)


def without_numbers(text):
    """The text, or why it cannot be sent: nobody needs an identity number."""
    text = text.replace("\r\n", "\n")
    if IDENTITY_NUMBER in private_details(text):
        raise ValidationError(NUMBER_FOUND, "private")
    return text


class SentOnce(forms.Form):
    """Mixed into a form that may be sent twice by mistake and counts once.

    The same words from the same opened form are one sending; other words are another.
    """

    nyckel = forms.CharField(
        widget=forms.HiddenInput, max_length=LONGEST_KEY, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["nyckel"] = self.initial.get("nyckel") or new_key()

    def clean_nyckel(self):
        """Who has opened no form of ours finds nobody's question by guessing it."""
        return self.cleaned_data["nyckel"] or new_key()

    def once(self, *about) -> str:
        """The mark of this sending."""
        said = [*about, self.cleaned_data["nyckel"], self.cleaned_data["text"]]
        return hashlib.sha256("\0".join(map(str, said)).encode()).hexdigest()


class AskForm(PlainText, SentOnce):
    """What one wants to know, and where the answer goes."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={
            "required": _("Write what you want to know."),
            "max_length": TOO_LONG,
        },
    )
    text_language = TermChoiceField(
        list="language",
        widget=forms.Select,
        label=_("Which language have you written in?"),
        help_text=_("Write in the language you know best."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The receipt and the answer go there."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address, so that we can answer."),
            "invalid": _("Write the address as name@example.org."),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        help_text=_("If it is easier to call you."),
        required=False,
        max_length=20,
        validators=[validate_phone],
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}
        ),
    )
    organisation_name = forms.CharField(
        label=_("Which organisation do you ask for?"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )

    def __init__(self, *args, municipality, kind_id, entry=None, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.municipality, self.kind_id, self.entry = municipality, kind_id, entry
        self.user = user if user and user.is_authenticated else None
        self.initial.setdefault("text_language", f"language:{get_language()}")
        if self.user:
            self.initial.setdefault("email", self.user.email)
            self.initial.setdefault("name", self.user.name)
            if own := self.own_organisations.first():
                self.initial.setdefault("organisation_name", own.name)

    @property
    def own_organisations(self):
        """Those that a person who has signed in may speak for."""
        if self.user is None:
            return Organisation.objects.none()
        return Organisation.objects.editable_by(self.user).order_by("name_sort")

    def clean_text(self):
        """Nobody needs a personal identity number to answer."""
        return without_numbers(self.cleaned_data["text"])

    def clean_email(self):
        return one_spelling(self.cleaned_data["email"])

    @property
    def people_named(self) -> list[str]:
        """People whom the question names, other than who asks."""
        told = self.cleaned_data
        known = [told["name"], told["organisation_name"], str(self.entry or "")]
        return people_named(told["text"], known)

    @property
    def likely_answers(self) -> list:
        """What is published already and may be the answer."""
        text = self.cleaned_data["text"]
        return likely_answers(self.municipality, self.kind_id, text)

    @property
    def mark(self) -> str:
        """What marks this sending, to this municipality and for this answer."""
        told = self.cleaned_data["email"]
        return self.once(self.municipality.pk, self.kind_id, told)

    @property
    def sent_before(self):
        """The enquiry of a first click on the same button."""
        return Enquiry.objects.filter(once=self.mark).first()

    def saved(self):
        """The enquiry, and whether it is new: a second click finds the first."""
        told = self.cleaned_data.copy()
        told.pop("nyckel")
        point = getattr(self.municipality, "entry_point", None)
        named = self.own_organisations.filter(name=told["organisation_name"])
        enquiry = Enquiry(
            municipality=self.municipality,
            kind_id=self.kind_id,
            entry=self.entry,
            language=get_language(),
            user=self.user,
            organisation=named.first(),
            once=self.mark,
            is_example=bool(point and point.is_example),
            **told,
        )
        return Enquiry.objects.ask(enquiry)


class ReplyForm(PlainText, SentOnce):
    """What the sender adds, or answers."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("Write your message."),
            "max_length": TOO_LONG,
        },
    )
    fil = forms.FileField(
        label=_("A file"),
        help_text=_(
            "A PDF, a picture, a text or an office document, 8 MB at most. Send no "
            "papers about single persons."
        ),
        required=False,
        allow_empty_file=True,
    )

    def clean_text(self):
        """Nobody needs a personal identity number to answer."""
        return without_numbers(self.cleaned_data["text"])

    def clean_fil(self):
        """A file that was looked at; none where none was sent."""
        file = self.cleaned_data["fil"]
        return looked_at(file) if file else None
