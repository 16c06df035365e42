"""Keep the catalogues of translations in step with the code."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from samla.core import catalogues


class Command(BaseCommand):
    """Without a wish: bring the catalogues up to date with the code."""

    help = "Bring the translations up to date, check them or compile them."
    requires_system_checks = []

    def add_arguments(self, parser):
        """What to do instead of bringing up to date."""
        parser.add_argument("--check", action="store_true", help="list what is missing")
        parser.add_argument("--compile", action="store_true", help="make the .mo files")

    def handle(self, *, check, **options):
        """Do the one thing asked for."""
        root = settings.BASE_DIR
        if options["compile"]:
            count = catalogues.compile_all(root)
            self.stdout.write(f"{count} catalogues compiled.")
            return
        used = catalogues.used_messages(root)
        languages = [code for code, _name in settings.LANGUAGES if code != "en"]
        files = {code: catalogues.catalogue(root, code) for code in languages}
        (self.check_all if check else self.update_all)(files, used)

    def check_all(self, files, used):
        """List every fault; end with 1 if there is one."""
        lines = [
            f"{code}: {fault}"
            for code, po in files.items()
            for fault in catalogues.faults(po, used)
        ]
        if lines:
            self.stderr.write("\n".join(lines))
            sys.exit(f"{len(lines)} faults in the translations: mend samla/locale/.")
        self.stdout.write(f"{len(used)} messages, all translated.")

    def update_all(self, files, used):
        """Write the catalogues anew; translators then fill what is empty."""
        for code, po in files.items():
            added, gone = catalogues.bring_up_to_date(po, used)
            Path(po.fpath).parent.mkdir(parents=True, exist_ok=True)
            po.save()
            self.stdout.write(f"{code}: {added} added, {gone} dropped.")
