"""Wishes in a season round: what an organisation asks for, and what came of it."""

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.bookings.models.booking import Booking
from samla.bookings.models.one_path import NotNow
from samla.bookings.models.proposal import Time
from samla.bookings.models.round import LATE, Round
from samla.bookings.models.rule import Rule
from samla.core.retention import Kept, Until
from samla.organisations.models import Organisation
from samla.premises.models import OpeningWindow, Premises, Price, kind_of_user
from samla.taxonomy.models import TermField, TermsField

HIGHEST_RANK = 50
RANK_IS_TAKEN = _("You have another wish of that rank. Choose another number.")
# What an organisation says; what comes of it is written by those who lend.
ASKED = (
    "rank",
    "premises",
    "kind",
    "persons",
    "weekday",
    "starts",
    "ends",
    "every",
    "activity_type",
    "target_groups",
    "note",
)
IN_TIME = """
if not exists (
    select from bookings_round where id = new.round_id and withdrawn_at is null
        and decided_at is null and wishes_until_at > clock_timestamp()
) then
    raise exception 'the round % takes no more wishes', new.round_id
        using errcode = 'check_violation', constraint = 'round_wish_comes_in_time';
end if;
return new;
"""


class RoundWishQuerySet(models.QuerySet):
    """Wishes in rounds, and whose they are."""

    def asked_by_hers(self, user):
        return self.filter(organisation__in=Organisation.objects.editable_by(user))

    def answerable_by(self, user):
        return self.filter(round__in=Round.objects.editable_by(user))

    def undecided(self):
        return self.filter(outcome="")

    def for_lists(self):
        """With the round, the room and whose they are, in one question."""
        unseen = [
            f"{table}__{name}"
            for table in ("organisation", "premises")
            for name in ("document", "likeness", "about")
        ]
        return self.select_related("round", "organisation", "premises").defer(*unseen)


@pghistory.track()
class RoundWish(models.Model):
    """One wish of an organisation in a round, and what came of it."""

    class Outcome(models.TextChoices):
        ALLOTTED = "allotted", _("As you wished")
        OTHER = "other", _("Another time or room")
        SHARED = "shared", _("Shared with others")
        DECLINED = "declined", _("Declined")

    PERSONAL = {"made_by": Kept("who wished", Until.NAMELESS)}

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="wishes")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="round_wishes",
        verbose_name=_("Which organisation is the room for?"),
    )
    rank = models.PositiveSmallIntegerField(
        _("Which wish is it? 1 is the most important"),
        validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_RANK)],
    )
    premises = models.ForeignKey(
        Premises,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="round_wishes",
        verbose_name=_("Which room?"),
    )
    kind = TermField(
        "premises_kind",
        null=True,
        blank=True,
        verbose_name=_("What kind of room is it?"),
    )
    persons = models.PositiveSmallIntegerField(
        _("How many will you be?"),
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
    )
    weekday = models.PositiveSmallIntegerField(
        _("Weekday"), choices=OpeningWindow.Weekday
    )
    starts = models.TimeField(_("From"))
    ends = models.TimeField(_("Until"))
    every = models.PositiveSmallIntegerField(
        _("How often?"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    activity_type = TermField(
        "activity_type", verbose_name=_("What kind of activity is it?")
    )
    target_groups = TermsField("target_group", verbose_name=_("For whom?"))
    user_kind = models.CharField(max_length=12, choices=Price.For)
    note = models.CharField(_("Tell more"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    wished_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    booking = models.ForeignKey(
        Booking,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="round_wishes",
    )
    explanation = models.CharField(_("Reason"), max_length=300, blank=True)

    objects = RoundWishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "round wishes"
        ordering = ["round", "organisation", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "rank"],
                name="round_wish_has_a_rank_of_its_own",
                violation_error_message=RANK_IS_TAKEN,
            ),
            models.CheckConstraint(
                condition=Q(premises__isnull=False) | Q(kind__isnull=False),
                name="round_wish_is_for_a_room_or_a_kind",
                violation_error_message=_("Choose a room or a kind of room."),
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=models.F("starts")),
                name="round_wish_hours_are_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7), every__range=(1, 12)),
                name="round_wish_has_a_rhythm",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(explanation=""),
                name="round_wish_is_declined_with_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="round_wish_comes_in_time",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf(
                    "rank", "premises_id", "weekday", "starts", "ends"
                ),
                when=pgtrigger.Before,
                func=IN_TIME,
            )
        ]

    def __str__(self):
        return f"{self.rank}. {self.organisation}"

    @property
    def times(self) -> list[Time]:
        """What would please it: that time, in each of the weeks it can begin in."""
        hours = self.weekday, self.starts, self.ends, self.every
        return [Time(*hours, turn) for turn in range(self.every)]

    @property
    def is_answerable(self) -> bool:
        """Whether its organisation still stands, and can use a room."""
        organisation = self.organisation
        return not (organisation.taken_down_at or organisation.merged_into_id)

    @property
    def rhythm(self) -> str:
        """How often, in the reader's words."""
        return rhythm(self)

    def next_rank(self) -> int:
        """The first rank that none of its organisation's wishes has."""
        mine = RoundWish.objects.filter(
            round=self.round_id, organisation=self.organisation_id
        )
        return min((mine.aggregate(last=Max("rank"))["last"] or 0) + 1, HIGHEST_RANK)

    def put(self):
        """Keep the wish; a second click changes nothing. Answers with what is kept."""
        with transaction.atomic():
            hers = Organisation.objects.select_for_update(no_key=True)
            hers.get(pk=self.organisation_id)
            if not self.round.is_open:
                raise NotNow(LATE, "late")
            if same := self._same():
                return same
            self.user_kind = kind_of_user(self.organisation, self.target_groups)
            self.full_clean()
            self._save_in_time()
            return self

    def withdraw(self):
        """Take the wish back, as long as wishes are taken; twice is once."""
        with transaction.atomic():
            self.round.read_anew()
            if not self.round.is_open:
                raise NotNow(LATE, "late")
            RoundWish.objects.filter(pk=self.pk).delete()

    def _same(self):
        """The wish that a first click on the button has made, if any."""
        if not self._state.adding:
            return None
        said = {name: getattr(self, name) for name in ASKED}
        return RoundWish.objects.filter(
            round=self.round, organisation=self.organisation, **said
        ).first()

    def _save_in_time(self):
        """The database has the last word, should the round be closed this moment."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as error:
            if "round_wish_comes_in_time" not in str(error):
                raise
            raise NotNow(LATE, "late") from error


def rhythm(time) -> str:
    """How often something happens: "Every other week: Tuesday"."""
    weekdays = [time.weekday]
    return Rule(kind="weekly", weekdays=weekdays, every=time.every).rhythm
