"""The side that borrows: asks, accepts, takes back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.one_path import NotNow, in_turn
from samla.bookings.models.stages import BEFORE_USE, WAITING, Stage, State
from samla.organisations.models import Organisation
from samla.premises.models import LendingPolicy, Terms, Use, kind_of_user

NO_DATE = _("These times give no date. Check the days, and the days when it is closed.")
PASSED = _("That time has passed. Ask for a time to come.")
CHANGED = _("The terms have changed since you read them. Read them again.")
MISSING = _("Accept the terms and name who answers for safety first.")


class Asked:
    """Mixed into Booking: what those who borrow do."""

    def ask(self, rule, by, terms=None):
        """Send the request, with all dates of its rule; the same twice is one.

        Answers with the booking as it is kept. `terms` are those she accepts at once.
        """
        self._begin(by)
        rule.full_clean(exclude=["booking"])
        dates = self._dates_of(rule)
        self._quote(dates)
        if terms:
            self._accept_terms(terms, by)
        self.full_clean()
        with transaction.atomic():
            hers = Organisation.objects.select_for_update(no_key=True)
            hers.get(pk=self.organisation_id)
            same = type(self).objects.same_as(self, dates)
            return same or self._save_with(rule, dates)

    @in_turn
    def accept(self, by, terms=None, **named):
        """Say yes to what the lender granted or proposed, and to the terms by version.

        `named` are the fields that say who answers: `safety_officer` and so on.
        """
        for name, value in named.items():
            setattr(self, name, value)
        if terms:
            self._accept_terms(terms, by)
        self.full_clean()
        if not self.is_ready:
            raise NotNow(MISSING, "missing")
        self.sequence += 1
        self.save()
        granted = self.dates.filter(state=State.HELD, granted_at__isnull=False)
        proposed = list(
            granted.exclude(replaces=None).values_list("replaces", flat=True)
        )
        self._say(granted, State.CONFIRMED, held_until_at=None)
        replaced = self.dates.filter(pk__in=proposed, state__in=WAITING)
        self._say(replaced, State.DECLINED, reason=gettext("Another time was agreed."))
        self._settle()

    @in_turn
    def withdraw(self, by):
        """Take the request back before it is confirmed."""
        if self.stage not in BEFORE_USE:
            raise NotNow(_("It is decided. Cancel it instead."), "decided")
        self._say(self.dates.filter(state__in=WAITING), State.CANCELLED)
        self.stage = Stage.WITHDRAWN
        self.sequence += 1
        self.save()

    def quote_for(self, dates):
        """What dates cost by the owner's rules: kronor or None, and the reasons."""
        prices = list(self.premises.prices.all())
        quotes = [self._use(date).quote(prices) for date in dates]
        known = [quote.kronor for quote in quotes if quote.kronor is not None]
        told = [
            sentence for quote in quotes for sentence in (quote.reason, quote.otherwise)
        ]
        total = sum(known) if len(known) == len(quotes) else None
        return total, " ".join(dict.fromkeys(filter(None, told)))

    def _begin(self, by):
        policy = LendingPolicy.objects.for_room(self.premises)
        self.asked_by = by
        self.user_kind = kind_of_user(self.organisation, self.target_groups)
        self.answer_due_on = policy.answer_due_on()
        self.needs_safety_officer = policy.needs_safety_officer
        self.needs_terms = Terms.objects.for_room(self.premises) is not None

    def _dates_of(self, rule):
        dates = rule.booking_dates(self.premises)
        if not dates:
            raise ValidationError(NO_DATE, "no_date")
        if dates[0].starts_at <= timezone.now():
            raise ValidationError(PASSED, "passed")
        return dates

    def _quote(self, dates):
        self.quote_kronor, self.quote_reason = self.quote_for(dates)

    def _use(self, date):
        return Use(
            user_kind=self.user_kind,
            day=date.day_on,
            starts=date.starts,
            ends=date.ends,
            ends_next_day=date.ends_next_day,
            activity_type=self.activity_type_id,
            target_groups=tuple(self.target_groups),
        )

    def _accept_terms(self, terms, by):
        if terms != Terms.objects.for_room(self.premises):
            raise NotNow(CHANGED, "changed")
        self.terms, self.terms_accepted_by = terms, by
        self.terms_accepted_at = timezone.now()

    def _save_with(self, rule, dates):
        self.save()
        rule.booking = self
        rule.save()
        for date in dates:
            date.booking = self
        self.dates.bulk_create(dates)
        return self

    @property
    def told_dates(self):
        """How many dates it has, in words."""
        number = len(self.dates.all())
        return ngettext("%(number)d date", "%(number)d dates", number) % {
            "number": number
        }
