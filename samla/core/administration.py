"""Django's own administration, with Samla's doors and only what our rooms show."""

from importlib import import_module

from django.apps import apps
from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import module_has_submodule


class AdministrationConfig(SimpleAdminConfig):
    """Finds the admin.py of Samla's own rooms; nobody else's."""

    default_site = "samla.core.admin.Administration"

    def ready(self):
        super().ready()
        for room in apps.get_app_configs():
            own = room.name.startswith("samla.")
            if own and module_has_submodule(room.module, "admin"):
                import_module(f"{room.name}.admin")
