"""An owner: whoever shows an organisation, somebody answers for it."""

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from samla.moderation.models import Report

# Shown, or to be shown again by itself: by a day, or when a decision ends.
LASTS = """
exists (
    select from organisations_organisation o
    where o.id = {key} and (
        o.published_at is not null or o.paused_until_on is not null
        or exists (
            select from organisations_suspension s
            where s.organisation_id = o.id and s.lifted_at is null and s.was_shown)
        or exists (
            select from moderation_report r
            join django_content_type c on c.id = r.content_type_id
            where c.app_label = 'organisations' and c.model = 'organisation'
                and r.object_id = o.id and r.outcome = 'taken_down'
                and r.reversed_at is null and r.was_shown)))
"""
HAS_NO_OWNER = """
not exists (
    select from organisations_membership
    where organisation_id = {key} and role = 'owner')
"""
REFUSED = """
    raise exception 'the organisation % would have no owner', {key}
        using errcode = 'check_violation',
              constraint = '{name}';
"""


def owner_trigger(name, key, **facts):
    """A trigger that looks, when all is written, whether somebody answers for it."""
    lock = f"perform from organisations_organisation where id = {key} for no key update"
    refused = REFUSED.format(key=key, name=name)
    none = HAS_NO_OWNER.format(key=key)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        func=f"{lock}; if {none} and {LASTS.format(key=key)} then {refused} end if; "
        "return null;",
        **facts,
    )


# Who is taken from the public, and is shown again, has an owner.
SHOWN_AGAIN_WITH_AN_OWNER = owner_trigger(
    "organisation_comes_back_owned",
    "new.id",
    operation=pgtrigger.UpdateOf("taken_down_at"),
    condition=pgtrigger.Q(
        old__taken_down_at__isnull=False,
        new__taken_down_at__isnull=True,
        new__is_example=False,
    ),
)
KEEPS_AN_OWNER = owner_trigger(
    "organisation_keeps_an_owner",
    "old.organisation_id",
    operation=pgtrigger.Update | pgtrigger.Delete,
    condition=pgtrigger.Q(old__role="owner"),
)


class OwnedQuerySet(models.QuerySet):
    """Organisations by whether somebody has to answer for them."""

    def lasting(self):
        """Those shown, or to be shown again: by a day, or when a decision ends."""
        suspended = self.model.suspensions.rel.related_model.objects.standing()
        suspended = suspended.filter(organisation=OuterRef("pk"), was_shown=True)
        taken = Report.objects.holding_any(self.model).filter(
            object_id=OuterRef("pk"), was_shown=True
        )
        shown = Q(published_at__isnull=False) | Q(paused_until_on__isnull=False)
        return self.filter(shown | Exists(suspended) | Exists(taken))
