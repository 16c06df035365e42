"""Who may sign in with a password."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class AccountBackend(AuthenticationBackend):
    """Lets example persons in on somebody's own machine only."""

    def user_can_authenticate(self, user):
        allowed = settings.LOCAL or not user.is_example
        return allowed and super().user_can_authenticate(user)
