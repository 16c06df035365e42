"""Organisations of civil society: who they are, what they do and are best at."""

import datetime

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.columns import folded, sort_key
from samla.core.phones import validate_phone
from samla.core.search import Searchable, SearchableQuerySet
from samla.municipalities.models import Municipality
from samla.organisations.numbers import validate_organisation_number
from samla.taxonomy.models import TermField, TermsField

# A name at least this like another in the same municipality may be the same one.
LIKELY_THE_SAME = 0.45
MOST_BEST_AT = 3
# Facts that nobody has confirmed for longer than this should be doubted.
FRESH = datetime.timedelta(days=183)


class OrganisationQuerySet(SearchableQuerySet):
    """Which organisations are shown, found, and whose they are to change."""

    def published(self):
        return self.filter(published_at__isnull=False)

    def editable_by(self, user):
        return self.filter(memberships__user=user)

    def registered_by(self, person, name, municipality):
        """What a person has entered under this name in the place, and still shows."""
        hers = self.published().editable_by(person)
        return hers.filter(name=name, municipality=municipality)

    def in_places(self, codes):
        """Those at home in, or serving, one of the municipalities."""
        serving = Organisation.serves.through.objects.filter(municipality__in=codes)
        return self.filter(
            Q(municipality__in=codes) | Q(pk__in=serving.values("organisation_id"))
        )

    def for_cards(self):
        """Everything a card shows, in one question to the database."""
        unseen = ("document", "likeness", "municipality__outline")
        return self.select_related("municipality").defer(*unseen)

    def for_pages(self):
        """Everything the page of one organisation shows of itself."""
        return self.for_cards().prefetch_related(
            models.Prefetch("serves", Municipality.objects.defer("outline"))
        )

    def alike(self, name, municipality, number=""):
        """Those that may be the same: a name nearly so in the place, or the number."""
        likeness = Func(
            F("folded"),
            Func(models.Value(name), function="samla_fold"),
            function="similarity",
            output_field=models.FloatField(),
        )
        same = Q(municipality=municipality, name_likeness__gte=LIKELY_THE_SAME)
        if number:
            same |= Q(number=number)
        return (
            self.annotate(name_likeness=likeness)
            .filter(same)
            .order_by("-name_likeness", "name_sort")
        )


class Organisation(Searchable):
    """An association, congregation, foundation or network that meets newcomers."""

    name = models.CharField(_("What is the organisation called?"), max_length=120)
    legal_form = TermField(
        "legal_form", verbose_name=_("What kind of organisation is it?")
    )
    category = TermField(
        "association_category", verbose_name=_("What does it mostly work with?")
    )
    number = models.CharField(
        _("Organisation number"),
        max_length=10,
        blank=True,
        validators=[validate_organisation_number],
        help_text=_("Ten digits. Leave empty if the organisation has none."),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("Home municipality"),
    )
    serves = models.ManyToManyField(Municipality, related_name="served_by", blank=True)
    about = models.TextField(
        _("What do you do?"),
        max_length=2000,
        help_text=_("Two or three sentences that anyone understands."),
    )
    text_language = TermField(
        "language",
        default="language:sv",
        verbose_name=_("Which language is the text in?"),
    )
    target_groups = TermsField("target_group", verbose_name=_("For whom?"))
    languages = TermsField("language", verbose_name=_("In which languages?"))
    capabilities = TermsField(
        "capability", verbose_name=_("What can you contribute with?")
    )
    best_at = TermsField("capability", verbose_name=_("What are you best at?"))
    email = models.EmailField(
        _("E-mail address"),
        help_text=_("A shared mailbox is best: it stays when people change."),
    )
    phone = models.CharField(
        _("Phone"), max_length=20, blank=True, validators=[validate_phone]
    )
    website = models.URLField(
        _("Website"), blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    is_example = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(default=timezone.now)
    name_sort = sort_key()
    folded = folded()

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name_sort", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "name"],
                condition=~Q(number=""),
                name="organisation_number_names_a_section_once",
                violation_error_message=_(
                    "This organisation is already registered in Samla."
                ),
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(number__regex=r"^[0-9]{2}[2-9][0-9]{7}$"),
                name="organisation_number_is_nobodys_identity_number",
            ),
            models.CheckConstraint(
                condition=Q(best_at__len__lte=MOST_BEST_AT),
                name="organisation_is_best_at_three_things_at_most",
            ),
            models.CheckConstraint(
                condition=Q(capabilities__contains=F("best_at")),
                name="organisation_is_best_at_what_it_can",
            ),
        ]
        indexes = [
            GinIndex(fields=["document"], name="organisation_document"),
            GinIndex(
                OpClass(F("likeness"), name="gin_trgm_ops"),
                name="organisation_likeness",
            ),
            GinIndex(fields=["capabilities"], name="organisation_capabilities"),
            models.Index(
                fields=["name_sort", "id"],
                condition=Q(published_at__isnull=False),
                name="organisation_published_by_name",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:organisation-detail", args=[self.pk])

    @property
    def is_old(self):
        """Whether nobody has said for half a year that the facts are right."""
        return timezone.now() - self.confirmed_at > FRESH

    @property
    def text_code(self):
        """The language of its own words, as HTML names it: "sv"."""
        return self.text_language_id.partition(":")[2]

    @property
    def other_capabilities(self):
        """What it can contribute with, beside what it is best at."""
        return [term for term in self.capabilities if term not in self.best_at]

    @property
    def written_number(self):
        """The organisation number as people write it: 802002-0000."""
        return f"{self.number[:6]}-{self.number[6:]}" if self.number else ""

    def register(self, owner):
        """Enter the directory; who sends the same form twice gets the first entry."""
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=owner.pk)
            known = (owner, self.name, self.municipality)
            if found := Organisation.objects.registered_by(*known).first():
                return found
            self.published_at = self.confirmed_at = timezone.now()
            self.is_example = owner.is_example
            self.save()
            self.memberships.create(user=owner, role=Membership.Role.OWNER)
        return self

    def publish(self, moment: datetime.datetime | None = None):
        """Show the organisation to everybody."""
        self.published_at = moment or timezone.now()
        self.save(update_fields=["published_at"])

    def close(self):
        """Show it to nobody any more; everything it told is kept."""
        self.published_at = None
        self.save(update_fields=["published_at"])

    def confirm(self):
        """Say that everything told about it is still right."""
        self.confirmed_at = timezone.now()
        self.save(update_fields=["confirmed_at"])


class Membership(models.Model):
    """A person's part in an organisation: an owner decides who else takes part."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        EDITOR = "editor", _("Editor")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=6, choices=Role, default=Role.EDITOR)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], name="membership_stands_once"
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.organisation}"
