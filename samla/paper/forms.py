"""What whoever prints a paper chooses, and the code that somebody types."""

from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from samla.activities.filters import midnight
from samla.core.days import DAY
from samla.core.filters import NOT_IN_LIST, FilterForm
from samla.paper.models import ShortCode

MOST_LANGUAGES = 3
DAYS = 7
A4, A3 = "a4", "a3"
THIS, NEXT = "denna", "nasta"
ME, SON, DAUGHTER = "jag", "son", "dotter"
OLDEST_CHILD = 17


def language_choices():
    """Each language under its own name."""
    for code, name in settings.LANGUAGES:
        way = "rtl" if get_language_info(code)["bidi"] else "ltr"
        yield code, format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, way, name)


class PaperForm(FilterForm):
    """In which languages, and on how large a paper; all of it stands in the address."""

    sprak = forms.MultipleChoiceField(
        label=_("Which languages? At most three."),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_IN_LIST | {"required": _("Choose at least one language.")},
    )
    storlek = forms.ChoiceField(
        label=_("How large a paper?"),
        choices=[(A4, _("A4, the usual size")), (A3, _("A3, twice as large"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages=NOT_IN_LIST,
    )

    def __init__(self, asked):
        """`asked` is the query of the address; while it asks nothing, we begin."""
        answers = asked.copy()
        # The form always sends a size: without one it is a link that asked little.
        told = {"sprak"} if "storlek" in asked else set()
        for name, usual in self.begun().items():
            if name not in asked and name not in told:
                answers.setlist(name, usual)
        super().__init__(answers)

    def begun(self):
        """What is chosen until somebody has chosen."""
        languages = {settings.LANGUAGE_CODE, get_language()}
        return {"sprak": sorted(languages), "storlek": [A4]}

    def clean_sprak(self):
        """As few as a paper holds, in the order of all."""
        chosen = self.cleaned_data["sprak"]
        if len(chosen) > MOST_LANGUAGES:
            raise forms.ValidationError(_("Choose at most three languages."))
        return [code for code, _name in settings.LANGUAGES if code in chosen]

    @property
    def languages(self):
        """The languages that are chosen; none while an answer is wrong."""
        return self.cleaned_data["sprak"] if self.is_valid() else []

    @property
    def size(self):
        """How large the paper is."""
        return self.cleaned_data.get("storlek") or A4

    @property
    def is_large(self):
        """Whether a large printer is asked for."""
        return self.is_valid() and self.size == A3

    @property
    def query(self):
        """What is chosen, as it stands in an address."""
        chosen = {name: self.cleaned_data[name] for name in self.fields}
        return urlencode(chosen, doseq=True)


class SheetForm(PaperForm):
    """Also which week."""

    vecka = forms.ChoiceField(
        label=_("Which week?"),
        choices=[(THIS, _("This week")), (NEXT, _("Next week"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages=NOT_IN_LIST,
    )

    def begun(self):
        """This week, too."""
        return super().begun() | {"vecka": [THIS]}

    @property
    def is_next(self):
        """Whether it is about the week after this."""
        return self.cleaned_data.get("vecka") == NEXT

    @property
    def window(self):
        """From which moment until which: what is left of this week, or the next."""
        rest = DAYS - timezone.localdate().weekday()
        if self.is_next:
            return midnight(rest), midnight(rest + DAYS)
        return timezone.now(), midnight(rest)

    @property
    def days(self):
        """The first and the last day of it, read alike in every language."""
        begin, end = self.window
        last = timezone.localdate(end) - DAY
        return f"{_short(timezone.localdate(begin))}–{_short(last)}"


def _short(day):
    return f"{day.day}/{day.month}"


class CodeForm(forms.Form):
    """Asks for the code that stands on a paper, or that somebody said on the phone."""

    kod = forms.CharField(
        label=_("Which code?"),
        help_text=_("It stands beside the square on the paper, for example 7GHB."),
        max_length=50,
        error_messages={
            "required": _("Write the code that stands on the paper."),
            "max_length": _("Write only the code: four to eight signs."),
        },
    )

    def clean_kod(self):
        """Spaces, small letters and look-alikes do not matter."""
        self.found = ShortCode.objects.meant(self.cleaned_data["kod"])
        if self.found is None:
            raise forms.ValidationError(
                _("No paper has that code. Look at each sign once more.")
            )
        return self.cleaned_data["kod"]


class PhraseForm(FilterForm):
    """For whom somebody asks: for herself, or for a child of a certain age."""

    vem = forms.ChoiceField(
        label=_("Who wants to take part?"),
        choices=[
            (ME, _("I do")),
            (SON, _("My son")),
            (DAUGHTER, _("My daughter")),
        ],
        widget=forms.RadioSelect,
        required=False,
        error_messages=NOT_IN_LIST,
    )
    alder = forms.IntegerField(
        label=_("How old is the child?"),
        min_value=0,
        max_value=OLDEST_CHILD,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write an age from 0 to 17.")
        ),
    )
