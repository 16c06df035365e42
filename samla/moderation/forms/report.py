"""What is asked of somebody who reports, and of who decides about it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.private import IDENTITY_NUMBER, private_details
from samla.moderation.models import Report
from samla.moderation.models.page import page_at
from samla.moderation.models.review_rows import due_on

LONGEST_TEXT = 3000
LONGEST_GROUNDS = 2000
TEXT_TOO_LONG = {"max_length": _("Write at most 3,000 characters.")}
GROUNDS_TOO_LONG = {"max_length": _("Write at most 2,000 characters.")}


class ReportForm(PlainText, forms.Form):
    """Something is wrong on a page; the address is for the answer only."""

    KIND = Report.Kind.WRONG
    addresses = ("sida",)

    sida = forms.CharField(
        label=_("Which page is it about?"),
        help_text=_("Its address in Samla. Change it if you mean another page."),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
        error_messages={"max_length": _("This is no page of Samla.")},
    )
    text = forms.CharField(
        label=_("What is wrong, and what is right?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages=TEXT_TOO_LONG,
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want a letter when it is decided."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )

    def clean_sida(self):
        """The page, which must be one of ours."""
        self.page = page_at(self.cleaned_data["sida"])
        if self.page is None:
            raise ValidationError(
                _("This is no public page of Samla. Copy its address and try again.")
            )
        return self.page.path

    def clean_text(self):
        """Nobody needs a personal identity number to mend a page."""
        text = self.cleaned_data["text"]
        if IDENTITY_NUMBER in private_details(text):
            raise ValidationError(
                _(
                    "This looks like a personal identity number. We do not need it: "
                    "take it away, and send again."
                )
            )
        return text

    def saved(self):
        """The report, with the day by which an answer is promised."""
        answers = self.cleaned_data.copy()
        answers.pop("sida")
        municipality = self.page.municipality
        return Report.objects.create(
            kind=self.KIND,
            path=self.page.path,
            title=self.page.title[:200],
            entry=self.page.entry,
            municipality=municipality,
            language=get_language(),
            promised_on=due_on(municipality),
            **answers,
        )


class SuggestionForm(ReportForm):
    """Something could be better."""

    KIND = Report.Kind.SUGGESTION

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What do you suggest?")


class ObstacleForm(ReportForm):
    """Something cannot be used as it is: what the accessibility statement asks for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What is hard, and what do you use?")
        self.fields["text"].help_text = _(
            "For example a phone, large text, the keyboard alone or a screen reader."
        )


class NoticeForm(ReportForm):
    """A notice of illegal content, as the Digital Services Act asks for it."""

    KIND = Report.Kind.ILLEGAL
    field_order = ["sida", "text", "grounds", "law", "is_about_children", "name"]

    grounds = forms.CharField(
        label=_("Why is it illegal?"),
        help_text=_("Tell what makes it so, in your own words."),
        max_length=LONGEST_GROUNDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages=GROUNDS_TOO_LONG,
    )
    law = forms.CharField(
        label=_("Which law, if you know?"), max_length=200, required=False
    )
    is_about_children = forms.BooleanField(
        label=_(
            "It is about sexual abuse of children. Then you need not say who you are."
        ),
        required=False,
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    in_good_faith = forms.BooleanField(
        label=_(
            "I believe in good faith that what I have told is correct and complete."
        ),
        error_messages={"required": _("Tick the box if you believe so.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What on the page is illegal?")
        self.fields["email"].help_text = _("For the receipt and the decision.")

    def clean(self):
        """Who tells is asked for, save where the law lets her stay unknown."""
        super().clean()
        if self.cleaned_data.get("is_about_children"):
            return
        wanted = {
            "name": _("Write your name, or tick the box above if it is so."),
            "email": _("Write your e-mail address, or tick the box above if it is so."),
        }
        for name, words in wanted.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, words)


# By the word in the address.
FORMS = {
    "fel": ReportForm,
    "hinder": ObstacleForm,
    "forslag": SuggestionForm,
    "olagligt": NoticeForm,
}


class AnswerForm(PlainText, forms.Form):
    """A decision about a report, with its reasons."""

    outcome = forms.ChoiceField(
        label=_("What have you decided?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you have decided.")},
    )
    reason = forms.CharField(
        label=_("Your answer, with reasons"),
        help_text=_("Whoever told about it reads this, as you write it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages=GROUNDS_TOO_LONG,
    )

    def __init__(self, *args, report, may_decide, **kwargs):
        super().__init__(*args, **kwargs)
        self.report = report
        choices = Report.Outcome.choices
        if not may_decide:
            choices = [(Report.Outcome.CORRECTED, Report.Outcome.CORRECTED.label)]
            self.initial["outcome"] = Report.Outcome.CORRECTED
        elif report.entry is None:
            choices = [one for one in choices if one[0] != Report.Outcome.TAKEN_DOWN]
        self.fields["outcome"].choices = choices


class ReversalForm(PlainText, forms.Form):
    """Why what was taken down is shown again."""

    reason = forms.CharField(
        label=_("Why is it shown again?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages=GROUNDS_TOO_LONG,
    )


class ReopeningForm(PlainText, forms.Form):
    """Asks what is still wrong where somebody said that it is mended."""

    reason = forms.CharField(
        label=_("What is still wrong?"),
        help_text=_("Whoever told about it reads this, and those who keep the page."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages=GROUNDS_TOO_LONG
        | {"required": _("Write what is still wrong, so that it can be mended.")},
    )
