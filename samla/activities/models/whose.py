"""Whose activities are: of an organisation, its own and those it takes part in."""

from django.apps import apps


class OfOrganisation:
    """Mixed into questions to Activity and to Listed: each part has its own index."""

    def of_organisation(self, organisation):
        """Those an organisation does itself, or has said yes to take part in."""
        own = self.model.objects.filter(organisation=organisation)
        invitations = apps.get_model("activities", "CoOrganiser").objects
        taken = invitations.confirmed().filter(organisation=organisation)
        keys = own.order_by().values("pk")
        others = taken.order_by().values("activity")
        return self.filter(pk__in=keys.union(others, all=True))
