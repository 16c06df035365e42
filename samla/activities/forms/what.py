"""The first step: who does it, what kind of thing it is, and its name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.activities.models import Activity
from samla.core.merging import SeesOthersChanges
from samla.core.plain import Plain
from samla.organisations.models import Organisation
from samla.taxonomy.models import (
    TermChoiceField,
    choices,
    kinds_by_part_of_life,
    label,
)


class WhatForm(SeesOthersChanges, Plain, forms.ModelForm):
    """Asks for the organisation only where there is a choice."""

    type = TermChoiceField(
        list="activity_type",
        widget=forms.Select,
        label=_("What kind of activity is it?"),
    )
    theme = TermChoiceField(
        list="information_theme",
        required=False,
        widget=forms.Select,
        label=_("What does it inform about?"),
        help_text=_("Then it stands beside what the authorities say about it."),
    )
    title = forms.CharField(
        label=_("What is it called?"),
        required=False,
        max_length=100,
        help_text=_("Leave it empty, and it is called what kind it is."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    public_texts = easy_texts = ("title",)
    texts = {"type": {"required": _("Choose what kind of activity it is.")}}
    layout = [
        ("", [["organisation"], ["type"], ["title"]]),
        (_("Do you inform about life in Sweden?"), [["theme"]], "folded"),
    ]

    class Meta:
        model = Activity
        fields = ["organisation", "type", "theme", "title"]
        error_messages = {
            "organisation": dict.fromkeys(
                ("required", "invalid_choice"),
                _("Choose which organisation does this."),
            )
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, who=user, **kwargs)
        own = Organisation.objects.editable_by(user).filter(taken_down_at=None)
        self.fields["organisation"].queryset = own
        if len(own) == 1:
            self.instance.organisation = own[0]
            del self.fields["organisation"]
        else:
            self.fields["organisation"].empty_label = _("Choose an organisation")
        self.fields["type"].choices = kinds_by_part_of_life()
        themes = choices("information_theme")
        self.fields["theme"].choices = [("", _("Nothing of this")), *themes]

    def clean(self):
        """A thing without a name of its own is called what it is, in Swedish."""
        cleaned = super().clean()
        if not cleaned.get("title") and cleaned.get("type"):
            cleaned["title"] = label(cleaned["type"].pk, "sv")
        return cleaned

    def save(self, commit=True):
        """It is an example where its organisation is one, and only there."""
        self.instance.is_example = self.instance.organisation.is_example
        return super().save(commit)

    @property
    def written(self):
        """What is asked about, and what follows from it."""
        return [*super().written, "is_example"]
