"""Keep the catalogues of translations in step with the code."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from samla.core import catalogues, key_pages, languages


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
        (self.check_all if check else self.update_all)(root, used)

    def check_all(self, root, used):
        """List every fault; end with 1 if there is one."""
        lines = [
            f"{code}: {fault}"
            for code, po, needed in self.catalogues(root, used)
            for fault in catalogues.faults(
                po, used, needed, catalogues.inherited(root, code)
            )
        ]
        if lines:
            self.stderr.write("\n".join(lines))
            sys.exit(f"{len(lines)} faults in the translations: mend samla/locale/.")
        self.stdout.write(f"{len(used)} messages, all translated.")

    def update_all(self, root, used):
        """Write the catalogues anew; translators then fill what is empty."""
        for code, po, needed in self.catalogues(root, used):
            heirs = {} if languages.chain(code)[1:] else needed
            added, gone = catalogues.bring_up_to_date(po, used, heirs)
            Path(po.fpath).parent.mkdir(parents=True, exist_ok=True)
            po.save()
            self.stdout.write(f"{code}: {added} added, {gone} dropped.")

    def catalogues(self, root, used):
        """Each catalogue, and the messages that its readers may meet."""
        key_messages = key_pages.messages(root, used)
        for code in languages.codes():
            if code != "en":
                needed = used if languages.is_whole(code) else key_messages
                yield code, catalogues.catalogue(root, code), needed
