"""What is asked of a reviewer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText, is_said

LONGEST_REASON = 1000


class DecisionForm(PlainText, forms.Form):
    """Asks for a reason where something is sent back."""

    APPROVE, SEND_BACK = "approve", "return"

    # A mark of what was looked at, so that nothing else is decided about.
    sight = forms.CharField(widget=forms.HiddenInput, max_length=16)
    decision = forms.ChoiceField(
        choices=[(APPROVE, ""), (SEND_BACK, "")], widget=forms.HiddenInput
    )
    reason = forms.CharField(
        label=_("Reason, if you send it back"),
        help_text=_(
            "Say kindly what has to be different. Whoever asked reads it, as you "
            "write it."
        ),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": _("Write the reason in at most 1,000 characters.")
        },
    )

    def clean(self):
        super().clean()
        reason = self.cleaned_data.get("reason", "")
        if self.cleaned_data.get("decision") == self.SEND_BACK and not is_said(reason):
            self.add_error("reason", _("Write what has to be different."))

    def show_again(self, sight):
        """What is looked at now is something else."""
        self.data = self.data.copy()
        self.data["sight"] = sight

    def decide(self, review, person):
        """Do what was chosen; what has become impossible is raised."""
        if self.cleaned_data["decision"] == self.APPROVE:
            review.approve(person, self.cleaned_data["sight"])
        else:
            review.send_back(person, self.cleaned_data["reason"])
