"""Somebody follows something by one e-mail address, without an account."""

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.activities.models import Activity
from samla.alerts.models.rows import SubscriptionQuerySet
from samla.core import languages
from samla.core.retention import UNCONFIRMED_DAYS, Ground, Kept, Until
from samla.core.retention import SeenBy as Sees
from samla.moderation.models.link import LONGEST, LinkIsOver, LinkIsWrong
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation

YES, NO = "samla.alerts.yes", "samla.alerts.no"
# How a link begins that ends all; it is longer than others.
ALL, LONGEST_ALL = "alla-", 1000
LONGEST_SEARCH = 2000
# Nobody follows more by one address; so no letter and no page is endless.
MOST_FOLLOWED = 30
FOLLOWED = ("activity", "organisation", "municipality")


class TooMany(Exception):
    """So much is followed by one address that something must end first."""


class Rhythm(models.TextChoices):
    """How often somebody is written to."""

    AT_ONCE = "at_once", _("At once, when something happens")
    WEEKLY = "weekly", _("Once a week, on Monday morning")


class Subscription(models.Model):
    """An address to which is written when something it follows changes."""

    PERSONAL = {
        "email": Kept("to write to", Until.UNFOLLOWED, Sees.NOBODY, Ground.CONSENT),
        "language": Kept(
            "how to write to her", Until.UNFOLLOWED, Sees.NOBODY, Ground.CONSENT
        ),
        "search": Kept(
            "what to write about", Until.UNFOLLOWED, Sees.NOBODY, Ground.CONSENT
        ),
        "title": Kept(
            "what to write about", Until.UNFOLLOWED, Sees.NOBODY, Ground.CONSENT
        ),
    }

    # One of these four. Nothing where it was thrown away: there is one last letter.
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, related_name="subscriptions"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="subscriptions"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, related_name="subscriptions"
    )
    # As it stands in the address of the list, from its "?" on.
    search = models.CharField(max_length=LONGEST_SEARCH, blank=True, default="")
    title = models.CharField(max_length=100)
    email = models.EmailField()
    language = models.CharField(max_length=10, choices=languages.choices)
    rhythm = models.CharField(
        max_length=7, choices=Rhythm, default=Rhythm.AT_ONCE, db_default=Rhythm.AT_ONCE
    )
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Since when it is this rhythm, if it was another before.
    rhythm_at = models.DateTimeField(null=True)
    # Of that week she has heard at once from this moment until `rhythm_at`.
    heard_from_at = models.DateTimeField(null=True)
    # The week before that is not told yet.
    owes_week = models.BooleanField(default=False, db_default=False)
    # The issue it was told last: nobody hears of one twice, wherever a run ends.
    told_issue = models.PositiveBigIntegerField(default=0, db_default=0)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "email"], name="subscription_stands_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                name="organisation_is_followed_once",
            ),
            models.UniqueConstraint(
                fields=["municipality", "email"],
                name="municipality_is_followed_once",
            ),
            models.UniqueConstraint(
                fields=["search", "email"],
                condition=~Q(search=""),
                name="search_is_followed_once",
            ),
            models.CheckConstraint(
                condition=Q(activity=None, organisation=None, municipality=None)
                | Q(activity=None, organisation=None, search="")
                | Q(activity=None, municipality=None, search="")
                | Q(organisation=None, municipality=None, search=""),
                name="subscription_follows_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["email"], name="subscription_email"),
            models.Index(
                fields=["rhythm", "search"],
                condition=~Q(search="") & Q(confirmed_at__isnull=False),
                name="subscription_searches",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def kind(self) -> str:
        """What it follows; nothing where that was thrown away."""
        if self.search:
            return "search"
        return next((one for one in FOLLOWED if getattr(self, f"{one}_id")), "")

    @property
    def page(self) -> str:
        """The address of what it follows."""
        if self.search:
            return reverse("activities:activity-list") + self.search
        return getattr(self, self.kind).get_absolute_url() if self.kind else ""

    @property
    def name(self) -> str:
        """What it follows, as it is called now."""
        return str(getattr(self, self.kind)) if self.kind in FOLLOWED else self.title

    def yes_token(self, language: str) -> str:
        """What stands in the link of the letter that asks; it works for a week."""
        return TimestampSigner(salt=YES).sign_object([self.pk, language])

    @property
    def no_token(self) -> str:
        """What stands in the link that ends it; it works as long as it is needed."""
        return Signer(salt=NO).sign(self.pk)

    @property
    def all_token(self) -> str:
        """What stands in the link that ends all that this address follows.

        It names each of them, so it works as long as one of them stands.
        """
        mine = getattr(self, "of_same_address", [self.pk])
        return Signer(salt=NO).sign(ALL + "-".join(map(str, sorted(mine))))

    def confirm(self, language: str, rhythm: str = Rhythm.AT_ONCE):
        """Write to her from now on, in that language; a second time does no harm."""
        with transaction.atomic():
            # Who changes it waits, and then sees that there is somebody to tell.
            rows = Activity.objects.select_for_update(no_key=True)
            rows.filter(pk=self.activity_id).first()
            others = Subscription.objects.confirmed().filter(email=self.email)
            if others.exclude(pk=self.pk).count() >= MOST_FOLLOWED:
                raise TooMany
            mine = Subscription.objects.filter(pk=self.pk)
            mine.filter(confirmed_at=None).update(rhythm=rhythm)
            said = Coalesce("confirmed_at", timezone.now())
            mine.update(confirmed_at=said, language=language)

    def change(self, language: str, rhythm: str):
        """Write in that language and so often; of what is under way nothing is lost."""
        with transaction.atomic():
            mine = Subscription.objects.filter(pk=self.pk).select_for_update()
            other = list(mine.exclude(rhythm=rhythm))
            mine.update(language=language)
            if other:
                is_weekly = rhythm == Rhythm.WEEKLY
                mine.update(
                    rhythm=rhythm,
                    rhythm_at=timezone.now(),
                    heard_from_at=F("rhythm_at") if is_weekly else None,
                    owes_week=F("owes_week") if is_weekly else True,
                )
        self.refresh_from_db()

    def hears_of(self, by_key, searches) -> set[int]:
        """Which activities it is about, of those that changed."""
        if self.kind == "search":
            return set(searches.get(self.search, ()))
        key = getattr(self, f"{self.kind}_id")
        if self.kind == "organisation" and self.organisation.merged_into_id:
            key = self.organisation.merged_into_id
        return set(by_key[self.kind].get(key, ()))

    def sees(self, rhythm: str, changed_at) -> bool:
        """Whether she was to hear in that rhythm of what changed then."""
        if changed_at < self.confirmed_at:
            return False
        if not self.rhythm_at:
            return True
        is_since = changed_at >= self.rhythm_at
        if self.owes_week and self.rhythm == rhythm == "weekly":
            heard_from = self.heard_from_at
            return is_since or not heard_from or changed_at < heard_from
        return is_since if self.rhythm == rhythm else not is_since


def asked_by(token: str) -> tuple[Subscription, str]:
    """Whom a link asks to say yes, and in which language she wants her letters."""
    signer = TimestampSigner(salt=YES)
    age = timedelta(days=UNCONFIRMED_DAYS)
    try:
        pk, language = signer.unsign_object(token[:LONGEST], max_age=age)
    except SignatureExpired as error:
        raise LinkIsOver from error
    except (BadSignature, ValueError, TypeError) as error:
        raise LinkIsWrong from error
    if found := Subscription.objects.standing().for_pages().filter(pk=pk).first():
        return found, language
    raise LinkIsWrong


def ended_by(token: str) -> models.QuerySet:
    """What a link ends; nothing where that was done already."""
    try:
        said = Signer(salt=NO).unsign(token[:LONGEST_ALL])
    except BadSignature as error:
        raise LinkIsWrong from error
    named = Subscription.objects.filter(pk__in=said.removeprefix(ALL).split("-"))
    if said.startswith(ALL):
        named = Subscription.objects.filter(email__in=named.values("email"))
    return named.for_pages().order_by("pk")
