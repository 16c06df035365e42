"""How a municipality joins: whose addresses are its own, and who asks for it."""

import pghistory
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.addresses import one_spelling
from samla.core.retention import Kept, Until
from samla.municipalities.models.belonging import DAY, take_turns
from samla.municipalities.models.place import Municipality
from samla.municipalities.models.staff import StaffMember

DOMAIN = RegexValidator(
    r"^([a-zåäö0-9]([a-zåäö0-9-]*[a-zåäö0-9])?\.)+[a-z]{2,}\Z",
    _("Write the domain as botkyrka.se."),
)


class MunicipalityDomainQuerySet(models.QuerySet):
    """Whose domain is whose."""

    def of_staff(self, municipality, user):
        """Domains of the municipality at which this person has a confirmed address.

        The whole domain must be the same: pupils have addresses below it.
        """
        addresses = user.emailaddress_set.filter(verified=True)
        domains = [
            one_spelling(address).rpartition("@")[2]
            for address in addresses.values_list("email", flat=True)
        ]
        return self.filter(
            municipality=municipality, confirmed_at__isnull=False, name__in=domains
        )


@pghistory.track()
class MunicipalityDomain(models.Model):
    """A domain whose addresses a municipality gives to its own staff only.

    It lets nobody in before an administrator has confirmed it.
    """

    PERSONAL = {"confirmed_by": Kept("who answers for it", Until.NAMELESS)}

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="domains"
    )
    name = models.CharField(
        _("Domain"), max_length=100, unique=True, validators=[DOMAIN]
    )
    # Loaded from the file of reference data; what administrators add is theirs.
    is_reference = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MunicipalityDomainQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def confirm(self, person):
        """Answer for it that only the municipality's own staff have such addresses."""
        self.confirmed_at, self.confirmed_by = timezone.now(), person
        self.save(update_fields=["confirmed_at", "confirmed_by"])


class ApplicationQuerySet(models.QuerySet):
    """Who waits to keep a municipality's way in, and who answers."""

    def waiting(self):
        return self.filter(decided_at=None)

    def decidable_by(self, user):
        """Those a coordinator answers; where there is none, an administrator does.

        Nobody answers her own.
        """
        rows = self.exclude(user=user)
        if user.is_superuser:
            return rows
        return rows.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )

    def ask(self, application):
        """Hand an application in; the first one with the right address is let in.

        Two who ask at once take turns. Who asks twice has asked once, and who waits at
        many places is told nothing here: None.
        """
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=application.user_id)
            place = Municipality.objects.select_for_update(no_key=True)
            place = place.only("pk").get(pk=application.municipality_id)
            mine = self.filter(municipality=place, user=application.user)
            if found := mine.waiting().first():
                return found
            everywhere = self.filter(user=application.user)
            if everywhere.waiting().count() >= self.model.MOST_WAITING:
                return None
            application.save()
            is_first = not StaffMember.objects.coordinating().filter(municipality=place)
            if is_first and application.is_from_its_own_staff:
                application.accept(None, StaffMember.Role.COORDINATOR)
        return application


@pghistory.track()
class Application(models.Model):
    """Somebody asks to work for a municipality in Samla, and who decided about it."""

    PERSONAL = {
        "user": Kept("who asks", Until.DECIDED),
        "function": Kept("what she works as", Until.DECIDED),
        "unit": Kept("where she works", Until.DECIDED),
        "message": Kept("to see that she works there", Until.DECIDED),
        "decided_by": Kept("who decided", Until.NAMELESS),
        "reason": Kept("why it was decided so", Until.DECIDED),
    }
    # Who works for several municipalities asks them all; nobody works for many.
    MOST_WAITING = 5

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="applications"
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="applications"
    )
    function = models.CharField(_("What is your function?"), max_length=120)
    unit = models.CharField(_("Which unit do you work in?"), max_length=120)
    message = models.TextField(
        _("How can we see that you work there?"), max_length=1000
    )
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_accepted = models.BooleanField(default=False)
    reason = models.TextField(_("Reason"), max_length=500, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"],
                condition=Q(decided_at=None),
                name="application_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False) | Q(is_accepted=False),
                name="application_is_accepted_by_a_decision",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.municipality}"

    @property
    def is_from_its_own_staff(self):
        """Whether her address shows that she works there."""
        return MunicipalityDomain.objects.of_staff(
            self.municipality, self.user
        ).exists()

    @property
    def is_at_once(self):
        """Whether her address decided, and nobody else."""
        return self.is_accepted and self.decided_by is None

    def accept(self, person, role):
        """Let her in, in that role; who belongs already keeps hers."""
        with transaction.atomic():
            take_turns(self.municipality)
            StaffMember.objects.get_or_create(
                user=self.user, municipality=self.municipality, defaults={"role": role}
            )
            self._decide(person, is_accepted=True)

    def withdraw(self):
        """Take it back, unless somebody has decided; it stays as decided."""
        waiting = Application.objects.waiting().filter(pk=self.pk)
        waiting.update(decided_at=timezone.now())

    @property
    def is_withdrawn(self):
        """Whether she took it back herself."""
        decided = self.decided_at and not self.is_accepted
        return bool(decided and self.decided_by is None and not self.reason)

    @property
    def decision_told(self) -> str:
        """What whoever has decided is told: which decision, about whom."""
        told = _("You said no to %(person)s, who gets a letter now.")
        if self.is_accepted:
            told = _("%(person)s works for %(place)s in Samla now, and gets a letter.")
        return told % {"person": self.user, "place": self.municipality}

    @property
    def is_again(self):
        """Whether she asked the same municipality less than a day before."""
        before = Application.objects.filter(
            user=self.user,
            municipality=self.municipality,
            asked_at__gt=self.asked_at - DAY,
        )
        return before.exclude(pk=self.pk).exists()

    def decline(self, person, reason):
        """Say no, with a reason; she may ask again."""
        self._decide(person, is_accepted=False, reason=reason)

    def _decide(self, person, **decision):
        decision |= {"decided_at": timezone.now(), "decided_by": person}
        for name, value in decision.items():
            setattr(self, name, value)
        self.save(update_fields=list(decision))
