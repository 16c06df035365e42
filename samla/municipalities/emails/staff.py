"""Letters about who works for a municipality in Samla."""

from django.urls import reverse

from samla.core import letters


def invited(invitation, token, language):
    """Ask a colleague to take part; only this letter holds the token."""
    path = reverse("municipalities:staff-invitation-answer", args=[token])
    context = {
        "invitation": invitation,
        "inviter": str(invitation.invited_by),
        "link": letters.address(path, language),
    }
    template = "municipalities/emails/staff_invited.txt"
    letters.write(template, invitation.email, context, language)


def removed(municipality, user):
    """Tell a person that she works there no more."""
    link = letters.address(reverse("pages:desk"), user.language)
    context = {"municipality": municipality, "link": link}
    template = "municipalities/emails/staff_removed.txt"
    letters.write(template, user.email, context, user.language)
