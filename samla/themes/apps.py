"""The room themes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.themes"
    verbose_name = _("Themes")
