"""The room post."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.post"
    verbose_name = _("Post")
