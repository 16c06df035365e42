"""Municipalities, for administrators: who works there, and their domains."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from samla.core.admin import Admin, confirmed
from samla.municipalities.models import (
    Application,
    EntryPoint,
    Municipality,
    MunicipalityDomain,
    StaffInvitation,
    StaffMember,
)

OUTLINE = ("municipality__outline",)


@admin.register(Municipality)
class MunicipalityAdmin(Admin):
    """The 290, from the reference data."""

    list_display = ["code", "name", "county"]
    list_select_related = ["county"]
    search_fields = ["name", "=code"]
    ordering = ["name_sort"]
    unseen = ("outline", "county__outline")


@admin.register(MunicipalityDomain)
class MunicipalityDomainAdmin(Admin):
    """Whose addresses make somebody a municipality's own."""

    list_display = ["name", "municipality", "confirmed_at", "is_reference"]
    list_filter = [("confirmed_at", admin.EmptyFieldListFilter), "is_reference"]
    actions = ["confirm"]
    list_select_related = ["municipality"]
    search_fields = ["name", "municipality__name"]
    unseen = OUTLINE
    unshown = ("is_reference",)
    changeable = ("name", "municipality")
    may_add = may_delete = True

    @confirmed(_("Confirm the domain"))
    def confirm(self, request, domain, why):
        """Answer for it that only the municipality's own staff have such addresses."""
        domain.confirm(request.user)

    def save_model(self, request, obj, form, change):
        """What is changed has to be confirmed anew."""
        obj.confirmed_at = obj.confirmed_by = None
        super().save_model(request, obj, form, change)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = Municipality.objects.only("name", "name_sort")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(EntryPoint)
class EntryPointAdmin(Admin):
    """The ways in; coordinators keep them in the portal."""

    list_display = ["municipality", "function_name", "email", "confirmed_at"]
    list_select_related = ["municipality"]
    search_fields = ["municipality__name", "function_name", "email"]
    unseen = OUTLINE


@admin.register(StaffMember)
class StaffMemberAdmin(Admin):
    """Who works for which municipality."""

    list_display = ["user", "municipality", "role"]
    list_filter = ["role"]
    list_select_related = ["user", "municipality"]
    search_fields = ["user__email", "user__name", "municipality__name"]
    ordering = ["-pk"]
    unseen = OUTLINE


@admin.register(StaffInvitation)
class StaffInvitationAdmin(Admin):
    """Letters that ask colleagues."""

    list_display = ["email", "municipality", "role", "expires_at", "answered_at"]
    list_select_related = ["municipality"]
    search_fields = ["email", "municipality__name"]
    ordering = ["-pk"]
    unseen = OUTLINE
    unshown = ("token_digest",)


@admin.register(Application)
class ApplicationAdmin(Admin):
    """Who asks to be a coordinator; decided about in the portal."""

    list_display = ["user", "municipality", "asked_at", "decided_at", "is_accepted"]
    list_filter = ["is_accepted", ("decided_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user", "municipality"]
    search_fields = ["user__email", "municipality__name"]
    ordering = ["-asked_at"]
    unseen = OUTLINE
