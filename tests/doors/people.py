"""Who may enter where: people of organisations and municipalities."""

from samla.accounts.models import User, digest
from samla.municipalities.models import StaffInvitation, StaffMember
from samla.organisations.models import Invitation, JoinRequest, Membership
from tests.conftest import person

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/organisationer/{association}/personer/",         302,   404,   404,   200,   200,   404,   404,   404),
    ("/organisationer/{association}/personer/lamna-over/",
                                                        302,   404,   404,   404,   200,   404,   404,   404),
    ("/organisationer/{association}/personer/{part}/",  302,   404,   404,   404,   200,   404,   404,   404),
    ("/organisationer/{association}/personer/{part}/ta-bort/",
                                                        302,   404,   404,   404,   200,   404,   404,   404),
    ("/organisationer/{association}/personer/inbjudan/{asked_in}/",
                                                        302,   404,   404,   404,   200,   404,   404,   404),
    ("/organisationer/{association}/var-med/",          302,   200,   200,   302,   302,   200,   200,   200),
    ("/organisationer/forfragan/{join_request}/",       302,   404,   404,   404,   200,   404,   404,   404),
    ("/organisationer/inbjudan/{letter}/",              200,   200,   200,   200,   200,   200,   200,   200),
    ("/organisationer/inbjudan/finns-inte/",            404,   404,   404,   404,   404,   404,   404,   404),
    ("/kommuner/botkyrka/medarbetare/",                 302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/medarbetare/lamna-over/",      302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/medarbetare/{colleague}/",     302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/medarbetare/{colleague}/ta-bort/",
                                                        302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/medarbetare/inbjudan/{staff_asked_in}/",
                                                        302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/inbjudan/{letter}/",                    200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/inbjudan/finns-inte/",                  404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def things(known):
    """Somebody else who belongs, somebody invited, and somebody who asks."""
    owner = Membership.objects.filter(organisation=known["association"]).first().user
    letter = "a-token-of-a-letter"
    invited = Invitation(
        organisation_id=known["association"], email="ny@example.org", invited_by=owner
    )
    staff_invited = StaffInvitation(
        municipality_id="0127",
        email="ny@botkyrka.example",
        invited_by=User.objects.get(email="kerstin@botkyrka.example"),
    )
    for invitation in (invited, staff_invited):
        invitation.new_token()
        invitation.token_digest = digest(letter)
        invitation.save()
    return {
        "part": Membership.objects.create(
            user=person("annan@example.org"), organisation_id=known["association"]
        ).pk,
        "colleague": StaffMember.objects.create(
            user=person("kollega@botkyrka.example"),
            municipality_id="0127",
            role="reader",
        ).pk,
        "asked_in": invited.pk,
        "staff_asked_in": staff_invited.pk,
        "letter": letter,
        "join_request": JoinRequest.objects.create(
            organisation_id=known["association"],
            user=person("kassor@example.org"),
            message="Jag är kassör.",
        ).pk,
    }
