"""Premises: a room, its size and ways in, and who lends it."""

import datetime

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.columns import sort_key
from samla.core.search import Searchable
from samla.moderation.models import Entry
from samla.municipalities.models import POINT, Municipality, Placed
from samla.organisations.models import Organisation
from samla.premises.models.pictured import Pictured
from samla.premises.models.premises_rows import LENDERS, PremisesQuerySet
from samla.premises.models.premises_shown import Shown
from samla.premises.models.same_owner import PARTS_KEEP_THEIR_OWNER
from samla.premises.models.trails import trails_of_premises
from samla.taxonomy.models import TermField, TermsField
from samla.translations.models import Translated

# Kept by the database or by time: nobody's doing, so not part of the history.
KEPT_BY_ITSELF = ["document", "likeness", "name_sort"]
KEPT_BY_ITSELF += ["standing", "asked_at", "times_asked", *POINT]
LONGEST_TURNAROUND = 480
IS_LENT = _(
    "The room has bookings, which are kept. Answer or cancel those to come, and take "
    "the room from the public instead."
)


@pghistory.track(exclude=KEPT_BY_ITSELF)
class Premises(Pictured, Shown, Placed, Translated, Searchable, Entry):
    """A room, hall or field that its owner lends to civil society."""

    FREE_TEXT = ("about", "rules", "way_in")
    KIND = "lokal"
    SPEAKS = ("owner_organisation",)
    REVIEWED = (
        "name",
        "kind",
        "municipality",
        "address",
        "postcode",
        "city",
        "exact_place",
        "way_in",
        "most_persons",
        "seats",
        "square_metres",
        "equipment",
        "about",
        "rules",
        "text_language",
        "email",
        "phone",
    )
    INTERVAL = datetime.timedelta(days=365)
    MAY_PAUSE = MAY_END = True

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "", _("Not stated")

    name = models.CharField(_("What is the room called?"), max_length=120)
    kind = TermField("premises_kind", verbose_name=_("What kind of room is it?"))
    owner_municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="premises",
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="premises",
        verbose_name=_("Which municipality is it in?"),
    )
    address = models.CharField(_("Street address"), max_length=120)
    postcode = models.CharField(_("Postcode"), max_length=6, blank=True)
    city = models.CharField(_("Town"), max_length=60)
    way_in = models.CharField(
        _("Entrance and public transport"),
        max_length=300,
        blank=True,
        help_text=_("Which door, which floor, which bus."),
    )
    most_persons = models.PositiveSmallIntegerField(
        _("How many persons may be in the room?"),
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
        help_text=_("As many as the fire rules allow."),
    )
    seats = models.PositiveSmallIntegerField(
        _("How many can sit?"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(9999)],
    )
    square_metres = models.PositiveSmallIntegerField(
        _("Floor area in square metres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30000)],
    )
    equipment = TermsField("equipment", verbose_name=_("What is there to use?"))
    step_free = models.CharField(
        _("Step-free way in"), max_length=3, choices=Answer, blank=True
    )
    door_width_cm = models.PositiveSmallIntegerField(
        _("Narrowest door in centimetres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(40), MaxValueValidator(500)],
    )
    accessible_toilet = models.CharField(
        _("Accessible toilet"), max_length=3, choices=Answer, blank=True
    )
    hearing_loop = models.CharField(
        _("Hearing loop"), max_length=3, choices=Answer, blank=True
    )
    lift = models.CharField(_("Lift"), max_length=3, choices=Answer, blank=True)
    accessible_parking = models.CharField(
        _("Accessible parking"), max_length=3, choices=Answer, blank=True
    )
    about = models.TextField(_("Describe the room"), max_length=2000, blank=True)
    rules = models.TextField(
        _("Rules"),
        max_length=2000,
        blank=True,
        help_text=_("Food, children, shoes, music, who locks up."),
    )
    text_language = TermField(
        "language",
        default="language:sv",
        verbose_name=_("Which language is the text in?"),
    )
    email = models.EmailField(_("E-mail address for questions"))
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    turnaround_minutes = models.PositiveSmallIntegerField(
        _("Minutes needed after each use"),
        default=0,
        validators=[MaxValueValidator(LONGEST_TURNAROUND)],
        help_text=_("For cleaning and airing. The room is lent to nobody meanwhile."),
    )
    closed_on_public_holidays = models.BooleanField(
        _("Closed on public holidays"), default=False
    )
    closed_in_school_breaks = models.BooleanField(
        _("Closed during school breaks"), default=False
    )
    is_example = models.BooleanField(default=False)
    name_sort = sort_key()

    objects = PremisesQuerySet.as_manager()

    class Meta:
        ordering = ["name_sort", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_municipality__isnull=True)
                ^ Q(owner_organisation__isnull=True),
                name="premises_have_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(most_persons__range=(1, 9999)),
                name="premises_hold_somebody",
            ),
            models.CheckConstraint(
                condition=Q(turnaround_minutes__lte=LONGEST_TURNAROUND),
                name="premises_are_free_again_within_hours",
            ),
            Entry.taken_down_is_hidden("premises"),
            Entry.standing_is_told("premises"),
            *Placed.is_well_placed("premises"),
            models.UniqueConstraint(
                fields=["name", "address", "owner_municipality", "owner_organisation"],
                nulls_distinct=False,
                name="premises_stand_once",
                violation_error_message=_(
                    "You have already registered a room of this name at this address."
                ),
            ),
        ]
        triggers = [PARTS_KEEP_THEIR_OWNER]
        indexes = [
            GinIndex(fields=["document"], name="premises_document"),
            GinIndex(
                OpClass(F("likeness"), name="gin_trgm_ops"), name="premises_likeness"
            ),
            models.Index(
                fields=["standing", "name_sort", "id"],
                condition=Q(published_at__isnull=False),
                name="premises_offered_by_name",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("premises:premises-detail", args=[self.pk])

    @property
    def owner(self):
        """Who lends the room: a municipality or an organisation."""
        return self.owner_municipality or self.owner_organisation

    @property
    def speaker(self):
        """The organisation that lends the room; none where a municipality does."""
        return self.owner_organisation

    @property
    def told(self):
        """Also when it is lent, and for how much."""
        yield from super().told
        rows = {_("Hours"): self.opening_windows, _("Prices"): self.prices}
        for question, those in rows.items():
            if words := "\n".join(map(str, those.all())):
                yield question, words

    @property
    def own_side(self):
        """Whoever lends a room answers for its facts."""
        of_municipality = self.owner_municipality_id
        return self.Side.MUNICIPALITY if of_municipality else self.Side.ORGANISATION

    @property
    def mailbox(self):
        """An organisation's own address; of a municipality, that of the room."""
        return self.speaker.email if self.speaker else self.email

    @property
    def keepers(self):
        """The people who may change what is told of it."""
        if self.speaker:
            return super().keepers
        people = self.owner_municipality.staff.filter(role__in=LENDERS)
        return User.objects.filter(is_active=True, staff_roles__in=people)

    def history_of(self):
        """Also its prices and its opening hours."""
        return [*super().history_of(), *trails_of_premises(self.pk)]

    def publish(self, moment: datetime.datetime | None = None):
        """Show the room to everybody; whoever does so says that its facts are right."""
        self.published_at = moment or timezone.now()
        self.save(update_fields=["published_at"])
        self.confirm(moment=self.published_at)

    def save(self, *args, **kwargs):
        """Whose the room is, on whose word its facts stand."""
        if self._state.adding:
            self.confirmed_by = self.own_side
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Take it away, unless something hangs on it that must be kept."""
        try:
            return super().delete(*args, **kwargs)
        except models.ProtectedError as error:
            raise ValidationError(IS_LENT, "is_lent") from error

    def unpublish(self):
        """Show the room to its owner only."""
        self.published_at = self.paused_until_on = None
        self.save(update_fields=["published_at", "paused_until_on"])
