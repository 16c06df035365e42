"""How a room was left: tidy or not, broken or not, with a picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.hers import told
from samla.bookings.models import BookingDate, ReportPicture, UseReport
from samla.core.pictures import drawn_anew
from samla.core.plain import Plain

TIDY = [("yes", _("Yes")), ("no", _("No"))]


class ReportForm(Plain, forms.ModelForm):
    """Asks how the room was left; a picture helps where something is wrong."""

    booking_date = forms.ModelChoiceField(
        queryset=BookingDate.objects.none(), label=_("Which date?"), empty_label=None
    )
    tidy = forms.ChoiceField(
        label=_("Was the room left tidy?"),
        choices=TIDY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    file = forms.FileField(
        label=_("A picture"),
        required=False,
        help_text=_(
            "A JPEG, PNG or WebP picture of at most 8 MB. "
            "Show the room, and nobody who can be recognised."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = forms.CharField(
        label=_("What does the picture show?"), required=False, max_length=200
    )
    field_order = ["booking_date", "tidy", "is_damage", "text", "file", "alt"]

    class Meta:
        model = UseReport
        fields = ["booking_date", "is_damage", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, booking, side, **kwargs):
        report = UseReport(booking=booking, side=side)
        super().__init__(*args, instance=report, **kwargs)
        used = booking.reportable
        dates = self.fields["booking_date"]
        dates.queryset = booking.dates.filter(pk__in=[date.pk for date in used])
        dates.label_from_instance = told
        if used and not self.initial.get("booking_date"):
            self.initial["booking_date"] = used[0].pk

    def clean_file(self):
        """The picture drawn anew; what was sent is kept nowhere."""
        file = self.cleaned_data.get("file")
        return drawn_anew(file) if file else None

    def clean(self):
        cleaned = super().clean()
        wants_words = cleaned.get("tidy") == "no" or cleaned.get("is_damage")
        if wants_words and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Tell what was left, or what is broken."))
        if cleaned.get("file") and not cleaned.get("alt"):
            self.add_error("alt", _("Write in a few words what the picture shows."))
        return cleaned

    def saved(self, by):
        """Keep the report and its picture; the same once more is one."""
        report, answers = self.instance, self.cleaned_data
        report.written_by, report.left_tidy = by, answers["tidy"] == "yes"
        report.is_new = report.put()
        if not report.is_new:
            return report
        if drawn := answers.get("file"):
            jpeg, width, height = drawn
            ReportPicture.objects.create(
                report=report, jpeg=jpeg, width=width, height=height, alt=answers["alt"]
            )
        return report
