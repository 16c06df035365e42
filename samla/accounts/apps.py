"""The room accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.accounts"
