"""The history of every table that has one, for administrators to read."""

from django.apps import apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from pghistory.models import Event

from samla.accounts.models import User
from samla.core.admin import Admin

# More than any row's number has.
MOST_DIGITS = 18


class HistoryAdmin(Admin):
    """What was changed, when and by whom; nobody changes it."""

    list_display = ["pgh_created_at", "pgh_label", "id", "who"]
    list_filter = ["pgh_label"]
    list_select_related = ["pgh_context"]
    search_fields = ["pgh_label"]
    search_help_text = _("The number of the row that was changed.")
    ordering = ["-pgh_id"]

    def get_search_results(self, request, queryset, search_term):
        """The history of one row, by its number."""
        number = search_term.strip()
        if not number:
            return queryset, False
        if not (number.isascii() and number.isdigit() and len(number) < MOST_DIGITS):
            return queryset.none(), False
        return queryset.filter(id=int(number)), False

    @admin.display(description=_("Who"))
    def who(self, event):
        """The person who did it; nobody's name once she has left."""
        return event.person or (_("a former member") if event.person_key else "–")

    def get_changelist_instance(self, request):
        """Look up all people of the page at once."""
        page = super().get_changelist_instance(request)
        for event in page.result_list:
            context = event.pgh_context
            event.person_key = context.metadata.get("user") if context else None
        keys = {event.person_key for event in page.result_list} - {None}
        people = User.objects.in_bulk(keys)
        for event in page.result_list:
            event.person = people.get(event.person_key)
        return page


for model in apps.get_models():
    if issubclass(model, Event) and model._meta.managed and not model._meta.proxy:
        admin.site.register(model, HistoryAdmin)
