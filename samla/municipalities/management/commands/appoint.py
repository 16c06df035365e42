"""Appoints somebody to keep the way in to a municipality, or another of its roles."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from samla.accounts.models import User
from samla.municipalities.models import Municipality, StaffMember
from samla.municipalities.models.belonging import LastKeeper


class Command(BaseCommand):
    """Makes a person staff of a municipality; what to show there she writes herself."""

    help = "Make somebody coordinator (or another role) of a municipality."

    def add_arguments(self, parser):
        parser.add_argument("email", help="The address she signs in with.")
        parser.add_argument(
            "--municipality",
            required=True,
            help="Its code or its name.",
        )
        parser.add_argument(
            "--role",
            choices=StaffMember.Role.values,
            default=StaffMember.Role.COORDINATOR.value,
        )

    @transaction.atomic
    def handle(self, *, email, municipality, role, **options):
        place = found(municipality)
        person = somebody(email)
        member, is_new = StaffMember.objects.get_or_create(
            user=person, municipality=place, defaults={"role": role}
        )
        try:
            member.change(role)
        except LastKeeper as error:
            raise CommandError(
                f"{person.email} is the only coordinator of {place.official_name}. "
                "Appoint somebody else first."
            ) from error
        self.stdout.write(
            f"{person.email} is {'now' if is_new else 'from now on'} {member.role} "
            f"of {place.official_name}."
        )
        self.stdout.write(f"She signs in with that address at {reverse('pages:desk')}")
        if role == StaffMember.Role.COORDINATOR:
            path = reverse("municipalities:entry-point-edit", args=[place.slug])
            self.stdout.write(f"and tells how one reaches her at {path}")


def found(name: str) -> Municipality:
    """The municipality of that code, slug or name."""
    wanted = Q(code=name) | Q(slug=name.lower()) | Q(name__iexact=name)
    try:
        return Municipality.objects.get(wanted)
    except Municipality.DoesNotExist as error:
        raise CommandError(
            f"No municipality is called {name!r}. Use its name as in the address of "
            "its page, for example upplands-vasby, or its code, for example 0114."
        ) from error


def somebody(email: str) -> User:
    """The person of that address; one who is new gets a code when she signs in."""
    try:
        return User.objects.found_or_made(email)
    except ValidationError as error:
        raise CommandError(f"{email!r} is not an e-mail address.") from error
