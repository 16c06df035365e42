"""What an organisation tells, in more languages than its own."""

import pghistory
from django.db import models

from samla.organisations.models.organisation import Organisation
from samla.translations.models import Translation


@pghistory.track()
class OrganisationTranslation(Translation):
    """One free text of an organisation in one more language."""

    entry = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="translations"
    )
