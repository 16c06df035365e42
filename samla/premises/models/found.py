"""How the one search box finds premises."""

from django.utils.translation import gettext_lazy as _

from samla.core.found import Source
from samla.premises.models.premises import Premises

FOUND = [
    Source(
        kind="premises",
        name=_("Premises"),
        rows=lambda: Premises.objects.offered().in_lists().for_cards(),
        card="premises/_found.html",
        title="name",
        list="premises:premises-list",
        icon="premises",
    )
]
