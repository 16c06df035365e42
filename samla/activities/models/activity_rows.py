"""Questions about many activities: which are shown, in which order, whose they are."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Case, Q, Subquery, When
from django.utils import timezone

from samla.activities.models.whose import OfOrganisation
from samla.core.search import SearchableQuerySet
from samla.moderation.models import EntryQuerySet
from samla.municipalities.models import POINT
from samla.organisations.models import Organisation
from samla.taxonomy.models import label

# A draft that is begun once more within this time was the same click.
TWICE = timedelta(minutes=10)

# What a card shows.
# A list does not tell whose each is.
LISTED = (
    "title",
    "published_at",
    "unpublished_at",
    "type",
    "text_language",
    "venue",
    "address",
    "city",
    "price",
    "languages",
    "flags",
    "signup",
    "swedish_level",
    "target_groups",
    "age_from",
    "age_to",
    "next_starts_at",
    "next_ends_at",
    "next_is_moved",
    "cancelled_starts_at",
    "confirmed_at",
    "confirmed_by",
    "standing",
    "is_example",
    "municipality__name",
    "premises__name",
    "premises__address",
    "premises__city",
)
CARD = (*LISTED, "organisation__name")


class ActivityQuerySet(OfOrganisation, SearchableQuerySet, EntryQuerySet):
    """Which activities are shown, in which order, and whose they are to change."""

    def published(self):
        """Those shown, of organisations that are shown."""
        return self.filter(
            published_at__isnull=False, organisation__published_at__isnull=False
        )

    def askable(self):
        """Those that somebody is asked about: seen by everybody."""
        return super().askable().filter(organisation__published_at__isnull=False)

    def drafts(self):
        """Those begun and never shown, the latest first."""
        never = self.filter(published_at=None, unpublished_at=None, taken_down_at=None)
        return never.order_by("-created_at", "-pk")

    def known(self):
        """Those that the public sees or has seen, also what a decision took down."""
        return self.exclude(published_at=None, unpublished_at=None, taken_down_at=None)

    def upcoming(self):
        """Those in lists with a date to come or under way: fresh ones, the soonest."""
        coming = self.in_lists().filter(next_ends_at__gt=timezone.now())
        return coming.order_by("standing", "next_starts_at", "pk")

    def editable_by(self, user):
        """Those of the person's own organisations."""
        return self.filter(organisation__memberships__user=user)

    def in_municipalities(self, codes):
        """Those in some municipalities."""
        return self.filter(municipality__in=codes)

    def in_county(self, code):
        """Those in a county."""
        return self.filter(municipality__county=code)

    def instead_of(self, activity):
        """What is like one that is over: of its kind near it, then of its municipality.

        Near is the municipality first, then the county.
        """
        place = activity.municipality
        nearness = Case(
            When(municipality=place, type=activity.type_id, then=0),
            When(type=activity.type_id, then=1),
            default=2,
        )
        like = Q(municipality=place) | Q(
            municipality__county=place.county_id, type=activity.type_id
        )
        found = self.published().upcoming().for_cards().filter(like)
        return found.exclude(pk=activity.pk).order_by(
            "standing", nearness, "next_starts_at", "pk"
        )

    def for_cards(self):
        """Everything a card shows, in one question to the database."""
        near = self.select_related("organisation", "municipality", "premises")
        return near.only(*CARD).annotate(title_here=Subquery(self.model.here("title")))

    def for_lists(self):
        """Everything a card of a list shows."""
        near = self.for_cards().select_related(None)
        return near.select_related("municipality", "premises").only(*LISTED)

    def on_map(self):
        """Cards also with all that a mark on a map shows."""
        return self.only(*CARD, *POINT)

    def of_saved(self, saved):
        """Those of a list somebody keeps, whatever has become of them: the soonest."""
        kept = self.known().filter(
            pk__in=saved.numbers, organisation__published_at__isnull=False
        )
        also = ("taken_down_at", "paused_until_on", "municipality__official_name")
        return kept.for_cards().only(*CARD, *also).order_by("next_starts_at", "pk")

    def for_pages(self):
        """Everything of one activity that its pages tell."""
        return self.select_related("organisation", "municipality", "premises").defer(
            "document", "likeness"
        )

    def of_booking(self, booking):
        """The activity of a booking: a new draft with its room and times if none is."""
        with transaction.atomic():
            type(booking).objects.select_for_update(no_key=True).get(pk=booking.pk)
            if found := self.filter(booking=booking).first():
                return found
            draft = self.model(
                organisation=booking.organisation,
                type_id=booking.activity_type_id,
                title=label(booking.activity_type_id, "sv"),
            ).with_known_facts()
            draft.target_groups = booking.target_groups or draft.target_groups
            draft.venue = self.model.Venue.PREMISES
            draft.premises = booking.premises
            draft.municipality_id = booking.premises.municipality_id
            draft.save()
            draft.use_booking(booking)
            return draft

    def begin(self, draft):
        """Save a new draft, or find the one that a second click on the button made."""
        same = self.filter(
            organisation=draft.organisation,
            type=draft.type_id,
            title=draft.title,
            published_at=None,
            unpublished_at=None,
            schedules=None,
            created_at__gt=timezone.now() - TWICE,
        )
        with transaction.atomic():
            Organisation.objects.select_for_update().get(pk=draft.organisation_id)
            found = same.first()
            if not found:
                draft.save()
            return found or draft
