"""The way to an identity provider and back."""

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from requests import RequestException

from samla.accounts import providers
from samla.core.access import visitor

# What can go wrong with an answer that is none: of a provider, or of a stranger.
NO_ANSWER = (RequestException, OAuth2Error, ValueError, KeyError, TypeError)


class WayBack(OpenIDConnectOAuth2Adapter):
    """The address to come back to is one, whatever language the person reads."""

    def get_callback_url(self, request, app):
        with translation.override(settings.LANGUAGE_CODE):
            path = reverse("openid_connect_callback", args=[self.provider_id])
        return (settings.PUBLIC_URL or request.build_absolute_uri("/")[:-1]) + path


class WayThere(OAuth2LoginView):
    """Leads to the provider, and names the one way back."""

    def get_provider(self):
        provider = super().get_provider()
        provider.oauth2_adapter_class = WayBack
        return provider


@visitor
def provider_login(request, provider_id):
    """Lead a person to her identity provider; only a press of the button does it."""
    app = found_or_404(request, provider_id)
    if request.method != "POST":
        return redirect("account_login")
    return _answered(request, app, WayThere)


@visitor
def provider_callback(request, provider_id):
    """Take in who comes back from the identity provider."""
    return _answered(request, found_or_404(request, provider_id), OAuth2CallbackView)


def found_or_404(request, provider_id):
    """The identity provider of that name in the settings."""
    for app in providers.configured(request):
        if app.provider_id == provider_id:
            return app
    raise Http404


def _answered(request, app, view):
    """What the provider's answer leads to, or the page that says there was none."""
    try:
        return view.adapter_view(WayBack(request, app.provider_id))(request)
    except NO_ANSWER:
        return providers.away(request, app)
