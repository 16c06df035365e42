"""What is asked about the people of an organisation: who comes in, and as what."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.core.addresses import one_spelling
from samla.core.forms import PlainText
from samla.organisations.emails import people as emails
from samla.organisations.models import Invitation, JoinRequest, Membership

NOT_SAID = _("Choose what she may do.")


class InvitationForm(PlainText, forms.ModelForm):
    """Asks an owner whom she invites, and what that person may do."""

    class Meta:
        model = Invitation
        fields = ["email", "role"]
        widgets = {
            "email": forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
            "role": forms.RadioSelect,
        }
        error_messages = {
            "email": {
                "required": _("Write her e-mail address."),
                "invalid": _("Write the address as name@example.org."),
            },
            "role": {"required": NOT_SAID, "invalid_choice": NOT_SAID},
        }

    def __init__(self, *args, organisation, inviter, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation, self.inviter = organisation, inviter
        self.fields["role"].help_text = _(
            "An editor changes what is told. An owner also decides who belongs."
        )

    def clean_email(self):
        """One spelling, and a letter that may be sent."""
        email = one_spelling(self.cleaned_data["email"])
        Invitation.refuse(self.organisation, self.inviter, email)
        return email

    def sent(self):
        """Write the letter, in the language of this page; whether it could be sent."""
        given = self.cleaned_data
        try:
            invitation, token = Invitation.invite(
                self.organisation, self.inviter, given["email"], given["role"]
            )
        except ValidationError as error:  # somebody wrote to her a moment ago
            self.add_error("email", error)
            return False
        emails.invited(invitation, token, get_language())
        return True


class RoleForm(PlainText, forms.ModelForm):
    """Asks an owner what somebody may do."""

    class Meta:
        model = Membership
        fields = ["role"]
        labels = {"role": _("What may she do?")}
        widgets = {"role": forms.RadioSelect}
        error_messages = {"role": {"required": NOT_SAID, "invalid_choice": NOT_SAID}}


class HandOverForm(forms.Form):
    """Asks an owner who takes over, and what she is herself from then on."""

    LEAVES = "leave"

    successor = forms.ModelChoiceField(
        label=_("Who takes over?"),
        queryset=Membership.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose who takes over."),
            "invalid_choice": _("Choose somebody who belongs."),
        },
    )
    then = forms.ChoiceField(
        label=_("What are you from then on?"),
        choices=[("editor", _("Editor")), (LEAVES, _("I leave"))],
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
        field.queryset = people.select_related("user", "organisation")
        field.label_from_instance = lambda other: str(other.user)

    @property
    def role(self):
        """The role one keeps; none where one leaves."""
        then = self.cleaned_data["then"]
        return "" if then == self.LEAVES else then


class JoinRequestForm(PlainText, forms.ModelForm):
    """Asks somebody who wants to belong who she is."""

    class Meta:
        model = JoinRequest
        fields = ["message"]
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"message": _("Its owners read this, and your address.")}
        error_messages = {
            "message": {
                "required": _("Write who you are, so that they know you."),
                "max_length": _("Write at most 500 characters."),
            }
        }


class AnswerForm(PlainText, forms.Form):
    """Asks who decides whether somebody comes in, and as what."""

    NO = "no"

    role = forms.ChoiceField(
        label=_("Does she belong?"),
        choices=[
            ("editor", _("Yes, as editor: she changes what is told")),
            ("owner", _("Yes, as owner: she also decides who belongs")),
            (NO, _("No")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an answer."),
            "invalid_choice": _("Choose an answer."),
        },
    )
    answer = forms.CharField(
        label=_("A word to her"),
        help_text=_("Needed when you say no. She reads it in a letter."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Write at most 500 characters.")},
    )

    def clean(self):
        """A no is given with a word."""
        given = super().clean()
        if given.get("role") == self.NO and not given.get("answer"):
            self.add_error("answer", _("Write why."))
        return given

    @property
    def chosen(self):
        """The role she gets; none where the answer is no."""
        role = self.cleaned_data["role"]
        return "" if role == self.NO else role
