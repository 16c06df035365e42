"""How the one search box finds organisations."""

from django.utils.translation import gettext_lazy as _

from samla.core.found import Source
from samla.organisations.models.organisation import Organisation

FOUND = [
    Source(
        kind="organisations",
        name=_("Organisations"),
        rows=lambda: Organisation.objects.published().in_lists().for_cards(),
        card="organisations/_found.html",
        title="name",
        list="organisations:organisation-list",
        icon="organisation",
    )
]
