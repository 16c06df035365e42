"""Who may enter where: verification, suspension, and reports."""

import datetime

from django.utils import timezone

from samla.activities.models import Activity
from samla.moderation.models import Report
from samla.organisations.models import Organisation, Verification
from samla.organisations.models.suspension import Suspension

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/organisationer/kommunens/botkyrka/",             302,   404,   404,   404,   404,   404,   200,   200),
    # Any municipality that has joined may vouch for what is public.
    ("/organisationer/{association}/granska/",          302,   404,   404,   404,   404,   200,   200,   404),
    ("/organisationer/granskning/{verification}/",      302,   404,   404,   404,   404,   404,   200,   404),
    ("/organisationer/{association}/stang-av/",         302,   404,   404,   404,   404,   404,   200,   200),
    ("/organisationer/{association}/invandning/",       302,   404,   404,   200,   200,   404,   404,   404),
    ("/rapportera/",                                    200,   200,   200,   200,   200,   200,   200,   200),
    ("/rapport/",                                       200,   200,   200,   200,   200,   200,   200,   200),
    ("/rapport/{code}/",                                200,   200,   200,   200,   200,   200,   200,   200),
    ("/rapport/finns-inte/",                            404,   404,   404,   404,   404,   404,   404,   404),
    ("/rapporter/",                                     302,   200,   200,   200,   200,   200,   200,   200),
    ("/rapporter/{report}/",                            302,   404,   404,   200,   200,   404,   200,   200),
    ("/rapporter/{notice}/",                            302,   404,   404,   404,   404,   404,   200,   200),
]
# fmt: on


def things(known):
    """A report and a notice about the café, and a suspension that is lifted."""
    cafe = Activity.objects.get(pk=known["cafe"])
    place = cafe.municipality
    facts = {
        "path": cafe.get_absolute_url(),
        "entry": cafe,
        "municipality": place,
        "text": "Fel.",
    }
    illegal = {"kind": "illegal", "grounds": "Hets", "in_good_faith": True}
    illegal |= {"name": "Sara", "email": "sara@example.org"}
    now = timezone.now()
    Suspension.objects.create(
        organisation=Organisation.objects.get(pk=known["association"]),
        municipality=place,
        reason="En stängd dörr.",
        suspended_at=now - datetime.timedelta(days=2),
        lifted_at=now,
    )
    report = Report.objects.create(**facts)
    return {
        "verification": Verification.objects.get(organisation=known["association"]).pk,
        "report": report.pk,
        "notice": Report.objects.create(**facts, **illegal).pk,
        "code": report.code,
    }
