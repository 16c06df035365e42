"""Who of a municipality's people is away, and from when until when; never why."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.days import DAY, moment
from samla.core.plain import Plain, date_input, time_input
from samla.enquiries.models import Absence
from samla.municipalities.models import StaffMember

LONGEST = datetime.timedelta(days=400)
TOLD = _("An absence of that time stands here.")


class AbsenceForm(Plain, forms.ModelForm):
    """Asks for days, and for hours where it is not whole days."""

    first_on = forms.DateField(label=_("First day"), widget=date_input())
    starts = forms.TimeField(
        label=_("From what time?"),
        required=False,
        widget=time_input(),
        help_text=_("Leave it empty for the whole day."),
    )
    last_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=date_input(),
        help_text=_("Leave it empty if it is one day only."),
    )
    ends = forms.TimeField(
        label=_("Until what time?"), required=False, widget=time_input()
    )
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
        told = super().clean()
        first, last = told.get("first_on"), told.get("last_on") or told.get("first_on")
        if self.errors or first is None:
            return told
        row, midnight = self.instance, datetime.time()
        row.from_at = moment(first, told.get("starts") or midnight)
        ends = told.get("ends")
        row.until_at = moment(last, ends) if ends else moment(last + DAY, midnight)
        if last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        elif row.until_at <= row.from_at:
            self.add_error("ends", _("It ends before it starts. Write a later time."))
        elif row.until_at <= timezone.now():
            self.add_error("last_on", _("That time has passed."))
        elif row.until_at - row.from_at > LONGEST:
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
