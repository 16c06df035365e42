"""Who may enter where: papers and their codes; everybody, without an account."""

import datetime

from django.utils import timezone

from samla.activities.models import Activity, Occurrence
from samla.municipalities.models import Municipality
from samla.paper.models import ShortCode

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/k/",                                              200,   200,   200,   200,   200,   200,   200,   200),
    ("/k/{paper}",                                       302,   302,   302,   302,   302,   302,   302,   302),
    ("/k/{paper}/",                                       302,   302,   302,   302,   302,   302,   302,   302),
    ("/k/finns-inte",                                    302,   302,   302,   302,   302,   302,   302,   302),
    ("/k/finns-inte/",                                   302,   302,   302,   302,   302,   302,   302,   302),
    ("/k/{old_code}/borta/",                                 410,   410,   410,   410,   410,   410,   410,   410),
    ("/k/finns-inte/borta/",                             302,   302,   302,   302,   302,   302,   302,   302),
    ("/aktiviteter/{cafe}/affisch/",                     200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/{cafe}/affisch.pdf",                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/{cafe}/fraser/",                      200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/botkyrka/affisch/",                      200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/botkyrka/affisch.pdf",                   200,   200,   200,   200,   200,   200,   200,   200),
    ("/organisationer/{association}/affisch/",           200,   200,   200,   200,   200,   200,   200,   200),
    ("/organisationer/{association}/affisch.pdf",        200,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/{hall}/affisch/",                         200,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/{hall}/affisch.pdf",                      200,   200,   200,   200,   200,   200,   200,   200),
]
# fmt: on


def things(known):
    """The code of the café, that is on now, and of an activity that was thrown away."""
    hour = datetime.timedelta(hours=1)
    now = timezone.now()
    Occurrence.objects.create(
        activity_id=known["cafe"],
        original_starts_at=now - hour,
        starts_at=now - hour,
        ends_at=now + hour,
    )
    code = ShortCode.objects.of(Activity.objects.get(pk=known["cafe"]))
    gone = ShortCode.objects.create(
        code="2222", kind="activity", municipality=Municipality.objects.get(code="0127")
    )
    return {"paper": code, "old_code": gone}
