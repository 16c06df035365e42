"""Short codes on paper: each leads to one thing, and never to another."""

from contextlib import suppress
from urllib.parse import urlencode

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from samla.activities.filters import WEEK
from samla.activities.models import Activity
from samla.core.codes import LONGEST, SHORTEST, SIGNS, made, read
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import Premises

# Short ones first: where one is taken again and again, the next length has room.
LENGTHS = (4, 4, 5, 5, 6, 6, 7, 8)


class ShortCodeQuerySet(models.QuerySet):
    """Which code a thing has, and which thing a code means."""

    def of(self, thing):
        """The one code of a thing; made when it is asked for the first time."""
        kind = thing._meta.model_name
        which = {"kind": kind, kind: thing}
        return self.filter(**which).first() or self._made(which, thing)

    def meant(self, typed):
        """The code that somebody typed, with all it may lead to; none if none is."""
        leads = self.select_related(
            "municipality", "activity", "organisation", "premises"
        ).defer("municipality__outline")
        return leads.filter(code=read(typed)).first()

    def _made(self, which, thing):
        whose = {"municipality_id": getattr(thing, "municipality_id", thing.pk)}
        for length in LENGTHS:
            with suppress(IntegrityError), transaction.atomic():
                return self.create(code=made(length), **(whose | which))
            if found := self.filter(**which).first():  # somebody else was quicker
                return found
        raise IntegrityError("There is no room for another short code.")


class ShortCode(models.Model):
    """A code such as 7GHB that stands on paper and leads to a page of Samla.

    It is made by chance, so none tells of another, and is never given to something
    else: of what was thrown away it knows still where that was.
    """

    class Kind(models.TextChoices):
        """What a code leads to; each names its column."""

        ACTIVITY = "activity", _("activity")
        ORGANISATION = "organisation", _("organisation")
        PREMISES = "premises", _("room")
        MUNICIPALITY = "municipality", _("municipality")

    code = models.CharField(max_length=LONGEST, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="short_codes"
    )
    activity = models.OneToOneField(
        Activity, on_delete=models.SET_NULL, null=True, related_name="short_code"
    )
    organisation = models.OneToOneField(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="short_code"
    )
    premises = models.OneToOneField(
        Premises, on_delete=models.SET_NULL, null=True, related_name="short_code"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = ShortCodeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=f"^[{SIGNS}]{{{SHORTEST},{LONGEST}}}$"),
                name="short_code_can_be_read_aloud",
            ),
            models.CheckConstraint(
                condition=Q(kind="activity", organisation=None, premises=None)
                | Q(kind="organisation", activity=None, premises=None)
                | Q(kind="premises", activity=None, organisation=None)
                | Q(
                    kind="municipality",
                    activity=None,
                    organisation=None,
                    premises=None,
                ),
                name="short_code_leads_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(kind="municipality"),
                name="municipality_has_one_short_code",
            ),
        ]

    def __str__(self):
        return self.code

    def address(self, languages=()) -> str:
        """The address on paper: a single language stands in it.

        Where there are several, or Swedish alone, the reader's phone says which.
        """
        spoken = languages[0] if len(languages) == 1 else settings.LANGUAGE_CODE
        with translation.override(spoken):
            return reverse("paper:code-follow", args=[self.code])

    @property
    def leads_to(self):
        """The page it leads to; nothing where what it named was thrown away."""
        thing = getattr(self, self.kind)
        if thing is None:
            return ""
        is_hidden = self.kind == self.Kind.PREMISES and not thing.published_at
        if is_hidden or self.kind == self.Kind.MUNICIPALITY:
            return week_of(self.municipality)
        return thing.get_absolute_url()


def week_of(municipality) -> str:
    """What one can come to in a municipality in the next seven days."""
    asked = {"var": municipality.official_name, "nar": WEEK}
    return f"{reverse('activities:activity-list')}?{urlencode(asked)}"
