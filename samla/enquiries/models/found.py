"""How the one search box finds what municipalities have answered for everybody."""

from django.utils.translation import gettext_lazy as _

from samla.core.found import Source
from samla.enquiries.models.faq import Faq

FOUND = [
    Source(
        kind="answers",
        name=_("Questions and answers"),
        rows=lambda: (
            Faq.objects.published()
            .in_lists()
            .for_pages()
            .select_related("municipality")
            .defer("document", "likeness", "municipality__outline")
        ),
        card="enquiries/_found.html",
        title="question",
        icon="info",
    )
]
