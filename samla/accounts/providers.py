"""Sign-in through a municipality's or an organisation's own identity provider."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.shortcuts import render
from django.utils import translation
from requests import RequestException

from samla.accounts import journal
from samla.core.addresses import one_spelling

LONGEST_NAME = 100


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Trusts a provider with the addresses of its own domains, and no others."""

    def populate_user(self, request, sociallogin, data):
        """A new person brings her name and her address, in one spelling."""
        for address in sociallogin.email_addresses:
            address.email = one_spelling(address.email)
        user = sociallogin.user
        user.email = one_spelling(data.get("email") or "")
        user.name = str(data.get("name") or "")[:LONGEST_NAME]
        user.language = translation.get_language()
        return user

    def can_authenticate_by_email(self, login, email):
        """Only an address that this provider gives out opens an account here."""
        return vouches_for(login.provider.app, email)

    def pre_social_login(self, request, sociallogin):
        """Let in whom the provider may vouch for; keep none of what it tells."""
        app = sociallogin.provider.app
        verified = [each for each in sociallogin.email_addresses if each.verified]
        trusted = [each for each in verified if vouches_for(app, each.email)]
        if not trusted or sociallogin.state.get("process") != AuthProcess.LOGIN:
            journal.refused("identity provider", _told(sociallogin))
            raise ImmediateHttpResponse(
                render(
                    request, "socialaccount/not_trusted.html", {"app": app}, status=403
                )
            )
        sociallogin.email_addresses[:] = trusted[:1]
        sociallogin.account.extra_data = {}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        """Say it where the provider does not answer; ours is the next try."""
        if isinstance(exception, RequestException):
            raise ImmediateHttpResponse(away(request, provider.app))


class SecondStepStage(AuthenticateStage):
    """The second step at sign-in, unless the identity provider has seen to it."""

    def _should_handle(self, request):
        if has_two_steps(request, self.login.user):
            return False
        return super()._should_handle(request)


def has_two_steps(request, user) -> bool:
    """Whether this sign-in came from a provider that always asks for two steps.

    An administrator rules over more than any provider's own people: she takes ours.
    """
    if user.is_superuser:
        return False
    strict = {
        app.provider_id
        for app in configured(request)
        if app.settings.get("second_factor")
    }
    return any(
        record["method"] == "socialaccount" and record.get("provider") in strict
        for record in get_authentication_records(request, user)
    )


def configured(request) -> list[SocialApp]:
    """The identity providers of this Samla."""
    return ProviderAdapter(request).list_apps(request, provider="openid_connect")


def vouches_for(app, email) -> bool:
    """Whether an address lies in one of a provider's own domains."""
    return one_spelling(email).rpartition("@")[2] in app.settings["domains"]


def away(request, app):
    """The page for a provider that does not answer."""
    return render(request, "socialaccount/away.html", {"app": app}, status=503)


def _told(sociallogin):
    addresses = sociallogin.email_addresses
    return addresses[0].email if addresses else ""
