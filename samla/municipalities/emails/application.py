"""Letters about who asks to work for a municipality in Samla."""

from django.urls import reverse

from samla.core import letters
from samla.municipalities.models import mailboxes


def asked(application):
    """Tell those who decide, or hear, that somebody asks; an address may decide."""
    name = "application_taken" if application.is_accepted else "application_asked"
    path = reverse("municipalities:application-decide", args=[application.pk])
    readers = mailboxes(application.municipality)
    for address, language in readers:
        if address != application.user.email:
            _write(name, address, language, application, path)


def decided(application):
    """Tell who asked what was decided."""
    place, person = application.municipality, application.user
    path = reverse("municipalities:application-create", args=[place.slug])
    if application.is_accepted:
        path = reverse("municipalities:entry-point-edit", args=[place.slug])
    name = "application_decided"
    _write(name, person.email, person.language, application, path)


def _write(name, to, language, application, path):
    context = {
        "application": application,
        "link": letters.address(path, language),
    }
    letters.write(f"municipalities/emails/{name}.txt", to, context, language)
