"""How the one search box finds activities."""

from django.utils.translation import gettext_lazy as _

from samla.activities.models.activity import Activity
from samla.core.found import Source

FOUND = [
    Source(
        kind="activities",
        name=_("Activities"),
        rows=lambda: Activity.objects.published().upcoming().for_cards(),
        card="activities/_found.html",
        title="title",
        list="activities:activity-list",
        icon="calendar",
    )
]
