"""A second contact: without one a verification ends by itself, after a time of grace.

Nobody is kept from leaving. The database writes the last day down in the moment when
somebody leaves, whichever way, and takes it away when somebody comes in time.
"""

import datetime

import pgtrigger
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from samla.core import letters
from samla.core.days import DAY
from samla.municipalities.models import mailboxes

# A verified organisation has so many people who can be reached.
LEAST_CONTACTS = 2
# So long it has to find a second one; so long before the end both are told again.
GRACE = datetime.timedelta(days=30)
TOLD_AGAIN = datetime.timedelta(days=7)
# Everybody reads so long that a verification has ended.
TOLD_FOR = datetime.timedelta(days=365)

# An organisation that is made up has nobody who could be reached.
NEEDS_CONTACTS = f"""
if not (
    select is_example from organisations_organisation where id = new.organisation_id
) and (
    select count(*) from organisations_membership m
    join accounts_user u on u.id = m.user_id and u.is_active
    where m.organisation_id = new.organisation_id
) < {LEAST_CONTACTS} then
    raise exception 'the organisation % has too few contacts', new.organisation_id
        using errcode = 'check_violation',
              constraint = 'verification_needs_two_contacts';
end if;
return new;
"""  # noqa: S608
# Who leaves begins the time of grace; who comes before it is over ends it. It is looked
# at once, and again when all is written: then two who leave together take turns.
LOOKS_AT_CONTACTS = f"""
declare
    today date := (now() at time zone 'Europe/Stockholm')::date;
    here bigint := case when tg_op = 'DELETE' then old.organisation_id
                        else new.organisation_id end;
    been bigint := case when tg_op <> 'INSERT' then old.organisation_id end;
begin
    {{lock}}
    update organisations_verification set second_contact_by_on = null,
            contacts_told_at = null
        where organisation_id = here and second_contact_by_on >= today
        and withdrawn_at is null and renewed_at is null
        and (select count(*) from organisations_membership m
             join accounts_user u on u.id = m.user_id and u.is_active
             where m.organisation_id = here) >= {LEAST_CONTACTS};
    update organisations_verification v
        set second_contact_by_on = today + {GRACE.days}
        from organisations_organisation o
        where o.id = been and v.organisation_id = been
        and not o.is_example and o.merged_into_id is null
        and v.withdrawn_at is null and v.renewed_at is null
        and v.until_on >= today and v.second_contact_by_on is null
        and (select count(*) from organisations_membership m
             join accounts_user u on u.id = m.user_id and u.is_active
             where m.organisation_id = been) < {LEAST_CONTACTS};
    return null;
end;
"""  # noqa: S608
TAKES_TURNS = """
    perform from organisations_organisation where id in (been, here)
        order by id for no key update;
"""


