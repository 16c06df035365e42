"""What is asked of those who lend for a whole season: which rooms, until when."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.models import Round
from samla.core.days import DAY, moment
from samla.core.plain import Plain, date_input
from samla.core.rules import LONGEST_DAYS
from samla.premises.models import Premises

FAR = DAY * LONGEST_DAYS
TAKEN_OUT = _(
    "%(rooms)s cannot be left out: somebody wishes for it already. Tick it again."
)


class RoomsField(forms.ModelMultipleChoiceField):
    """Some rooms of one owner, by their names."""

    def label_from_instance(self, room):
        return room.name


class RoundForm(Acts, Plain, forms.ModelForm):
    """Asks which season and which rooms, and until when one can wish."""

    public_texts = ("name", "about")
    until_on = forms.DateField(
        label=_("Last day to wish"),
        widget=date_input(),
        help_text=_("Before the season begins, so that you have time to decide."),
    )
    rooms = RoomsField(
        queryset=Premises.objects.none(),
        label=_("Which rooms?"),
        widget=forms.CheckboxSelectMultiple,
    )
    layout = [
        ("", [["name"], ["first_on", "last_on"], ["skip_school_breaks"]]),
        ("", [["until_on"], ["rooms"], ["about"]]),
    ]
    texts = {
        "name": {"required": _("Write what the round is called.")},
        "rooms": {
            "required": _("Tick at least one room."),
            "invalid_choice": _("Choose among your rooms."),
        },
    }

    class Meta:
        model = Round
        fields = ["name", "first_on", "last_on", "skip_school_breaks", "about"]
        widgets = {
            "first_on": date_input(),
            "last_on": date_input(),
            "about": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"name": _("For example: Autumn 2027.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rooms = Premises.objects.offered().filter(
            owner_municipality=self.instance.owner_municipality,
            owner_organisation=self.instance.owner_organisation,
        )
        chosen = list(self.instance.rooms.all()) if self.instance.pk else rooms
        kept = {room.pk for room in chosen}
        shown = rooms | Premises.objects.filter(pk__in=kept)
        self.fields["rooms"].queryset = shown.distinct().only("name", "name_sort")
        self.initial["rooms"] = sorted(kept)
        if self.instance.pk:
            self.initial["until_on"] = self.instance.last_wish_on

    def clean_until_on(self):
        """A day to come, unless it is as it was: wishes may have ended already."""
        day, today = self.cleaned_data["until_on"], timezone.localdate()
        if "until_on" in self.changed_data and not today <= day <= today + FAR:
            raise ValidationError(
                _("Write a day from %(first)s to %(last)s."),
                "far",
                {"first": today, "last": today + FAR},
            )
        return day

    def clean_rooms(self):
        """A room that somebody wishes for stays."""
        rooms = self.cleaned_data["rooms"]
        if self.instance.pk:
            gone = self.instance.rooms.exclude(pk__in=rooms)
            wished = gone.filter(round_wishes__round=self.instance).distinct()
            if names := ", ".join(room.name for room in wished.only("name")):
                raise ValidationError(TAKEN_OUT, "wished", {"rooms": names})
        return rooms

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        today, until = timezone.localdate(), cleaned.get("until_on")
        if first and not today < first <= today + FAR:
            said = _("Write a day from %(first)s to %(last)s.")
            days = {"first": today + DAY, "last": today + FAR}
            self.add_error("first_on", ValidationError(said, "far", days))
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        if first and until and until >= first:
            self.add_error("until_on", _("Choose a day before the season begins."))
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        until = self.cleaned_data.get("until_on")
        if until and "until_on" in self.changed_data:
            self.instance.wishes_until_at = moment(until + DAY, datetime.time())
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error("name", error.messages)

    def put(self):
        """Keep the round with its rooms; nothing where another click has done so."""

        @transaction.atomic
        def put():
            asked = None
            if self.instance.pk:
                asked = self._asked_still()
            self.instance.lock_owner()
            self.instance.full_clean(exclude=["rooms"])
            self.instance.save(update_fields=asked)
            self.instance.rooms.set(self.cleaned_data["rooms"])
            return self.instance

        return self.done(put)

    def _asked_still(self):
        """What is written of a round that others may have changed meanwhile."""
        self.instance.refuse_if_over()
        try:
            self.clean_rooms()
        except ValidationError as error:
            raise ValidationError({"rooms": error}) from error
        is_moved = "until_on" in self.changed_data
        return [*self._meta.fields, *["wishes_until_at"] * is_moved]


class InviteForm(Plain, forms.Form):
    """Asks who is told of a round."""

    who = forms.MultipleChoiceField(
        label=_("Who gets a letter?"), widget=forms.CheckboxSelectMultiple
    )
    texts = {"who": {"required": _("Tick who gets a letter.")}}

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups_of = {name: rows for name, _label, rows in groups}
        self.fields["who"].choices = [(name, label) for name, label, _rows in groups]
        self.initial["who"] = list(self.groups_of)

    @property
    def organisations(self) -> list:
        """All that are chosen, each once."""
        chosen = [self.groups_of[name] for name in self.cleaned_data["who"]]
        return list({one.pk: one for rows in chosen for one in rows}.values())
