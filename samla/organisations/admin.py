"""Organisations, for administrators: found, read, and given an owner."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.addresses import one_spelling
from samla.core.admin import Admin, confirmed
from samla.organisations.emails.people import owner_appointed
from samla.organisations.models import (
    Invitation,
    JoinRequest,
    LikelyTwin,
    Membership,
    Merge,
    Organisation,
    Suspension,
    Verification,
)

PAIR = ["organisation", "municipality"]
LONG = ("municipality__outline", "organisation__document", "organisation__about")


@admin.register(Organisation)
class OrganisationAdmin(Admin):
    """Organisations; their people change them in the portal."""

    list_display = ["name", "municipality", "email", "published_at", "confirmed_at"]
    list_filter = [("published_at", admin.EmptyFieldListFilter), "is_example"]
    list_select_related = ["municipality"]
    search_fields = ["name", "=number", "email", "municipality__name"]
    ordering = ["name_sort", "pk"]
    unseen = ("municipality__outline", "document", "likeness")
    actions = ["appoint_owner"]

    @confirmed(
        _("Appoint an owner"),
        email=forms.EmailField(
            label=_("The e-mail address of somebody who has an account")
        ),
    )
    def appoint_owner(self, request, organisation, why, email):
        """Give an organisation that has lost its people somebody to keep it.

        She and the organisation are told; her number is written down, no address.
        """
        person = User.objects.filter(email=one_spelling(email), is_active=True).first()
        if person is None:
            message = _("Nobody has an account with that address.")
            raise ValidationError({"email": message})
        owner = {"role": Membership.Role.OWNER}
        organisation.memberships.update_or_create(user=person, defaults=owner)
        owner_appointed(organisation, person, why)
        return f"{person._meta.verbose_name} {person.pk}"


@admin.register(Membership)
class MembershipAdmin(Admin):
    """Who belongs to which organisation."""

    list_display = ["user", "organisation", "role", "joined_at"]
    list_filter = ["role"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__email", "user__name", "organisation__name"]
    ordering = ["-pk"]
    unseen = LONG[1:]


@admin.register(Invitation)
class InvitationAdmin(Admin):
    """Letters that ask somebody to take part."""

    list_display = ["email", "organisation", "role", "expires_at", "answered_at"]
    list_select_related = ["organisation"]
    search_fields = ["email", "organisation__name"]
    ordering = ["-pk"]
    unseen = LONG[1:]
    unshown = ("token_digest",)


@admin.register(JoinRequest)
class JoinRequestAdmin(Admin):
    """Who asks to take part; an owner answers in the portal."""

    list_display = ["user", "organisation", "asked_at", "answered_at", "is_accepted"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__email", "organisation__name"]
    ordering = ["-asked_at"]
    unseen = LONG[1:]


@admin.register(Verification)
class VerificationAdmin(Admin):
    """What municipalities have checked."""

    list_display = [*PAIR, "function", "verified_on", "until_on", "withdrawn_at"]
    list_filter = [("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = PAIR
    search_fields = ["organisation__name", "municipality__name"]
    unseen = LONG


@admin.register(Suspension)
class SuspensionAdmin(Admin):
    """What municipalities have taken from the public, and why."""

    list_display = [*PAIR, "suspended_at", "objected_at", "lifted_at"]
    list_filter = [("lifted_at", admin.EmptyFieldListFilter)]
    list_select_related = PAIR
    search_fields = ["organisation__name", "municipality__name"]
    unseen = LONG


@admin.register(Merge)
class MergeAdmin(Admin):
    """What became one, and may be undone in the portal."""

    list_display = ["gone", "kept", "merged_at", "undone_at"]
    list_select_related = ["gone", "kept"]
    search_fields = ["gone__name", "kept__name"]
    unshown = ("record",)


@admin.register(LikelyTwin)
class LikelyTwinAdmin(Admin):
    """Pairs that look like one."""

    list_display = ["first", "second", "likeness", "found_at", "dismissed_at"]
    list_select_related = ["first", "second"]
    search_fields = ["first__name", "second__name"]
