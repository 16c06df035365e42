"""What is asked of those who answer: an answer, a question back, a note; to whom."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.plain import TOO_LONG
from samla.core.templatetags.samla import day
from samla.enquiries.forms.asking import ReplyForm
from samla.enquiries.models import Absence, Attachment, Enquiry
from samla.enquiries.models.message import LONGEST_ANSWER
from samla.enquiries.models.pointing import entry_at
from samla.municipalities.models import StaffMember

MOST_LINKS, LONGEST_ADDRESS = 5, 200
MOST_TOLD = _("Point to at most %(most)s pages.")
NO_PAGE = _(
    "No public room, organisation or activity in Samla has the address %(address)s. "
    "Open its page and copy the address from there."
)

MERGED = _("This question is answered in another one now. Write there.")


class WordForm(ReplyForm):
    """What those who answer say; `to_whom` says what it can be, and who reads it."""

    ANSWER, NOTE = "svar", "anteckning"
    to_whom = ()

    what = forms.ChoiceField(
        label=_("What do you write?"),
        initial=ANSWER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you write.")},
    )
    text = forms.CharField(
        label=_("What you write"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_(
            "Plain words. The sender has asked in the language that stands above."
        ),
        error_messages={"required": _("Write something."), "max_length": TOO_LONG},
    )
    links = forms.CharField(
        label=_("Rooms, organisations or activities that you point to"),
        required=False,
        max_length=MOST_LINKS * LONGEST_ADDRESS,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
        help_text=_("Paste the address of each page in Samla on a line of its own."),
    )
    field_order = ["what", "text", "links", "fil"]

    def clean_links(self):
        """The entries at the addresses, each once."""
        typed = self.cleaned_data["links"].split()
        if len(typed) > MOST_LINKS:
            raise ValidationError(MOST_TOLD % {"most": MOST_LINKS})
        entries = [entry_at(address) for address in typed]
        for address, entry in zip(typed, entries, strict=True):
            if entry is None:
                raise ValidationError(NO_PAGE % {"address": address[:80]})
        return list(dict.fromkeys(entries))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = self.to_whom

    def add_to(self, message, person=None):
        """Keep what comes with a message: the pages it points to, and the file."""
        for entry in self.cleaned_data["links"]:
            message.pointers.create(entry=entry, added_by=person)
        if file := self.cleaned_data["fil"]:
            Attachment.objects.add(message, file)


class AnswerForm(WordForm):
    """What to say, and to whom: the sender, or only those who answer."""

    QUESTION = "fraga"
    to_whom = [
        (WordForm.ANSWER, _("An answer to the sender")),
        (QUESTION, _("A question to the sender; the clock stops meanwhile")),
        (WordForm.NOTE, _("An internal note, which the sender never sees")),
    ]

    @property
    def said(self) -> str:
        """What was done, for whoever did it."""
        return {
            self.ANSWER: _("Your answer is sent."),
            self.QUESTION: _("Your question is sent. The promise waits for the reply."),
            self.NOTE: _("Your note is kept. The sender does not see it."),
        }[self.cleaned_data["what"]]


class AssignForm(PlainText, forms.Form):
    """Who of the municipality's people answers."""

    handler = forms.ModelChoiceField(
        queryset=StaffMember.objects.none(),
        label=_("Who answers?"),
        empty_label=None,
        error_messages={"invalid_choice": _("Choose somebody in the list.")},
    )

    def __init__(self, *args, enquiry, **kwargs):
        super().__init__(*args, **kwargs)
        staff = StaffMember.objects.filter(
            municipality=enquiry.municipality_id, user__is_active=True
        )
        self.fields["handler"].queryset = staff.select_related("user")
        away = Absence.objects.at(timezone.now()).filter(staff__in=staff)
        self.away = dict(away.values_list("staff", "until_at"))
        self.fields["handler"].label_from_instance = self.shown
        self.initial.setdefault("handler", enquiry.handler_id)

    def shown(self, member):
        """A colleague in the list; who is away is said to be."""
        until = self.away.get(member.pk)
        if not until:
            return str(member.user)
        told = _("%(who)s (away until %(day)s)")
        return told % {"who": member.user, "day": day(until)}


class RefuseForm(PlainText, forms.Form):
    """Why it is closed without an answer; the sender reads it."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=2000,
        help_text=_("The sender reads it. Say where to turn instead."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why, and where to turn instead.")},
    )


class DiaryForm(PlainText, forms.ModelForm):
    """The number that the municipality's own register has given it."""

    class Meta:
        model = Enquiry
        fields = ["diary_number"]
