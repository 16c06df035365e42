"""Letters about who is on duty: what became hers, and that nobody is left."""

from django.urls import reverse

from samla.core import letters
from samla.enquiries.emails.asking import readers_of_all


def handed_on(what):
    """Who takes over is told; where nobody is left, the mailbox and who runs Samla."""
    if not what.count:
        return
    if what.handler:
        user = what.handler.user
        readers, name = [(user.email, user.language)], "duty_taken_over"
    else:
        readers, name = readers_of_all(what.municipality), "duty_nobody_left"
    path = reverse("enquiries:enquiry-list")
    for address, language in readers:
        context = {
            "count": what.count,
            "municipality": what.municipality,
            "link": letters.address(path, language),
        }
        letters.write(f"enquiries/emails/{name}.txt", address, context, language)
