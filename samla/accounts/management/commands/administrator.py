"""Makes somebody an administrator of this Samla, or takes that away."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from samla.accounts.models import User
from samla.core.addresses import one_spelling


class Command(BaseCommand):
    """She signs in by a code, adds a second step, and comes in: /administration/."""

    help = "Make somebody an administrator; --remove takes it away again."

    def add_arguments(self, parser):
        parser.add_argument("email", help="The address she signs in with.")
        parser.add_argument("--remove", action="store_true")

    @transaction.atomic
    def handle(self, *, email, remove, **options):
        address = one_spelling(email)
        if remove and not User.objects.filter(email=address).exists():
            raise CommandError(f"Nobody has an account with {address}.")
        try:
            person = User.objects.found_or_made(address)
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an e-mail address.") from error
        person.is_superuser = person.is_staff = not remove
        person.save(update_fields=["is_superuser", "is_staff"])
        known = "no administrator any more" if remove else "an administrator"
        self.stdout.write(f"{person.email} is {known}.")
        if not remove:
            self.stdout.write(
                "She signs in with that address, adds a second step, and comes in at "
                "/administration/"
            )
