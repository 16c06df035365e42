"""How fresh facts are: who confirmed them, when, and what happens where nobody does."""

import datetime

from django import forms
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.versions import as_json, in_words, question

# Facts that have been old for so long leave the lists.
UNTIL_GONE = datetime.timedelta(days=60)
# The first letter asks so long before facts become old.
ASKED_BEFORE = datetime.timedelta(days=14)
# So long after one letter comes the next: to others, then to the municipality.
UNTIL_ASKED_AGAIN = [datetime.timedelta(days=10), datetime.timedelta(days=20)]
LONGEST_PAUSE = datetime.timedelta(days=365)


class Confirmable(models.Model):
    """A table whose rows somebody must say are still right, at an interval by kind."""

    class Side(models.TextChoices):
        """On whose word the facts stand."""

        ORGANISATION = "organisation", _("the organisation")
        MUNICIPALITY = "municipality", _("the municipality")

    class Standing(models.IntegerChoices):
        """Fresh facts come first in lists, old ones sink, the oldest leave them."""

        FRESH = 0, _("Fresh")
        OLD = 1, _("Old")
        GONE = 2, _("Not shown in lists")

    KIND = ""
    # How long a confirmation lasts; each kind of entry has its own.
    INTERVAL = datetime.timedelta(days=183)
    # What somebody looks at before she says that it is right: names of fields.
    TOLD = ()
    # Whether one word can hide it for a while, or for good.
    MAY_PAUSE = MAY_END = False

    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.CharField(
        max_length=12, choices=Side, default=Side.ORGANISATION
    )
    # Letters sent since then, and the moment of the last one.
    asked_at = models.DateTimeField(null=True, blank=True)
    times_asked = models.PositiveSmallIntegerField(default=0)
    standing = models.PositiveSmallIntegerField(
        choices=Standing, default=Standing.FRESH
    )

    class Meta:
        abstract = True

    @property
    def own_side(self):
        """The side whose facts these are."""
        return self.Side.ORGANISATION

    @property
    def is_old(self):
        """Whether nobody has said for too long that the facts are right."""
        return timezone.now() - self.confirmed_at > self.INTERVAL

    @property
    def has_left_lists(self):
        """Whether it is found by its address only, as nobody confirms it."""
        return self.standing == self.Standing.GONE

    @property
    def told(self):
        """Each question about it that is answered, and the answer in words."""
        for name in self.TOLD:
            if words := in_words(self, name, as_json(self, name)):
                yield question(self, name), words

    def confirmed(self, side: str = "", moment=None) -> dict:
        """The columns of a row that somebody has just said is right."""
        return {
            "confirmed_at": moment or timezone.now(),
            "confirmed_by": side or self.own_side,
            "asked_at": None,
            "times_asked": 0,
            "standing": self.Standing.FRESH,
        }

    def confirm(self, side: str = "", moment=None):
        """Say that everything told is still right; a second time does no harm."""
        confirmed = self.confirmed(side, moment)
        type(self)._base_manager.filter(pk=self.pk).update(**confirmed)
        for name, value in confirmed.items():
            setattr(self, name, value)

    @classmethod
    def standing_is_told(cls, label: str):
        """The constraint that keeps `standing` to what readers know."""
        return models.CheckConstraint(
            condition=Q(standing__lte=cls.Standing.GONE), name=f"{label}_has_a_standing"
        )


class ConfirmableQuerySet(models.QuerySet):
    """Rows by how fresh they are."""

    def in_lists(self):
        """Those that are found; fresh ones first, else in their usual order."""
        found = self.filter(standing__lt=Confirmable.Standing.GONE)
        return found.order_by("standing", *self.model._meta.ordering)

    def askable(self):
        """Those that somebody is asked about: shown, and no example."""
        return self.filter(is_example=False)

    def confirmable_by(self, user):
        """Those that a person may say are right."""
        return self.editable_by(user)

    def unanswered(self):
        """Those about which everybody was asked, and nobody answered."""
        return self.askable().filter(times_asked__gt=len(UNTIL_ASKED_AGAIN))

    def due(self, now=None):
        """Those whose time to be confirmed has come, or soon comes."""
        now = now or timezone.now()
        return self.filter(confirmed_at__lte=now - self.model.INTERVAL + ASKED_BEFORE)

    def due_for_letter(self, now=None):
        """Those of them about which nobody has been written to for some time."""
        now = now or timezone.now()
        waited = Q(times_asked=0)
        for times, pause in enumerate(UNTIL_ASKED_AGAIN, 1):
            waited |= Q(times_asked=times, asked_at__lte=now - pause)
        return self.askable().due(now).filter(waited)

    def age(self, now=None, dry_run=False) -> int:
        """Give each row the standing it has earned; how many change."""
        now = now or timezone.now()
        old = now - self.model.INTERVAL
        gone = old - UNTIL_GONE
        standing = models.Case(
            models.When(confirmed_at__lte=gone, then=Confirmable.Standing.GONE),
            models.When(confirmed_at__lte=old, then=Confirmable.Standing.OLD),
            default=Confirmable.Standing.FRESH,
        )
        changed = self.exclude(standing=standing)
        return changed.count() if dry_run else changed.update(standing=standing)


def confirmable_kinds() -> dict[str, type[Confirmable]]:
    """Every table whose rows are kept fresh, by the name addresses use."""
    return {
        model.KIND: model
        for model in apps.get_models()
        if issubclass(model, Confirmable) and not model._meta.proxy
    }


class PauseField(forms.DateField):
    """The day on which something shall be shown again: from tomorrow, within a year."""

    def __init__(self, **kwargs):
        wrong = {
            "invalid": _("Write the day as 2027-03-31."),
            "required": _("Write the day when it shall be shown again."),
        }
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=day, error_messages=wrong, **kwargs)

    def validate(self, value):
        """Neither today, nor further ahead than anybody can know."""
        super().validate(value)
        today = timezone.localdate()
        if value and not today < value <= today + LONGEST_PAUSE:
            raise forms.ValidationError(_("Choose a day from tomorrow, within a year."))
