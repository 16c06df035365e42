"""Letters about who belongs to an organisation."""

from django.urls import reverse

from samla.accounts.models import User
from samla.core import letters
from samla.municipalities.models import mailboxes


def invited(invitation, token, language):
    """Ask somebody to take part; only this letter holds the token."""
    path = reverse("organisations:invitation-answer", args=[token])
    context = {
        "invitation": invitation,
        "inviter": str(invitation.invited_by),
        "link": letters.address(path, language),
    }
    _write("invited", invitation.email, context, language)


def asked(join_request):
    """Tell those who decide that somebody asks to take part."""
    path = reverse("organisations:join-request-decide", args=[join_request.pk])
    for email, language in _deciders(join_request.organisation):
        context = {"request": join_request, "link": letters.address(path, language)}
        _write("join_asked", email, context, language)


def answered(join_request):
    """Tell who asked what the answer is."""
    user = join_request.user
    name = "person-list" if join_request.is_accepted else "organisation-detail"
    path = reverse(f"organisations:{name}", args=[join_request.organisation_id])
    context = {"request": join_request, "link": letters.address(path, user.language)}
    _write("join_answered", user.email, context, user.language)


def removed(organisation, user):
    """Tell a person that she belongs no more."""
    path = reverse("pages:desk")
    link = letters.address(path, user.language)
    context = {"organisation": organisation, "link": link}
    _write("removed", user.email, context, user.language)


def owner_appointed(organisation, person, why):
    """Tell her, the other owners and the organisation that she is its owner now."""
    mailbox = [(organisation.email, "sv")] if organisation.email else []
    others = [*_deciders(organisation), *mailbox]
    readers = dict(others) | {person.email: person.language}
    for email, language in readers.items():
        path = reverse("organisations:person-list", args=[organisation.pk])
        context = {
            "organisation": organisation,
            "is_hers": email == person.email,
            "reason": why,
            "link": letters.address(path, language),
        }
        _write("owner_appointed", email, context, language)


def ask_contacts(organisation, times):
    """Ask whether the people are the right ones; owners, all, then the municipality."""
    people = User.objects.filter(is_active=True, memberships__organisation=organisation)
    owners = people.filter(memberships__role="owner")
    name = "contacts_ask" if times < 2 else "contacts_silent"
    readers = [owners, people, None][times]
    if times == 2:
        path = organisation.get_absolute_url()
        readers = mailboxes(organisation.municipality)
    else:
        path = reverse("organisations:person-list", args=[organisation.pk])
        readers = readers.distinct().values_list("email", "language")
    for email, language in readers:
        link = letters.address(path, language)
        _write(name, email, {"organisation": organisation, "link": link}, language)


def _deciders(organisation):
    owners = User.objects.filter(
        is_active=True,
        memberships__organisation=organisation,
        memberships__role="owner",
    )
    found = list(owners.distinct().values_list("email", "language"))
    return found or mailboxes(organisation.municipality)


def _write(name, to, context, language):
    letters.write(f"organisations/emails/{name}.txt", to, context, language)
