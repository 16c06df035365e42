"""Premises: a room, its size and ways in, and who lends it."""

import datetime

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.columns import sort_key
from samla.core.search import Searchable, SearchableQuerySet
from samla.municipalities.models import Municipality, StaffMember
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermField, TermsField

LENDERS = (StaffMember.Role.COORDINATOR, StaffMember.Role.PREMISES)
# Facts that nobody has confirmed for so long are doubted in public.
DAYS_UNTIL_OLD = 365
LOOP = "equipment:loop"
ACCESS = (
    "step_free",
    "lift",
    "accessible_toilet",
    "accessible_parking",
    "hearing_loop",
)


def lenders(user) -> list:
    """The municipalities and organisations whose rooms a person may offer."""
    staffed = user.staff_roles.filter(role__in=LENDERS).values("municipality")
    municipalities = Municipality.objects.filter(pk__in=staffed).defer("outline")
    return [*municipalities, *Organisation.objects.editable_by(user)]


class PremisesQuerySet(SearchableQuerySet):
    """Which premises are offered, and whose they are to change."""

    def offered(self):
        """Those shown, of municipalities and of organisations that are shown."""
        of_municipality = Q(owner_organisation__isnull=True)
        of_shown = Q(owner_organisation__published_at__isnull=False)
        return self.filter(of_municipality | of_shown, published_at__isnull=False)

    def editable_by(self, user):
        lent = user.staff_roles.filter(role__in=LENDERS)
        return self.filter(
            Q(owner_organisation__in=Organisation.objects.editable_by(user))
            | Q(owner_municipality__in=lent.values("municipality"))
        )

    def for_cards(self):
        """Everything a card shows, in two questions to the database."""
        return (
            self.select_related(
                "municipality", "owner_municipality", "owner_organisation"
            )
            .defer(
                "document",
                "likeness",
                "about",
                "rules",
                "municipality__outline",
                "owner_municipality__outline",
                "owner_organisation__about",
                "owner_organisation__document",
                "owner_organisation__likeness",
            )
            .prefetch_related("prices")
        )

    def for_pages(self):
        """Everything a room's own page shows, in four questions to the database."""
        return (
            self.select_related(
                "municipality", "owner_municipality", "owner_organisation"
            )
            .defer(
                "document",
                "likeness",
                "municipality__outline",
                "owner_municipality__outline",
            )
            .prefetch_related("opening_windows", "prices", "pictures")
        )


class Premises(Searchable):
    """A room, hall or field that its owner lends to civil society."""

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
    is_example = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(default=timezone.now)
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
            models.UniqueConstraint(
                fields=["name", "address", "owner_municipality", "owner_organisation"],
                nulls_distinct=False,
                name="premises_stand_once",
                violation_error_message=_(
                    "You have already registered a room of this name at this address."
                ),
            ),
        ]
        indexes = [
            GinIndex(fields=["document"], name="premises_document"),
            GinIndex(
                OpClass(F("likeness"), name="gin_trgm_ops"), name="premises_likeness"
            ),
            models.Index(
                fields=["name_sort", "id"],
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
    def owner_name(self):
        """The owner as it writes its own name: "Botkyrka kommun"."""
        return getattr(self.owner, "official_name", None) or self.owner.name

    @property
    def owner_is_shown(self):
        """Whether the owner has a page; the rooms of one that has none are hidden."""
        return bool(self.owner_municipality or self.owner_organisation.published_at)

    @property
    def owner_url(self):
        """Where the owner tells about itself, where it does."""
        return self.owner.get_absolute_url() if self.owner_is_shown else ""

    @property
    def has_loop(self):
        """Whether people with hearing aids hear well here."""
        return self.hearing_loop == self.Answer.YES or LOOP in self.equipment

    @property
    def is_old(self):
        """Whether nobody has confirmed the facts for a long time."""
        age = timezone.now() - self.confirmed_at
        return age > datetime.timedelta(days=DAYS_UNTIL_OLD)

    @property
    def text_code(self):
        """The language of the owner's own words, as HTML names it: "sv"."""
        return self.text_language_id.partition(":")[2]

    @property
    def access_facts(self):
        """Each question about access, and its answer: yes, no or not stated."""
        for name in ACCESS:
            question = self._meta.get_field(name).verbose_name
            answer = self.Answer(getattr(self, name))
            yield question, answer, answer.label

    @property
    def week(self):
        """The seven days, each with its opening windows."""
        windows = list(self.opening_windows.all())
        for day, label in windows[0].Weekday.choices if windows else ():
            yield label, [window for window in windows if window.weekday == day]

    @property
    def card_prices(self):
        """What associations pay, and every price of nothing with its condition."""
        return [price for price in self.prices.all() if price.is_for_card]

    def publish(self, moment: datetime.datetime | None = None):
        """Show the room to everybody; whoever does so says that its facts are right."""
        self.published_at = moment or timezone.now()
        self.confirmed_at = self.published_at
        self.save(update_fields=["published_at", "confirmed_at"])

    def unpublish(self):
        """Show the room to its owner only."""
        self.published_at = None
        self.save(update_fields=["published_at"])

    def confirm(self):
        """Say that all facts are still right today."""
        self.confirmed_at = timezone.now()
        self.save(update_fields=["confirmed_at"])
