"""People who sign in, from organisations and municipalities. Newcomers never do."""

import datetime
import hashlib
import secrets
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.core.validators import validate_email
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samla.core import languages
from samla.core.addresses import one_spelling
from samla.core.retention import Ground, Kept, SeenBy, Until

# What counts as a second step; recovery codes only stand in for it.
SECOND_FACTORS = ("totp", "webauthn")


class UserManager(BaseUserManager):
    """Makes people; an address is one person's, whatever its letter case."""

    def create_user(self, email, password=None, **facts):
        """Make somebody by hand; her address needs no letter to be believed."""
        user = self.model(email=one_spelling(email), **facts)
        user.set_password(password)
        with transaction.atomic():
            user.save(using=self._db)
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email, password=None, **facts):
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **facts
        )

    def create_and_forget(self):
        """Take as long for a known address as for a new one; nobody is made."""
        with transaction.atomic():
            self.create_user(f"{secrets.token_hex(8)}@forgotten.example")
            transaction.set_rollback(True)

    def found_or_made(self, email):
        """The person of an address; somebody new gets a code when she signs in."""
        address = one_spelling(email)
        validate_email(address)
        person = self.filter(email=address).first()
        return person or self.create_user(address)

    def waiting(self, email):
        """Who signed up with an address and has not yet written its code."""
        return self.filter(
            email=one_spelling(email), is_active=True, last_login__isnull=True
        ).exclude(emailaddress__verified=True)

    def owing_second_factor(self):
        """Whose work asks for two steps, and who signs in with one."""
        asked_of = (Q(fact) for fact in settings.SECOND_STEP_ASKED_OF.items())
        return self.filter(reduce(or_, asked_of)).exclude(
            authenticator__type__in=SECOND_FACTORS
        )

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by her e-mail address; her name is hers to give."""

    PERSONAL = {
        "email": Kept("to sign in, and letters", Until.ERASED, SeenBy.COLLEAGUES),
        "name": Kept("to be known by", Until.ERASED, SeenBy.COLLEAGUES),
        "password": Kept(
            "to sign in; a hash", Until.ERASED, SeenBy.NOBODY, is_secret=True
        ),
        "language": Kept("letters in her language", Until.ERASED, SeenBy.HERSELF),
        "last_login": Kept("to forget who never comes", Until.ERASED, SeenBy.HERSELF),
    }

    email = models.EmailField(
        _("E-mail address"),
        unique=True,
        error_messages={"unique": _("Somebody already uses that address.")},
    )
    name = models.CharField(_("Your name"), max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    language = models.CharField(
        _("Language of your letters"),
        max_length=10,
        choices=languages.choices,
        default=settings.LANGUAGE_CODE,
    )
    joined_at = models.DateTimeField(default=timezone.now)
    # When a letter told that an account nobody uses will be erased.
    asked_back_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="user_address_is_kept_in_small_letters",
            )
        ]

    def __str__(self):
        return self.name or self.email

    @property
    def has_second_factor(self) -> bool:
        """Whether she signs in with an app or a passkey."""
        return self.authenticator_set.filter(type__in=SECOND_FACTORS).exists()

    @cached_property
    def must_add_second_factor(self) -> bool:
        """Whether her work asks for a second step of signing in that she lacks."""
        return User.objects.owing_second_factor().filter(pk=self.pk).exists()


# What a person says yes to when she lets the public read her name. Who changes a text
# adds one: under which text somebody chose must be seen for as long as she is shown.
SHOWN_TEXTS = {
    "2026-11": _(
        "My name may be shown to everybody. I can take that back at any time, and "
        "nobody else can choose for me."
    )
}
SHOWN_TEXT = list(SHOWN_TEXTS)[-1]


class ChoosesToBeShown(models.Model):
    """A part somebody has; she chooses whether the public reads her name."""

    PERSONAL = {
        "user": Kept("who works there", Until.ERASED, SeenBy.COLLEAGUES),
        "chose_to_be_shown_at": Kept(
            "to show her name to all, as she chose",
            Until.WITHDRAWN,
            SeenBy.EVERYBODY,
            Ground.CONSENT,
        ),
    }

    chose_to_be_shown_at = models.DateTimeField(null=True, blank=True)
    # The key in SHOWN_TEXTS of what she said yes to.
    chose_by_text = models.CharField(max_length=7, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def consent_key(self):
        """How a form names this one choice of all a person has made."""
        return f"{self._meta.label_lower}-{self.pk}"

    @property
    def public_name(self):
        """The name the public may read: none unless she chose so and is here."""
        shown = self.chose_to_be_shown_at and self.user.is_active
        return self.user.name if shown else ""

    def choose_to_be_shown(self, wish: bool):
        """Let the public read this person's name, or no longer; only she decides."""
        if wish != bool(self.chose_to_be_shown_at):
            self.chose_to_be_shown_at = timezone.now() if wish else None
            self.chose_by_text = SHOWN_TEXT if wish else ""
            self.save(update_fields=["chose_to_be_shown_at", "chose_by_text"])


class InvitedQuerySet(models.QuerySet):
    """Invitations that can still be accepted."""

    def open(self):
        return self.filter(answered_at=None, expires_at__gt=timezone.now())

    def with_token(self, token: str):
        """The one whose letter held this token."""
        return self.filter(token_digest=digest(token))


class Invited(models.Model):
    """A letter that asks somebody to take part; its link is good for 14 days.

    The database keeps the digest of the token only: who reads the table enters nowhere.
    """

    PERSONAL = {
        "email": Kept("to write the letter to", Until.ANSWERED),
        "invited_by": Kept("who invited", Until.NAMELESS),
        "token_digest": Kept(
            "to know the link again", Until.ANSWERED, SeenBy.NOBODY, is_secret=True
        ),
    }
    DAYS = 14

    email = models.EmailField(_("Whom do you invite? Her e-mail address"))
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(default=False)

    objects = InvitedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.email

    def new_token(self) -> str:
        """A token for the letter; the one before it opens nothing any more."""
        token = secrets.token_urlsafe(24)
        self.token_digest = digest(token)
        self.expires_at = timezone.now() + datetime.timedelta(days=self.DAYS)
        return token

    @property
    def is_open(self):
        """Whether it can still be accepted."""
        return self.answered_at is None and self.expires_at > timezone.now()


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class ForgettingRun(models.Model):
    """One night's forgetting: how much each rule took away, for everybody to see."""

    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self):
        return f"{self.started_at:%Y-%m-%d}"

    @property
    def total(self) -> int:
        """How much was forgotten in all."""
        return sum(self.counts.values())
