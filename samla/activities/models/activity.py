"""Activities: what newcomers can come to, told in facts that every language can say."""

import datetime

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.activities.models.activity_rows import ActivityQuerySet
from samla.activities.models.booked import Booked
from samla.activities.models.dated import NEXT, Dated
from samla.activities.models.shown import Shown
from samla.activities.models.trails import many_at_once, trails_of_an_activity
from samla.bookings.models import Booking
from samla.core.search import Searchable
from samla.moderation.models import Entry
from samla.municipalities.models import POINT, Municipality, Placed
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from samla.taxonomy.models import TermField, TermsField
from samla.translations.models import Translated

# Kept by the database or by time: nobody's doing, so not part of the history.
KEPT_BY_ITSELF = ["document", "likeness", "dated_until_on", *NEXT]
KEPT_BY_ITSELF += ["standing", "asked_at", "times_asked", *POINT]


@pghistory.track(*many_at_once(), exclude=KEPT_BY_ITSELF)
class Activity(Shown, Dated, Booked, Placed, Translated, Searchable, Entry):
    """Something an organisation does, with its facts; a newcomer can come to it."""

    FREE_TEXT = ("title", "text", "way_in", "price_note")
    KIND = "aktivitet"
    SPEAKS = ("organisation",)
    # Times, pauses and single dates are public at once: else somebody stands before a
    # closed door.
    REVIEWED = (
        "organisation",
        "municipality",
        "type",
        "theme",
        "title",
        "text",
        "text_language",
        "venue",
        "premises",
        "booking",
        "address",
        "postcode",
        "city",
        "exact_place",
        "way_in",
        "online_url",
        "languages",
        "swedish_level",
        "target_groups",
        "age_from",
        "age_to",
        "price",
        "price_note",
        "signup",
        "flags",
        "email",
        "phone",
    )
    INTERVAL = datetime.timedelta(days=92)
    MAY_PAUSE = MAY_END = True

    class Venue(models.TextChoices):
        PREMISES = "premises", _("In a room that is in Samla")
        ADDRESS = "address", _("At an address")
        ONLINE = "online", _("Online")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="activities",
        verbose_name=_("Which organisation does this?"),
    )
    co_organisers = models.ManyToManyField(
        Organisation, through="CoOrganiser", related_name="co_organised"
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="activities",
        verbose_name=_("Municipality"),
    )
    type = TermField("activity_type", verbose_name=_("What kind of activity is it?"))
    # What it informs about; most inform about nothing.
    theme = TermField(
        "information_theme",
        null=True,
        blank=True,
        verbose_name=_("What does it inform about?"),
    )
    title = models.CharField(_("What is it called?"), max_length=100)
    text = models.TextField(
        _("Tell more"),
        max_length=2000,
        blank=True,
        help_text=_("What happens there, and what to bring. Short sentences."),
    )
    text_language = TermField(
        "language",
        default="language:sv",
        verbose_name=_("Which language is the text in?"),
    )
    venue = models.CharField(
        _("Where is it?"), max_length=8, choices=Venue, default=Venue.ADDRESS
    )
    premises = models.ForeignKey(
        Premises,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("Which room?"),
    )
    # Where one is named its dates are the activity's, and it has no rules.
    booking = models.OneToOneField(
        Booking,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activity",
        verbose_name=_("Which booking?"),
        error_messages={
            "unique": _("Another activity is in that booking. Choose another one.")
        },
    )
    address = models.CharField(_("Street address"), max_length=120, blank=True)
    postcode = models.CharField(_("Postcode"), max_length=6, blank=True)
    city = models.CharField(_("Town"), max_length=60, blank=True)
    way_in = models.CharField(
        _("How to find the way"),
        max_length=300,
        blank=True,
        help_text=_("Which door, which floor, which bus."),
    )
    online_url = models.URLField(_("Link to the meeting"), blank=True)
    languages = TermsField("language", verbose_name=_("Which languages are spoken?"))
    swedish_level = TermField(
        "swedish_level",
        null=True,
        blank=True,
        verbose_name=_("How much Swedish is needed?"),
    )
    target_groups = TermsField("target_group", verbose_name=_("For whom?"))
    age_from = models.PositiveSmallIntegerField(
        _("From what age?"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    age_to = models.PositiveSmallIntegerField(
        _("Up to what age?"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    price = models.PositiveIntegerField(
        _("What does it cost, in kronor?"),
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(10_000)],
        help_text=_("Write 0 when it is free."),
    )
    price_note = models.CharField(
        _("More about the price"),
        max_length=120,
        blank=True,
        help_text=_("For example: the first three times are free."),
    )
    signup = TermField(
        "access_flag",
        default="access_flag:drop-in",
        verbose_name=_("How does one take part?"),
    )
    flags = TermsField("access_flag", verbose_name=_("Good to know"))
    email = models.EmailField(_("E-mail address for questions"), blank=True)
    phone = models.CharField(_("Phone for questions"), max_length=20, blank=True)
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    unpublished_at = models.DateTimeField(null=True, blank=True)
    next_starts_at = models.DateTimeField(null=True, editable=False)
    next_ends_at = models.DateTimeField(null=True, editable=False)
    next_is_moved = models.BooleanField(default=False, editable=False)
    cancelled_starts_at = models.DateTimeField(null=True, editable=False)
    dated_until_on = models.DateField(null=True, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_to__gte=F("age_from")),
                name="activity_ages_are_in_order",
                violation_error_message=_("The highest age is below the lowest."),
            ),
            models.CheckConstraint(
                condition=Q(price__lte=10_000), name="activity_price_is_believable"
            ),
            models.CheckConstraint(
                condition=Q(venue__in=["premises", "address", "online"]),
                name="activity_has_a_kind_of_venue",
            ),
            Entry.taken_down_is_hidden("activity"),
            Entry.standing_is_told("activity"),
            *Placed.is_well_placed("activity"),
        ]
        indexes = [
            GinIndex(fields=["document"], name="activity_document"),
            GinIndex(
                OpClass(F("likeness"), name="gin_trgm_ops"), name="activity_likeness"
            ),
            models.Index(
                fields=["municipality", "standing", "next_starts_at", "id"],
                condition=Q(published_at__isnull=False),
                name="activity_soonest_in_place",
            ),
            models.Index(
                fields=["standing", "next_starts_at", "id"],
                condition=Q(published_at__isnull=False),
                name="activity_published_soonest",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activities:activity-detail", args=[self.pk])

    @property
    def speaker(self):
        """The organisation answers for what it does."""
        return self.organisation

    def history_of(self):
        """Also its times, single dates, and who takes part."""
        return [*super().history_of(), *trails_of_an_activity(self.pk)]

    def with_known_facts(self):
        """A new activity takes over what its organisation has told before."""
        organisation = self.organisation
        self.municipality_id = organisation.municipality_id
        self.languages = organisation.languages or ["language:sv"]
        self.target_groups = organisation.target_groups or ["target_group:all"]
        self.email, self.phone = organisation.email, organisation.phone
        self.is_example = organisation.is_example
        return self

    def copied(self):
        """A new draft, not yet saved, with the same facts but no times."""
        copy = Activity.objects.get(pk=self.pk)
        copy.pk, copy._state.adding = None, True
        copy.published_at = copy.unpublished_at = copy.dated_until_on = None
        copy.approved_at = copy.paused_until_on = copy.taken_down_at = None
        copy.next_starts_at = copy.next_ends_at = copy.cancelled_starts_at = None
        copy.next_is_moved, copy.booking = False, None
        copy.created_at = timezone.now()
        for name, value in copy.confirmed().items():
            setattr(copy, name, value)
        return copy

    def missing_steps(self):
        """What must be told before it can be published: the names of the steps."""
        where = {
            self.Venue.PREMISES: self.premises_id,
            self.Venue.ADDRESS: self.address,
            self.Venue.ONLINE: True,
        }
        told = {
            "organisation": self.organisation.published_at or self.organisation.waiting,
            "when": self.occurrences.coming().exists(),
            "where": where[self.venue],
        }
        return [step for step, is_told in told.items() if not is_told]

    def publish(self, moment: datetime.datetime | None = None):
        """Show the activity to everybody; a second time changes nothing."""
        moment = moment or timezone.now()
        shown = {
            "published_at": moment,
            "unpublished_at": None,
            "paused_until_on": None,
        } | self.confirmed(moment=moment)
        hidden = Activity.objects.filter(pk=self.pk, published_at=None)
        if hidden.update(**shown):
            self.materialise()
        self.refresh_from_db(fields=list(shown))

    def unpublish(self):
        """Pause or end it: its page says so, and it is found no longer."""
        shown = Activity.objects.filter(pk=self.pk, published_at__isnull=False)
        shown.update(published_at=None, unpublished_at=timezone.now())
        paused = Activity.objects.filter(pk=self.pk, paused_until_on__isnull=False)
        paused.update(paused_until_on=None)
        hidden = ["published_at", "unpublished_at", "paused_until_on"]
        self.refresh_from_db(fields=hidden)
