"""Questions about many premises: which are offered, and whose they are to change."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Func, Q, Value
from django.db.models.functions import Cast

from samla.core.search import SearchableQuerySet
from samla.moderation.models import EntryQuerySet
from samla.municipalities.models import Municipality, StaffMember
from samla.organisations.models import Organisation

LENDERS = (StaffMember.Role.COORDINATOR, StaffMember.Role.PREMISES)


def lenders(user) -> list:
    """The municipalities and organisations whose rooms a person may offer."""
    staffed = user.staff_roles.filter(role__in=LENDERS).values("municipality")
    municipalities = Municipality.objects.filter(pk__in=staffed).defer("outline")
    return [*municipalities, *Organisation.objects.editable_by(user)]


def lent_by(user) -> Q:
    """What a person may lend: her municipality's and her organisations' own."""
    staffed = user.staff_roles.filter(role__in=LENDERS)
    return Q(owner_organisation__in=Organisation.objects.editable_by(user)) | Q(
        owner_municipality__in=staffed.values("municipality")
    )


class WithRooms(Func):
    """The rooms that hang together with some, found by the database in one question."""

    template = "(select %(function)s(%(expressions)s))"
    output_field = BigIntegerField()

    def __init__(self, pks, **extra):
        keys = Value([int(pk) for pk in pks], ArrayField(BigIntegerField()))
        super().__init__(Cast(keys, ArrayField(BigIntegerField())), **extra)


class PremisesQuerySet(SearchableQuerySet, EntryQuerySet):
    """Which premises are offered, and whose they are to change."""

    def offered(self):
        """Those shown, of municipalities and of organisations that are shown."""
        of_municipality = Q(owner_organisation__isnull=True)
        of_shown = Q(owner_organisation__published_at__isnull=False)
        return self.filter(of_municipality | of_shown, published_at__isnull=False)

    def askable(self):
        """Those that somebody is asked about: seen by everybody."""
        return super().askable().offered()

    def editable_by(self, user):
        return self.filter(lent_by(user))

    def beside(self, room):
        """The other rooms of the owner of one."""
        mine = {
            "owner_municipality": room.owner_municipality_id,
            "owner_organisation": room.owner_organisation_id,
        }
        return self.filter(**mine).exclude(pk=room.pk)

    def claimed_with(self, pks):
        """What a use of these rooms takes: the rooms, and every part of them."""
        return self.filter(pk__in=WithRooms(pks, function="samla_rooms_within"))

    def made_of(self, pks):
        """The rooms, and all that some of them are parts of."""
        return self.filter(pk__in=WithRooms(pks, function="samla_rooms_above"))

    def sharing_with(self, pks):
        """Rooms that cannot be used together with these: a common part, or the same."""
        return self.filter(pk__in=WithRooms(pks, function="samla_rooms_sharing"))

    def for_headings(self):
        """What names a room, and nothing else."""
        return self.only("name", "name_sort", "is_example")

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
