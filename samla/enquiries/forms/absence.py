"""Who of a municipality's people is away, and from when until when; never why."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samla.core.plain import FromUntil
from samla.enquiries.models import Absence
from samla.municipalities.models import StaffMember

LONGEST = datetime.timedelta(days=400)
TOLD = _("An absence of that time stands here.")


class AbsenceForm(FromUntil, forms.ModelForm):
    """Asks for days, and for hours where it is not whole days."""

    layout = [("", [["staff"], ["first_on", "starts"], ["last_on", "ends"]])]

    class Meta:
        model = Absence
        fields = ["staff"]
        labels = {"staff": _("Who is away?")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        coordinated = user.staff_roles.coordinating().values("municipality")
        people = StaffMember.objects.filter(
            Q(user=user) | Q(municipality__in=coordinated), user__is_active=True
        )
        people = people.select_related("user", "municipality").defer(
            "municipality__outline"
        )
        field = self.fields["staff"]
        field.queryset = people.order_by("municipality__name_sort", "pk")
        field.empty_label = None
        field.label_from_instance = str
        field.error_messages["invalid_choice"] = _("Choose somebody in the list.")
        hers = people.filter(user=user).order_by("pk").first()
        self.initial.setdefault("staff", hers and hers.pk)

    def clean(self):
        told, row = super().clean(), self.instance
        if period := self.period(told):
            row.from_at, row.until_at = period
            # Of today she may have been away already, and come back too early.
            over = Absence.objects.over_since(told["staff"], row.from_at)
            row.from_at = over or row.from_at
            if row.until_at - row.from_at > LONGEST:
                self.add_error("last_on", _("Write at most 400 days at once."))
        return told

    def validate_unique(self):
        """Nobody is away twice at once, which the form does not ask about."""
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error("first_on", error.messages)

    def put(self):
        """Keep it; what a colleague has written meanwhile stays, and is told."""
        try:
            with transaction.atomic():
                return self.save()
        except IntegrityError:
            self.add_error("first_on", TOLD)
            return None
