"""A rule of the house as a system check: moments end in _at, days in _on."""

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import models

# Django's own name on the base of every user.
INHERITED = {"last_login"}


@register(Tags.models)
def moments_and_days_are_named(app_configs, **kwargs):
    """Refuse a DateTimeField called `confirmed` and a DateField called `day`."""
    return [
        Error(
            f"{model.__name__}.{field.name} should end in {ending}.",
            obj=model,
            id="samla.E001",
        )
        for config in app_configs or apps.get_app_configs()
        if config.name.startswith("samla.")
        for model in config.get_models()
        for field in model._meta.local_fields
        if (ending := _ending(field))
        and not field.name.endswith(ending)
        and field.name not in INHERITED
    ]


def _ending(field):
    if isinstance(field, models.DateTimeField):
        return "_at"
    if isinstance(field, models.DateField):
        return "_on"
    return ""
