"""People who sign in, from organisations and municipalities. Newcomers never do."""

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Makes people; an address is one person's, whatever its letter case."""

    def create_user(self, email, password=None, **facts):
        """Make somebody by hand; her address needs no letter to be believed."""
        user = self.model(email=email.strip().lower(), **facts)
        user.set_password(password)
        with transaction.atomic():
            user.save(using=self._db)
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email, password=None, **facts):
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **facts
        )

    def waiting(self, email):
        """Who signed up with an address and has not yet written its code."""
        return self.filter(
            email=email.lower(), is_active=True, last_login__isnull=True
        ).exclude(emailaddress__verified=True)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by her e-mail address; her name is hers to give."""

    email = models.EmailField(
        _("E-mail address"),
        unique=True,
        error_messages={"unique": _("Somebody already uses that address.")},
    )
    name = models.CharField(_("Your name"), max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

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
