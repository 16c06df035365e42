"""What an organisation is asked about itself."""

from samla.organisations.forms.organisation import OrganisationForm

__all__ = ["OrganisationForm"]
