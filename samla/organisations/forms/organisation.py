"""Who an organisation is, what it does, and how one reaches it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.merging import SeesOthersChanges
from samla.municipalities.models import Municipality
from samla.organisations.forms.place import AsksPlace, PlacesField, place_field
from samla.organisations.models import MOST_BEST_AT, Organisation
from samla.organisations.numbers import normal_number, validate_organisation_number
from samla.taxonomy.models import TermsChoiceField, choices

# A private person's plan is no organisation to show.
NO_ORGANISATION = "legal_form:private"
ALREADY = _("This organisation is already registered in Samla.")
# More than this nobody reads through.
MOST_TWINS = 5
NOT_IN_LIST = _("Choose one of the answers in the list.")


class OrganisationForm(SeesOthersChanges, AsksPlace, PlainText, forms.ModelForm):
    """Asks an organisation about itself, the necessary first."""

    together = [("best_at", "capabilities")]
    sets = {"serves": "serving"}

    place = place_field(
        _("In which municipality are you at home?"),
        _("Write the municipality, a town in it, or a postcode."),
    )
    best_at = TermsChoiceField(
        list="capability",
        most=MOST_BEST_AT,
        label=_("What are you best at?"),
        help_text=_("Choose one to three. Others find you by it."),
        error_messages={
            "required": _("Choose one to three things."),
            "too_many": _("Choose at most three things: what you are best at."),
        },
    )
    number = forms.CharField(
        label=_("Organisation number"),
        help_text=_("Ten digits. Leave empty if the organisation has none."),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"dir": "ltr", "class": "short"}),
        error_messages={
            "max_length": _(
                "Write the organisation number with ten digits: 802002-0000."
            )
        },
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url", "dir": "ltr"}),
        error_messages={"invalid": _("Write the address as https://example.org.")},
    )
    serving = PlacesField(
        label=_("Other municipalities you work in"),
        help_text=_("Write commas between them: Huddinge, Salem."),
    )

    public_texts = ("name", "about")
    easy_texts = ("about",)

    # As the page asks, so that what went wrong is told in the same order.
    field_order = [
        "name",
        "legal_form",
        "number",
        "category",
        "place",
        "which",
        "about",
        "best_at",
        "email",
        "phone",
        "website",
        "target_groups",
        "text_language",
        "languages",
        "capabilities",
        "serving",
    ]

    class Meta:
        model = Organisation
        fields = [
            "name",
            "legal_form",
            "number",
            "category",
            "about",
            "best_at",
            "email",
            "phone",
            "website",
            "target_groups",
            "text_language",
            "languages",
            "capabilities",
        ]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "about": forms.Textarea(attrs={"rows": 5}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
            "phone": forms.TelInput(attrs={"autocomplete": "tel", "dir": "ltr"}),
            "legal_form": forms.Select,
            "category": forms.Select,
            "text_language": forms.Select,
        }
        help_texts = {
            "email": _(
                "Everybody sees it. A shared mailbox is best: it stays when people "
                "change."
            )
        }
        error_messages = {
            "name": {"required": _("Write what the organisation is called.")},
            "about": {"required": _("Write two or three sentences about what you do.")},
            "email": {
                "required": _("Write an address that people can write to."),
                "invalid": _("Write the address as name@example.org."),
            },
        }

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, who=person, **kwargs)
        self.person = person
        self._choose_nothing_unasked()
        if self.instance.pk:
            self.initial |= self._as_written()
        else:
            self.initial |= {
                "legal_form": "legal_form:61",
                "text_language": "language:sv",
                "languages": ["language:sv"],
                "target_groups": ["target_group:all"],
            }
        self.ask_which()
        self.order_fields(self.field_order)

    def _choose_nothing_unasked(self):
        """Lists without what cannot be, and without an answer nobody gave."""
        forms_of_law = choices("legal_form")
        self.fields["legal_form"].choices = [
            choice for choice in forms_of_law if choice[0] != NO_ORGANISATION
        ]
        self.fields["category"].choices = [
            ("", _("Choose …")),
            *choices("association_category"),
        ]
        for name in ("category", "legal_form", "text_language"):
            self.fields[name].error_messages |= {
                "required": NOT_IN_LIST,
                "invalid_choice": NOT_IN_LIST,
            }

    def _as_written(self):
        """What is kept in codes, as people write it."""
        codes = self.instance_value("serves")
        serves = Municipality.objects.filter(pk__in=codes).defer("outline")
        return {
            "number": self.instance.written_number,
            "place": self.instance.municipality.official_name,
            "serving": ", ".join(place.official_name for place in serves),
        }

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if not any(sign.isalnum() for sign in name):
            raise ValidationError(_("Write the name in letters."), "no_letters")
        return name

    def clean_number(self):
        number = normal_number(self.cleaned_data["number"])
        if number:
            validate_organisation_number(number)
        return number

    def clean(self):
        super().clean()
        self.find_municipality()
        if self.municipality:
            self.instance.municipality = self.municipality
        known = ("best_at", "capabilities")
        best, more = (self.cleaned_data.get(name, []) for name in known)
        self.cleaned_data["capabilities"] = list(dict.fromkeys([*best, *more]))

    def _get_validation_exclusions(self):
        """What this person registered a moment ago is no obstacle to herself."""
        excluded = super()._get_validation_exclusions()
        return excluded | {"number"} if self.earlier else excluded

    @property
    def earlier(self):
        """The same organisation, if this person has registered it already."""
        name = self.cleaned_data.get("name")
        if self.instance.pk or not name:
            return None
        known = (self.person, name, self.municipality)
        return Organisation.objects.registered_by(*known).first()

    @property
    def twins(self):
        """Organisations that may be the same as the one that is being registered."""
        if self.instance.pk or not self.municipality or self.earlier:
            return Organisation.objects.none()
        name, number = map(self.cleaned_data.get, ("name", "number"))
        shown = Organisation.objects.published().for_cards()
        return shown.alike(name or "", self.municipality, number)[:MOST_TWINS]

    def saved(self):
        """Save, or say that somebody else was quicker."""
        try:
            with transaction.atomic():
                kept = self._kept()
        except IntegrityError:
            self.add_error(None, ALREADY)
            return None
        return kept

    def _kept(self):
        if self.instance.pk:
            self.keep()
            self.instance.confirm()
            return self.instance
        kept = self.instance.register(self.person)
        if kept is self.instance:
            kept.serves.set(self.set_answer("serves"))
        return kept

    @property
    def written(self):
        """What is asked about, and the municipality that was found."""
        return [*super().written, "municipality"]

    def set_answer(self, name):
        """The municipalities beside its own."""
        home = self.instance.municipality_id
        return sorted(p.pk for p in self.cleaned_data["serving"] if p.pk != home)
