"""Season rounds: an owner collects wishes for a term, and decides about all at once."""

import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.booking import Booking
from samla.bookings.models.one_path import NotNow
from samla.bookings.models.stages import IN_USE, Stage
from samla.core.days import DAY
from samla.core.rules import LONGEST_DAYS
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import LendingPolicy, Owned, OwnedQuerySet, Premises

FAR = _("The last day is more than 18 months after the first. Make the season shorter.")
LATE = _("The round takes no more wishes. Ask those who lend, or ask for single times.")
DECIDED = _("The round is decided, and everybody has a letter.")
CALLED_OFF = _("The round is called off.")
# So long a desk tells of a decision.
NEWS = 14 * DAY


class RoundQuerySet(OwnedQuerySet):
    """Which rounds are open, which wait for a decision, and for whom they are."""

    def standing(self):
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at=None)

    def open(self, now=None):
        """Those in which one can wish now."""
        now = now or timezone.now()
        rows = self.standing().filter(decided_at=None)
        return rows.filter(wishes_from_at__lte=now, wishes_until_at__gt=now)

    def readable(self):
        """Those that everybody may read: of owners that are shown."""
        shown = Q(owner_organisation__published_at__isnull=False)
        return self.standing().filter(Q(owner_organisation=None) | shown)

    def to_decide(self, now=None):
        """Those whose wishes wait for the officer, since the day has passed."""
        past = self.standing().filter(
            decided_at=None, wishes_until_at__lte=now or timezone.now()
        )
        return past.filter(Exists(self._wishes()))

    def for_hers(self, user):
        """Those that concern the places where a person's organisations are at home."""
        own = Organisation.objects.editable_by(user).filter(taken_down_at=None)
        rooms = Premises.objects.filter(municipality__in=own.values("municipality"))
        hers = self.model.rooms.through.objects.filter(
            premises__in=rooms.values("pk"), round=OuterRef("pk")
        )
        return self.filter(Exists(hers))

    def unwished_by(self, user):
        """Those in which none of a person's organisations has wished yet."""
        own = Organisation.objects.editable_by(user)
        return self.exclude(Exists(self._wishes().filter(organisation__in=own)))

    def newly_decided_for(self, user):
        """Those in which her organisations have wished, decided some days ago."""
        own = Organisation.objects.editable_by(user)
        rows = self.filter(decided_at__gt=timezone.now() - NEWS)
        return rows.filter(Exists(self._wishes().filter(organisation__in=own)))

    def for_lists(self):
        """With whose they are, in one question."""
        return self.select_related("owner_municipality", "owner_organisation").defer(
            "owner_municipality__outline",
            "owner_organisation__document",
            "owner_organisation__likeness",
            "owner_organisation__about",
        )

    def _wishes(self):
        wishes = self.model.wishes.rel.related_model.objects
        return wishes.filter(round=OuterRef("pk"))


@pghistory.track()
class Round(Owned):
    """An owner collects wishes for a season, and decides about all of them together."""

    name = models.CharField(_("What is the round called?"), max_length=80)
    about = models.TextField(
        _("Words to the associations"),
        max_length=1000,
        blank=True,
        help_text=_("Everybody can read it. How you think, and whom they ask."),
    )
    first_on = models.DateField(_("First day of the season"))
    last_on = models.DateField(_("Last day of the season"))
    skip_school_breaks = models.BooleanField(
        _("Closed during school breaks"), default=True
    )
    rooms = models.ManyToManyField(
        Premises, related_name="rounds", verbose_name=_("Which rooms?")
    )
    wishes_from_at = models.DateTimeField(_("Wishes from"), default=timezone.now)
    wishes_until_at = models.DateTimeField(_("Wishes until"))
    invited = models.ManyToManyField(Organisation, related_name="+", blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-first_on", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner_municipality", "owner_organisation", "name"],
                nulls_distinct=False,
                name="round_has_a_name_of_its_own",
                violation_error_message=_("You have a round of that name."),
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="round_season_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(wishes_until_at__gt=F("wishes_from_at")),
                name="round_takes_wishes_for_a_time",
                violation_error_message=_("Wishes end before they begin."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(decided_at=None),
                name="round_is_decided_or_withdrawn",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("bookings:round-detail", args=[self.pk])

    def clean(self):
        """A season is so long that a rule of dates can name it."""
        super().clean()
        is_told = self.first_on and self.last_on
        if is_told and self.last_on > self.first_on + DAY * LONGEST_DAYS:
            raise ValidationError({"last_on": FAR})

    @property
    def state(self) -> str:
        """How far it has come: withdrawn, decided, open, or passed."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.decided_at:
            return "decided"
        return "open" if self.wishes_until_at > timezone.now() else "passed"

    @property
    def is_open(self):
        """Whether one can wish now."""
        return self.state == "open"

    @property
    def last_wish_on(self):
        """The last day on which one can wish."""
        last = self.wishes_until_at - datetime.timedelta(seconds=1)
        return timezone.localtime(last).date()

    @property
    def policy(self):
        """How its owner lends."""
        return LendingPolicy.objects.for_owner(self.owner)

    def borrowers(self):
        """The organisations that have borrowed from its owner before."""
        of_owner = {
            "premises__owner_municipality": self.owner_municipality_id,
            "premises__owner_organisation": self.owner_organisation_id,
        }
        lent = (*IN_USE, Stage.CLOSED)
        bookings = Booking.objects.filter(**of_owner, stage__in=lent)
        return self._invitable().filter(pk__in=bookings.values("organisation"))

    def verified_here(self):
        """The organisations of the place for which a municipality vouches."""
        places = Municipality.objects.filter(premises__in=self.rooms.all())
        codes = list(places.values_list("pk", flat=True).distinct())
        return self._invitable().verified().in_places(codes)

    def invite(self, organisations) -> list:
        """Note whom the round is told to; answers with those who did not know."""
        with transaction.atomic():
            self.read_anew()
            if not self.is_open:
                raise NotNow(LATE, "late")
            known = set(self.invited.values_list("pk", flat=True))
            new = [one for one in organisations if one.pk not in known]
            self.invited.add(*new)
            return new

    def close(self):
        """Take no more wishes from now on; a second click changes nothing."""
        with transaction.atomic():
            self.read_anew()
            if self.is_open:
                self.wishes_until_at = timezone.now()
                self.save(update_fields=["wishes_until_at"])

    def withdraw(self) -> bool:
        """Call the round off; whether it was this click that did."""
        with transaction.atomic():
            self.read_anew()
            if self.decided_at:
                raise NotNow(DECIDED, "decided")
            is_news = self.withdrawn_at is None
            if is_news:
                self.withdrawn_at = timezone.now()
                self.save(update_fields=["withdrawn_at"])
            return is_news

    def refuse_if_over(self):
        """Nobody changes what is decided or called off; whoever comes next waits."""
        now = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if now.decided_at:
            raise NotNow(DECIDED, "decided")
        if now.withdrawn_at:
            raise NotNow(CALLED_OFF, "called_off")

    def read_anew(self):
        """See what others have done meanwhile; whoever comes next waits."""
        rows = type(self).objects.select_for_update(no_key=True)
        self.refresh_from_db(from_queryset=rows)

    def _invitable(self):
        shown = Organisation.objects.published().filter(merged_into=None)
        return shown.exclude(pk=self.owner_organisation_id).defer(
            "document", "likeness", "about"
        )
