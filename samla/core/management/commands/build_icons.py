"""Write the sprite of pictures that every page shares."""

from django.conf import settings
from django.core.management.base import BaseCommand

from samla.core.icons import ICONS, sprite


class Command(BaseCommand):
    """Builds var/built/img/icons.svg from the installed lucide package."""

    help = "Build the sprite of icons."

    def handle(self, *args, **options):
        """Write the sprite, unless the same one is there already."""
        path = settings.VAR_DIR / "built" / "img" / "icons.svg"
        made = sprite()
        if not path.exists() or path.read_text() != made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made)
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(ICONS)} icons in {path.name}.")
