"""Which question of the same sender answers another one, too."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.templatetags.samla import day
from samla.enquiries.models import Enquiry

LONGEST_SHOWN = 80
# One who has asked more than so often is looked up by the number.
MOST = 50


class DoubleForm(PlainText, forms.Form):
    """Asks for one of the sender's other questions that still can be answered."""

    home = forms.ModelChoiceField(
        queryset=Enquiry.objects.none(),
        label=_("In which question is it answered?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose a question."),
            "invalid_choice": _("Choose a question in the list."),
        },
    )

    def __init__(self, *args, enquiry, person, **kwargs):
        super().__init__(*args, **kwargs)
        homes = enquiry.possible_homes(person)
        newest = homes.values("pk")[:MOST]
        self.fields["home"].queryset = homes.filter(pk__in=newest)
        self.fields["home"].label_from_instance = self.shown

    @staticmethod
    def shown(one):
        """Its number, its day and how it begins."""
        begin = " ".join(one.text.split())
        cut = begin[:LONGEST_SHOWN] + "…" if len(begin) > LONGEST_SHOWN else begin
        return f"{one.reference}, {day(one.asked_at)}: {cut}"
