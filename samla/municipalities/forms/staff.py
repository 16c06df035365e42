"""What is asked about those who work for a municipality: who comes in, as what."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.core.addresses import one_spelling
from samla.core.forms import PlainText
from samla.municipalities.emails import staff as emails
from samla.municipalities.models import StaffInvitation, StaffMember

NOT_SAID = _("Choose what she may do.")


class StaffInvitationForm(PlainText, forms.ModelForm):
    """Asks a coordinator whom she invites, and what that person may do."""

    class Meta:
        model = StaffInvitation
        fields = ["email", "role"]
        widgets = {
            "email": forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
            "role": forms.RadioSelect,
        }
        error_messages = {
            "email": {
                "required": _("Write her e-mail address."),
                "invalid": _("Write the address as name@municipality.se."),
            },
            "role": {"required": NOT_SAID, "invalid_choice": NOT_SAID},
        }

    def __init__(self, *args, municipality, inviter, **kwargs):
        super().__init__(*args, **kwargs)
        self.municipality, self.inviter = municipality, inviter
        self.fields["role"].help_text = _(
            "A coordinator keeps the way in and decides who works here. A premises "
            "manager changes rooms. A reader sees what coordinators see."
        )

    def clean_email(self):
        """One spelling, and a letter that may be sent."""
        email = one_spelling(self.cleaned_data["email"])
        StaffInvitation.refuse(self.municipality, self.inviter, email)
        return email

    def sent(self):
        """Write the letter, in the language of this page; whether it could be sent."""
        given = self.cleaned_data
        try:
            invitation, token = StaffInvitation.invite(
                self.municipality, self.inviter, given["email"], given["role"]
            )
        except ValidationError as error:  # somebody wrote to her a moment ago
            self.add_error("email", error)
            return False
        emails.invited(invitation, token, get_language())
        return True


class StaffRoleForm(PlainText, forms.ModelForm):
    """Asks a coordinator what somebody may do."""

    class Meta:
        model = StaffMember
        fields = ["role"]
        labels = {"role": _("What may she do?")}
        widgets = {"role": forms.RadioSelect}
        error_messages = {"role": {"required": NOT_SAID, "invalid_choice": NOT_SAID}}


class StaffHandOverForm(forms.Form):
    """Asks a coordinator who takes over, and what she is herself from then on."""

    LEAVES = "leave"

    successor = forms.ModelChoiceField(
        label=_("Who takes over?"),
        queryset=StaffMember.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose who takes over."),
            "invalid_choice": _("Choose a colleague."),
        },
    )
    then = forms.ChoiceField(
        label=_("What are you from then on?"),
        choices=[
            *[
                role
                for role in StaffMember.Role.choices
                if role[0] != StaffMember.KEEPER
            ],
            (LEAVES, _("I leave")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you are from then on."),
            "invalid_choice": _("Choose what you are from then on."),
        },
    )

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        people = part.others.filter(user__is_active=True)
        field.queryset = people.select_related("user", "municipality")
        field.label_from_instance = lambda other: str(other.user)

    @property
    def role(self):
        """The role one keeps; none where one leaves."""
        then = self.cleaned_data["then"]
        return "" if then == self.LEAVES else then