def minds_contacts(name, lock="", **when):
    """A trigger on memberships that keeps the last day of verifications."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf("organisation_id")
        | pgtrigger.Delete,
        when=pgtrigger.After,
        func=LOOKS_AT_CONTACTS.format(lock=lock),
        **when,
    )


MINDS_CONTACTS = [
    minds_contacts("verification_minds_contacts"),
    minds_contacts(
        "verification_minds_contacts_last", TAKES_TURNS, timing=pgtrigger.Deferred
    ),
]


class ContactsQuerySet(models.QuerySet):
    """Verifications by whether a second contact is there."""

    def in_grace(self):
        """Those whose organisation has one contact, while there still is time."""
        rows = self.valid().filter(organisation__merged_into=None)
        return rows.filter(second_contact_by_on__gte=timezone.localdate())

    def out_of_grace(self):
        """Those that are over since no second contact came."""
        today = timezone.localdate()
        over = Q(second_contact_by_on__lt=today, organisation__merged_into=None)
        return self.standing().filter(over, until_on__gt=F("second_contact_by_on"))

    def ended_alone(self):
        """Those that ended so within a year; none where the same one vouches anew."""
        again = self.model.objects.valid().filter(
            organisation=OuterRef("organisation"),
            municipality=OuterRef("municipality"),
        )
        over = Q(withdrawn_at__isnull=False, withdrawn_because="")
        over |= Q(pk__in=self.model.objects.out_of_grace().values("pk"))
        lately = timezone.localdate() - TOLD_FOR
        rows = self.filter(over, second_contact_by_on__gte=lately)
        return rows.filter(~Exists(again))

    def mind_contacts(self) -> int:
        """Count contacts anew where no row came or went: people who were shut out."""
        active = Q(organisation__memberships__user__is_active=True)
        # Who came in time, on the last day, is not too late the night after.
        today = timezone.localdate()
        in_time = Q(second_contact_by_on=None)
        in_time |= Q(second_contact_by_on__gte=today - DAY)
        rows = self.standing().filter(
            in_time,
            until_on__gte=today,
            organisation__is_example=False,
            organisation__merged_into=None,
        )
        rows = rows.annotate(contacts=Count("organisation__memberships", filter=active))
        enough = Q(contacts__gte=LEAST_CONTACTS)
        lacking = rows.filter(~enough, second_contact_by_on=None)
        found = rows.filter(enough, second_contact_by_on__isnull=False)
        keys = list(found.values_list("pk", flat=True))
        begun = list(lacking.values_list("pk", flat=True))
        all_rows = self.model.objects
        all_rows.filter(pk__in=keys).update(
            second_contact_by_on=None, contacts_told_at=None
        )
        return all_rows.filter(pk__in=begun).update(
            second_contact_by_on=timezone.localdate() + GRACE
        )

    def tell_of_contacts(self) -> int:
        """Write to both sides until when a second contact is awaited; about how many.

        At once, and again a week before the end.
        """
        today = timezone.localdate()
        again = Q(second_contact_by_on__lte=today + TOLD_AGAIN) & Q(
            contacts_told_at__date__lt=F("second_contact_by_on") - TOLD_AGAIN
        )
        with transaction.atomic():
            rows = self.in_grace().filter(Q(contacts_told_at=None) | again)
            rows = rows.select_for_update(of=("self",), no_key=True)
            due = list(rows.select_related("organisation", "municipality"))
            for one in due:
                one.write_about_contacts("second_contact_missing")
                one.contacts_told_at = timezone.now()
                one.save(update_fields=["contacts_told_at"])
        return len(due)

    def end_alone(self) -> int:
        """End those whose time of grace is over, and tell both sides; how many."""
        with transaction.atomic():
            rows = self.out_of_grace().select_for_update(of=("self",), no_key=True)
            due = list(rows.select_related("organisation", "municipality"))
            for one in due:
                one.withdrawn_at = timezone.now()
                one.save(update_fields=["withdrawn_at"])
                one.write_about_contacts("verification_ended")
        return len(due)


class NeedsContacts(models.Model):
    """A verification that ends by itself where nobody else can be reached."""

    # The last day, where its organisation has one contact and shall find another.
    second_contact_by_on = models.DateField(null=True, blank=True)
    contacts_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def ended_on(self):
        """The day from which it does not hold, where no second contact came."""
        return self.second_contact_by_on + datetime.timedelta(days=1)

    def write_about_contacts(self, name):
        """Write to the organisation's people and to the municipality that vouches."""
        theirs = dict(mailboxes(self.municipality))
        for address, language in (theirs | self.organisation.readers).items():
            context = {
                "verification": self,
                "organisation": self.organisation.name,
                "municipality": self.municipality.official_name,
                "link": letters.address(self._page(address in theirs), language),
            }
            template = f"organisations/emails/{name}.txt"
            letters.write(template, address, context, language)

    def _page(self, is_municipality):
        """Where a reader does something about it."""
        name = "verification-create" if is_municipality else "person-list"
        return reverse(f"organisations:{name}", args=[self.organisation_id])
