"""What somebody waits for: a weekday and hours, in a room or in a municipality."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models import StandingWish
from samla.core.plain import Plain, date_input, number, time_input
from samla.core.rules import LONGEST_DAYS
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation

ROOM, PLACE = "room", "place"
# How long a wish stands where nothing is said.
USUAL = datetime.timedelta(days=180)
FAR = datetime.timedelta(days=LONGEST_DAYS)


class WishForm(Plain, forms.ModelForm):
    """Asks for which time, and whether another room near would do."""

    where = forms.ChoiceField(label=_("Where?"), widget=forms.RadioSelect)
    layout = [
        ("", [["organisation"], ["where"], ["municipality"], ["weekday"]]),
        ("", [["starts", "ends"], ["persons"], ["first_on", "last_on"]]),
    ]

    class Meta:
        model = StandingWish
        fields = [
            "organisation",
            "municipality",
            "weekday",
            "starts",
            "ends",
            "persons",
            "first_on",
            "last_on",
        ]
        labels = {
            "organisation": _("Which organisation waits?"),
            "municipality": _("In which municipality?"),
        }
        widgets = {
            "starts": time_input(),
            "ends": time_input(),
            "first_on": date_input(),
            "last_on": date_input(),
            "persons": forms.NumberInput(attrs={"class": "short", "min": 1}),
        }
        error_messages = {
            "persons": number(1, 9999),
            "municipality": {"required": _("Choose a municipality.")},
            "organisation": dict.fromkeys(
                ("required", "invalid_choice"),
                _("Choose which organisation waits."),
            ),
        }

    def __init__(self, *args, user, premises=None, **kwargs):
        super().__init__(*args, instance=StandingWish(made_by=user), **kwargs)
        self.premises = premises
        own = Organisation.objects.editable_by(user).filter(taken_down_at=None)
        self.fields["organisation"].queryset = own.defer("document", "likeness")
        if len(own) == 1:
            self.initial["organisation"] = own[0].pk
            self.fields["organisation"].empty_label = None
        if premises:
            del self.fields["municipality"]
            place = premises.municipality
            self.fields["where"].choices = [
                (ROOM, premises.name),
                (PLACE, _("Any room in %(place)s") % {"place": place.name}),
            ]
            self.initial["where"] = ROOM
        else:
            del self.fields["where"]
            places = Municipality.objects.only("code", "name", "name_sort")
            self.fields["municipality"].queryset = places
            self.fields["municipality"].required = True
        today = timezone.localdate()
        for name, usual in (("first_on", today), ("last_on", today + USUAL)):
            self.initial[name] = self.initial.get(name) or usual

    def clean_last_on(self):
        """Not over already, and not so far away that it must be a slip of the pen."""
        day, today = self.cleaned_data["last_on"], timezone.localdate()
        if not today <= day <= today + FAR:
            raise ValidationError(
                _("%(day)s is too far away. Write one from %(first)s to %(last)s."),
                "range",
                {"day": day, "first": today, "last": today + FAR},
            )
        return day

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It ends before it starts. Write a later time."))
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        return cleaned

    def _post_clean(self):
        """One room, or a whole municipality."""
        if self.premises and self.cleaned_data.get("where") != PLACE:
            self.instance.premises = self.premises
        elif self.premises:
            self.instance.municipality = self.premises.municipality
        super()._post_clean()
