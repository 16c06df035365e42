"""Organisations of civil society: who they are, what they do and are best at."""

import datetime

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.columns import folded, sort_key
from samla.core.phones import validate_phone
from samla.core.search import Searchable
from samla.moderation.models import Entry, Report
from samla.municipalities.models import Municipality
from samla.organisations.models.contact_round import AsksItsPeople
from samla.organisations.models.organisation_rows import OrganisationQuerySet
from samla.organisations.models.owned import SHOWN_AGAIN_WITH_AN_OWNER
from samla.organisations.models.trails import trails_of_an_organisation
from samla.organisations.models.vouched import IsVouchedFor
from samla.organisations.numbers import validate_organisation_number
from samla.taxonomy.models import TermField, TermsField
from samla.translations.models import Translated

MOST_BEST_AT = 3
# Kept by the database or by time: nobody's doing, so not part of the history.
KEPT_BY_ITSELF = ["document", "likeness", "name_sort", "folded"]
KEPT_BY_ITSELF += ["standing", "asked_at", "times_asked"]
KEPT_BY_ITSELF += ["contacts_asked_at", "contacts_times_asked"]


@pghistory.track(exclude=KEPT_BY_ITSELF)
class Organisation(IsVouchedFor, AsksItsPeople, Translated, Searchable, Entry):
    """An association, congregation, foundation or network that meets newcomers."""

    FREE_TEXT = ("about",)
    KIND = "organisation"
    MAY_END = True
    REVIEWED = (
        "name",
        "legal_form",
        "category",
        "number",
        "municipality",
        "serves",
        "about",
        "text_language",
        "target_groups",
        "languages",
        "capabilities",
        "best_at",
        "email",
        "phone",
        "website",
    )

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
    serves = models.ManyToManyField(
        Municipality,
        related_name="served_by",
        blank=True,
        verbose_name=_("Other municipalities you work in"),
    )
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
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="merged_from",
    )
    name_sort = sort_key()
    folded = folded()

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name_sort", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "name"],
                condition=~Q(number="") & Q(merged_into=None),
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
            Entry.taken_down_is_hidden("organisation"),
            Entry.standing_is_told("organisation"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(published_at=None),
                name="organisation_merged_is_not_shown",
            ),
        ]
        triggers = [SHOWN_AGAIN_WITH_AN_OWNER]
        indexes = [
            GinIndex(fields=["document"], name="organisation_document"),
            GinIndex(
                OpClass(F("likeness"), name="gin_trgm_ops"),
                name="organisation_likeness",
            ),
            GinIndex(fields=["capabilities"], name="organisation_capabilities"),
            models.Index(
                fields=["standing", "name_sort", "id"],
                condition=Q(published_at__isnull=False),
                name="organisation_published_by_name",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:organisation-detail", args=[self.pk])

    @property
    def speaker(self):
        """An organisation answers for itself."""
        return self

    @property
    def suspension(self):
        """The suspension that keeps it from the public; none if none."""
        return self.suspensions.standing().first()

    @property
    def was_shown(self):
        """Also before a suspension that stands."""
        standing = self.suspensions.standing().filter(was_shown=True)
        return super().was_shown or standing.exists()

    @property
    def is_held(self):
        """Whether a suspension stands, whatever is decided about reports."""
        return self.suspension is not None

    @property
    def held_by(self):
        """The decision that keeps it from the public; none if none."""
        return self.suspension or super().held_by

    @property
    def lasts(self):
        """Whether it is shown, or shall be again, so that somebody must answer."""
        return Organisation.objects.lasting().filter(pk=self.pk).exists()

    @property
    def likely_same(self):
        """Those that may be the same organisation, for who decides about it."""
        known = (self.name, self.municipality, self.number)
        return Organisation.objects.alike(*known).exclude(pk=self.pk)[:5]

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
            self.is_example = owner.is_example
            self.save()
            self.memberships.create(user=owner, role="owner")
            self.ask_to_publish(owner)
        return self

    @property
    def stands_as(self):
        """The organisation it has become by merging, once or several times over."""
        became, seen = self, {self.pk}
        while became.merged_into_id and became.merged_into_id not in seen:
            seen.add(became.merged_into_id)
            became = became.merged_into
        return became

    def history_of(self):
        """Also its people, who vouches for it, and what became of it."""
        return [*super().history_of(), *trails_of_an_organisation(self.pk)]

    def publish(self, moment: datetime.datetime | None = None):
        """Show the organisation to everybody, unless it has become another one."""
        if self.merged_into_id:
            return
        self.published_at = moment or timezone.now()
        self.save(update_fields=["published_at"])
        self.confirm(moment=self.published_at)

    def close(self):
        """Show it to nobody any more, also not later; everything it told is kept."""
        with transaction.atomic():
            self._is_taken_down()  # who decides about it at this moment waits
            self.take_back()
            self.published_at = self.paused_until_on = None
            self.save(update_fields=["published_at", "paused_until_on"])
            standing = self.suspensions.standing()
            for decisions in (standing, Report.objects.holding(self)):
                decisions.order_by().update(was_shown=False)

    def put_up(self, was_shown):
        """A decision ends; who has no owner any more is not shown again."""
        is_owned = self.is_example or self.memberships.owners().exists()
        super().put_up(was_shown and is_owned)


@pghistory.track(obj_field=None)
class Serves(Organisation.serves.through):
    """That an organisation works in another municipality too, for its history."""

    class Meta:
        proxy = True
