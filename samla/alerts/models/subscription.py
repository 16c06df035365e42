"""Somebody follows something by one e-mail address, without an account."""

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from samla.activities.models import Activity, Occurrence
from samla.core import languages
from samla.core.retention import FOLLOWED_DAYS, UNCONFIRMED_DAYS, Ground, Kept, Until
from samla.core.retention import SeenBy as Sees
from samla.moderation.models.link import LONGEST, LinkIsOver, LinkIsWrong

YES, NO = "samla.alerts.yes", "samla.alerts.no"


class SubscriptionQuerySet(models.QuerySet):
    """Who has said yes, and whose address is kept no longer."""

    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def ask(self, activity, email, language):
        """Note that somebody with this address wants letters; twice is once."""
        asked = {"title": activity.title, "asked_at": timezone.now()}
        return self.update_or_create(
            activity=activity,
            email=email,
            defaults=asked,
            create_defaults=asked | {"language": language},
        )[0]

    def forgettable(self, now):
        """Those who never said yes, and those who follow what ended long ago."""
        then = now - timedelta(days=FOLLOWED_DAYS)
        asked = now - timedelta(days=UNCONFIRMED_DAYS)
        dates = Occurrence.objects.filter(activity=OuterRef("activity"))
        hidden = Q(activity__published_at=None) & (
            Q(activity__unpublished_at__lt=then) | Q(activity__taken_down_at__lt=then)
        )
        over = Q(activity__isnull=False) & ~Exists(dates.filter(ends_at__gt=then))
        # What returns on a day that is known has not ended.
        returns = Q(activity__paused_until_on__gt=then.date())
        return self.filter(
            Q(confirmed_at=None, asked_at__lt=asked)
            | Q(confirmed_at__lt=then) & (hidden | over) & ~returns
        )


class Subscription(models.Model):
    """An address to which is written when something it follows changes."""

    PERSONAL = {
        "email": Kept("to write to", Until.UNFOLLOWED, Sees.NOBODY, Ground.CONSENT),
        "language": Kept(
            "how to write to her", Until.UNFOLLOWED, Sees.NOBODY, Ground.CONSENT
        ),
    }

    # Nothing where it was thrown away; then there is one last letter about that.
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, related_name="subscriptions"
    )
    title = models.CharField(max_length=100)
    email = models.EmailField()
    language = models.CharField(max_length=10, choices=languages.choices)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "email"], name="subscription_stands_once"
            )
        ]

    def __str__(self):
        return self.title

    def yes_token(self, language: str) -> str:
        """What stands in the link of the letter that asks; it works for a week."""
        return TimestampSigner(salt=YES).sign_object([self.pk, language])

    @property
    def no_token(self) -> str:
        """What stands in the link that ends it; it works as long as it is needed."""
        return Signer(salt=NO).sign(self.pk)

    def confirm(self, language):
        """Write to her from now on, in that language; a second time does no harm."""
        with transaction.atomic():
            # Who changes it waits, and then sees that there is somebody to tell.
            rows = Activity.objects.select_for_update(no_key=True)
            rows.filter(pk=self.activity_id).first()
            mine = Subscription.objects.filter(pk=self.pk)
            said = Coalesce("confirmed_at", timezone.now())
            mine.update(confirmed_at=said, language=language)


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
    followed = Subscription.objects.filter(activity__isnull=False)
    found = followed.select_related("activity__organisation").filter(pk=pk).first()
    if not found:
        raise LinkIsWrong
    return found, language


def ended_by(token: str) -> Subscription | None:
    """What a link ends; nothing where that was done already."""
    try:
        pk = Signer(salt=NO).unsign(token[:LONGEST])
    except BadSignature as error:
        raise LinkIsWrong from error
    return Subscription.objects.filter(pk=pk).first()
