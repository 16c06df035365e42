"""The identity providers that the settings name: who vouches for whose addresses."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from samla.core.addresses import one_spelling

NEEDED = {"id", "name", "server_url", "client_id", "secret", "domains"}
ALLOWED = NEEDED | {"second_factor", "addresses_are_verified", "origins", "scope"}


def checked(providers) -> list[dict]:
    """The list as the settings give it, or a word about what is wrong with it."""
    if not isinstance(providers, list):
        raise ImproperlyConfigured(
            "SAMLA_OIDC: write a list, as docs/running.md shows."
        )
    for provider in providers:
        _check(provider)
    ids = [provider["id"] for provider in providers]
    if len(set(ids)) < len(ids):
        raise ImproperlyConfigured("SAMLA_OIDC: two providers have the same id.")
    return providers


def _check(provider):
    if not isinstance(provider, dict):
        raise ImproperlyConfigured("SAMLA_OIDC: each provider is written in { }.")
    if wrong := (NEEDED - set(provider)) | (set(provider) - ALLOWED):
        raise ImproperlyConfigured(
            f"SAMLA_OIDC: missing or unknown: {', '.join(sorted(wrong))}."
        )
    if not str(provider["id"]).replace("-", "").isalnum():
        raise ImproperlyConfigured("SAMLA_OIDC: an id has letters, digits and hyphens.")
    if not isinstance(provider["domains"], list) or not provider["domains"]:
        raise ImproperlyConfigured("SAMLA_OIDC: domains is a list, with one at least.")


def apps(providers) -> list[dict]:
    """The same for django-allauth."""
    return [
        {
            "provider_id": provider["id"],
            "name": provider["name"],
            "client_id": provider["client_id"],
            "secret": provider["secret"],
            "settings": {
                "server_url": provider["server_url"],
                "scope": provider.get("scope", ["openid", "profile", "email"]),
                "domains": [one_spelling(each) for each in provider["domains"]],
                "second_factor": provider.get("second_factor", False) is True,
                "verified_email": provider.get("addresses_are_verified", False) is True,
            },
        }
        for provider in providers
    ]


def origins(providers) -> list[str]:
    """The sites that a form of ours may lead to: the providers, and no others."""
    addresses = [
        address
        for provider in providers
        for address in (provider["server_url"], *provider.get("origins", []))
    ]
    parts = (urlsplit(address) for address in addresses)
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})
