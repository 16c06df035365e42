"""The fourth step: for whom it is, in which languages, what it costs, whom to ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.activities.models import GOOD_TO_KNOW, WAYS_TO_TAKE_PART, Activity
from samla.core.merging import SeesOthersChanges
from samla.core.phones import validate_phone
from samla.core.plain import Plain, number
from samla.taxonomy.models import TermChoiceField, TermsChoiceField, choices

# Asked about first: the languages that most newcomers and most leaders speak.
COMMON = [
    f"language:{code}"
    for code in ("sv", "sv-simple", "en", "ar", "uk", "fa-af", "fa", "so", "ti", "ps")
]


def among(list_name, wanted):
    """Some terms of a list, in the list's order."""
    return [term for term in choices(list_name) if term[0] in wanted]


class WhoForm(SeesOthersChanges, Plain, forms.ModelForm):
    """Most answers are there already: what most choose, and what is known."""

    languages = TermsChoiceField(
        list="language", required=False, label=_("Which languages are spoken?")
    )
    more_languages = TermsChoiceField(
        list="language", required=False, label=_("Other languages")
    )
    target_groups = TermsChoiceField(
        list="target_group", required=False, label=_("For whom?")
    )
    swedish_level = TermChoiceField(
        list="swedish_level",
        required=False,
        widget=forms.Select,
        label=_("How much Swedish is needed?"),
    )
    signup = TermChoiceField(list="access_flag", label=_("How does one take part?"))
    flags = TermsChoiceField(
        list="access_flag", required=False, label=_("Good to know")
    )
    text_language = TermChoiceField(
        list="language",
        widget=forms.Select,
        label=_("Which language is the text in?"),
    )
    # Nearly all may be left as it is, so nothing needs to say that it may.
    all_optional = True
    rare = ("more_languages",)
    together = [("age_from", "age_to"), ("text", "text_language")]
    public_texts = ("price_note", "text")
    easy_texts = ("text",)
    layout = [
        ("", [["languages"]]),
        (_("More languages"), [["more_languages"]], "folded"),
        ("", [["target_groups"], ["age_from", "age_to"], ["swedish_level"]]),
        ("", [["price"], ["price_note"], ["signup"], ["flags"]]),
        ("", [["text"], ["text_language"], ["email"], ["phone"]]),
    ]

    class Meta:
        model = Activity
        fields = [
            "languages",
            "target_groups",
            "age_from",
            "age_to",
            "swedish_level",
            "price",
            "price_note",
            "signup",
            "flags",
            "text",
            "text_language",
            "email",
            "phone",
        ]
        widgets = {
            "age_from": forms.NumberInput(attrs={"class": "short", "min": 0}),
            "age_to": forms.NumberInput(attrs={"class": "short", "min": 0}),
            "price": forms.NumberInput(attrs={"class": "short", "min": 0}),
            "text": forms.Textarea(attrs={"rows": 5}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "phone": forms.TelInput(attrs={"autocomplete": "off"}),
        }
        error_messages = {
            "price": number(0, 10_000),
            "age_from": number(0, 120),
            "age_to": number(0, 120),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = self.instance.languages
        self.initial["languages"] = [code for code in known if code in COMMON]
        self.initial["more_languages"] = [code for code in known if code not in COMMON]
        for name, list_name, wanted in (
            ("languages", "language", COMMON),
            ("signup", "access_flag", WAYS_TO_TAKE_PART),
            ("flags", "access_flag", GOOD_TO_KNOW),
        ):
            self.fields[name].choices = among(list_name, wanted)
        others = [term for term in choices("language") if term[0] not in COMMON]
        self.fields["more_languages"].choices = others
        levels = [("", _("Not stated")), *choices("swedish_level")]
        self.fields["swedish_level"].choices = levels
        self.fields["phone"].validators.append(validate_phone)

    def clean(self):
        cleaned = super().clean()
        more = cleaned.get("more_languages") or []
        cleaned["languages"] = [*(cleaned.get("languages") or []), *more]
        youngest, oldest = cleaned.get("age_from"), cleaned.get("age_to")
        if None not in (youngest, oldest) and youngest > oldest:
            self.add_error("age_to", _("The highest age is below the lowest."))
        return cleaned
