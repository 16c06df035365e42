"""Write the sprite of pictures and the web font that pages share."""

from django.conf import settings
from django.core.management.base import BaseCommand

from samla.core.fonts import ethiopic
from samla.core.icons import ICONS, sprite


class Command(BaseCommand):
    """Builds img/icons.svg and fonts/ethiopic.woff2 in var/built from packages."""

    help = "Build the sprite of icons and the web font."

    def handle(self, *args, **options):
        """Write both, unless the same ones are there already."""
        built = settings.VAR_DIR / "built"
        for path, made in (
            (built / "img" / "icons.svg", sprite().encode()),
            (built / "fonts" / "ethiopic.woff2", ethiopic()),
        ):
            if not path.exists() or path.read_bytes() != made:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(made)
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(ICONS)} icons and a font in {built}.")
