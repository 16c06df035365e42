"""To whom a question goes, and what whoever was asked says to it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.addresses import one_spelling
from samla.core.forms import PlainText
from samla.enquiries.forms.answering import WordForm
from samla.enquiries.models import HandOver, Unit
from samla.municipalities.models import Municipality, MunicipalityDomain

NEEDED = {
    "email": _("Write to whom it goes."),
    "function": _("Write what she works as."),
}
OVER = _("Nothing more is to be done here: it was answered, closed or taken back.")
PART_FIRST = _("It answers other questions of the sender, too: part them first.")
FEW_ROWS = {"rows": 4, "dir": "auto"}


class HandOverForm(PlainText, forms.ModelForm):
    """Asks for a unit, or for one colleague who has no account."""

    works_here = forms.BooleanField(
        label=_("I know that this person works with us"), required=False
    )

    class Meta:
        model = HandOver
        fields = ["unit", "email", "function", "name", "note"]
        labels = {
            "unit": _("To which unit?"),
            "note": _("A word to whoever gets it"),
        }
        widgets = {
            "email": forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
            "note": forms.Textarea(attrs=FEW_ROWS),
        }
        help_texts = {
            "email": _("She gets a link that opens this one question for 14 days."),
            "note": _("Only whoever gets it reads this."),
        }
        error_messages = {
            "email": {"invalid": _("Write the address as name@municipality.se.")}
        }

    def __init__(self, *args, enquiry, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.enquiry, self.person = enquiry, person
        units = Unit.objects.open().filter(municipality=enquiry.municipality_id)
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = _("None; a colleague below")
        if not units.exists():
            del self.fields["unit"]
            for name, sentence in NEEDED.items():
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = sentence
        self.order_fields([*self.Meta.fields[:4], "works_here", "note"])

    def clean_email(self):
        return one_spelling(self.cleaned_data["email"])

    def clean(self):
        told = super().clean()
        if not self.enquiry.is_open:
            raise ValidationError(OVER)
        unit, email = told.get("unit"), told.get("email")
        if unit and email:
            raise ValidationError(_("Choose a unit or write to a colleague, not both."))
        if self.errors or unit:
            return told
        if not email:
            self.add_error("email", NEEDED["email"])
        elif not told.get("function"):
            self.add_error("function", NEEDED["function"])
        elif not (told["works_here"] or self._is_of_here(email)):
            self.add_error(
                "email",
                _(
                    "This is no address of your municipality. Look whether it is "
                    "right, and say below that this person works with you."
                ),
            )
        return told

    def _is_of_here(self, email):
        """Whether the municipality gives such addresses to its own staff."""
        domains = MunicipalityDomain.objects.filter(
            municipality=self.enquiry.municipality_id, confirmed_at__isnull=False
        )
        return domains.filter(name=email.rpartition("@")[2]).exists()

    def _post_clean(self):
        """What a hand-over must be besides is said in clean()."""

    def handed(self):
        """The hand-over, and whether it is new: a second click finds the first."""
        told, unit = self.cleaned_data, self.cleaned_data.get("unit")
        to = {"unit": unit} if unit else {"email": told["email"]}
        standing = HandOver.objects.usable().filter(enquiry=self.enquiry, **to)
        if found := standing.first():
            return found, False
        if not unit:
            to |= {"function": told["function"], "name": told["name"]}
        to |= {"note": told["note"], "handed_by": self.person}
        return HandOver.objects.hand(self.enquiry, **to), True


class MoveForm(PlainText, forms.Form):
    """Which other municipality may answer, if the sender says yes."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),
        label=_("Which municipality can answer better?"),
        help_text=_("Only those that use Samla."),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose a municipality."),
            "invalid_choice": _("Choose a municipality."),
        },
    )

    def __init__(self, *args, enquiry, **kwargs):
        super().__init__(*args, **kwargs)
        places = Municipality.objects.joined().defer("outline")
        places = places.filter(entry_point__is_example=enquiry.is_example)
        places = places.exclude(pk=enquiry.municipality_id)
        self.fields["municipality"].queryset = places.order_by("name_sort")
        self.enquiry = enquiry

    def clean(self):
        """One question to the sender at a time, and none where all is answered."""
        told = super().clean()
        if not self.enquiry.is_open:
            raise ValidationError(OVER)
        if self.enquiry.has_doubles:
            raise ValidationError(PART_FIRST)
        waiting = self.enquiry.hand_overs.waiting_for_consent()
        if waiting.exclude(municipality=told.get("municipality")).exists():
            raise ValidationError(
                _("The sender is asked about another one already: take that back.")
            )
        return told


class HandedForm(WordForm):
    """What a colleague says: to the sender, to who asked her, or that she cannot."""

    NO = "nej"
    to_whom = [
        (WordForm.ANSWER, _("An answer to the sender")),
        (WordForm.NOTE, _("A word to who asked me; the sender never sees it")),
        (NO, _("I cannot answer; the sender never sees it")),
    ]
