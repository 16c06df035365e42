"""What is asked of somebody who wants to work for a municipality in Samla."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.municipalities.models import Application, StaffMember


class ApplicationForm(PlainText, forms.ModelForm):
    """Asks for function, unit, and how others can see that she works there."""

    class Meta:
        model = Application
        fields = ["function", "unit", "message"]
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "function": _("For example: integration coordinator."),
            "message": _(
                "For example the phone number of the municipality's switchboard, or a "
                "colleague who can answer for you. Only those who decide read it."
            ),
        }
        error_messages = {
            "function": {"required": _("Write what your function is called.")},
            "unit": {"required": _("Write which unit you work in.")},
            "message": {"required": _("Write how we can see that you work there.")},
        }

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, instance=application, **kwargs)
        # A confirmed address tells it already.
        if application.is_from_its_own_staff:
            del self.fields["message"]

    def asked(self):
        """Hand it in; the one that waits, or None where too many wait already."""
        asked = Application.objects.ask(self.save(commit=False))
        if asked is None:
            self.add_error(
                None,
                _("You have asked at many places. Wait for answers, or take one back."),
            )
        return asked


class DecisionForm(PlainText, forms.Form):
    """Asks in which role she is let in, or why not."""

    role = forms.ChoiceField(
        label=_("As what?"),
        choices=StaffMember.Role,
        initial=StaffMember.Role.COORDINATOR,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("If you say no: why?"),
        help_text=_("She reads it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        super().clean()
        is_no = self.data.get("decision") == "no"
        if is_no and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Write why, so that she knows what to do."))
