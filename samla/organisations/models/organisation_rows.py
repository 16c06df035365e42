"""Questions about many organisations: which are shown, found, and whose they are."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import JSONObject

from samla.core.search import SearchableQuerySet
from samla.moderation.models import EntryQuerySet
from samla.municipalities.models import Municipality
from samla.organisations.models.owned import OwnedQuerySet

# A name at least this like another in the same municipality may be the same one.
LIKELY_THE_SAME = 0.45

# Which municipality vouches, and since when.
VOUCHER = JSONObject(municipality="municipality_id", since="verified_on")


class OrganisationQuerySet(OwnedQuerySet, SearchableQuerySet, EntryQuerySet):
    """Which organisations are shown, found, and whose they are to change."""

    def published(self):
        return self.filter(published_at__isnull=False)

    def editable_by(self, user):
        return self.filter(memberships__user=user, merged_into=None)

    def registered_by(self, person, name, municipality):
        """What a person has entered under this name in the place, and not closed."""
        hers = self.editable_by(person).with_waiting()
        open_ones = Q(published_at__isnull=False) | Q(known_waiting=True)
        return hers.filter(open_ones, name=name, municipality=municipality)

    def in_places(self, codes):
        """Those at home in, or serving, one of the municipalities."""
        serving = self.model.serves.through.objects.filter(municipality__in=codes)
        return self.filter(
            Q(municipality__in=codes) | Q(pk__in=serving.values("organisation_id"))
        )

    def for_cards(self):
        """Everything a card shows, in one question to the database."""
        unseen = ("document", "likeness", "municipality__outline")
        return self.with_verified().select_related("municipality").defer(*unseen)

    def with_verified(self):
        """Each knows who vouches for it today, and since when, without asking."""
        return self.annotate(
            known_verified=Exists(self._valid()),
            known_vouchers=ArraySubquery(
                self._valid().order_by("verified_on", "pk").values(said=VOUCHER)
            ),
        )

    def with_ended(self):
        """Each knows whose verification ended since no second contact came."""
        ended = self._verifications().ended_alone().order_by("second_contact_by_on")
        said = JSONObject(municipality="municipality_id", last="second_contact_by_on")
        return self.annotate(known_ended=ArraySubquery(ended.values(said=said)))

    def verified(self):
        """Those for which a municipality vouches today."""
        return self.filter(Exists(self._valid()))

    def _valid(self):
        return self._verifications().valid()

    def _verifications(self):
        rows = self.model.verifications.rel.related_model.objects
        return rows.filter(organisation=OuterRef("pk"))

    def for_pages(self):
        """Everything the page of one organisation shows of itself."""
        return (
            self.for_cards()
            .with_ended()
            .prefetch_related(
                models.Prefetch("serves", Municipality.objects.defer("outline"))
            )
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
