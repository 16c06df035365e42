"""What is asked about an answer that is given often."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.enquiries.forms.arranging import ArrangedForm
from samla.enquiries.models import AnswerTemplate
from samla.taxonomy.models import TermChoiceField

NO_FIELD = _(
    "%(name)s is no field, and would be sent as it stands. Choose a field from the "
    "list, written as it stands there."
)


class AnswerTemplateForm(ArrangedForm):
    """Asks for a text; what stands in braces must be a field that fills itself."""

    text_language = TermChoiceField(
        list="language",
        widget=forms.Select,
        label=_("Which language have you written in?"),
    )
    said_at = "title"
    texts = {
        "title": {"required": _("Write what the template is called.")},
        "text": {"required": _("Write the answer.")},
    }
    layout = [("", [["title"], ["text"], ["kinds"], ["text_language"]])]

    class Meta:
        model = AnswerTemplate
        fields = ["title", "text", "kinds", "text_language"]
        widgets = {
            "title": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        }
        help_texts = {"title": _("Only those who answer read it.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kinds"].help_text = _("Choose none, and it is offered for all.")

    def validate_unique(self):
        """What is no field would reach a sender in its braces."""
        super().validate_unique()
        for name in self.instance.not_fields:
            self.add_error("text", ValidationError(NO_FIELD, params={"name": name}))

    @property
    def preview(self) -> str:
        """The answer as it would be sent, to somebody who is made up."""
        text = self.instance.text
        has_text = text and "text" not in self.errors
        return self.instance.tried(self.who) if has_text else ""
