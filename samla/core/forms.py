"""How every form looks: Samla's templates, errors that are described and linked."""

import re
import unicodedata
from copy import copy
from datetime import date, time

from django.core.exceptions import ValidationError
from django.forms import CharField, RadioSelect, TextInput
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from samla.core.deceiving import deceiving_word, plain_name, without_piles
from samla.core.easy import ACTIVE, AdvisesOnSwedish, hard_words
from samla.core.kept import kept
from samla.core.private import WarnsOfPrivateDetails

# What a browser's own picker can show; anything else it leaves out without a word.
PICKERS = {"date": date.fromisoformat, "time": time.fromisoformat, "number": int}

# Signs that steer a terminal or turn the text round, and that nobody can see.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Letters by name, blanks by look.
BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"


MIXED = _(
    "Write “%(word)s” in letters of one alphabet. Some of its letters only look right."
)


class PlainText(AdvisesOnSwedish, WarnsOfPrivateDetails):
    """Mixed into a form: unseen signs leave every answer; a blank is no answer."""

    # Fields that hold an address of Samla's own: "/" says enough.
    addresses = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # A browser would cut what is pasted without a word; we say it.
            field.widget.attrs.pop("maxlength", None)

    def _clean_fields(self):
        super()._clean_fields()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and value:
                value = without_piles(UNSEEN.sub("", value))
                is_name = is_asked_on_one_line(self.fields[name])
                self.cleaned_data[name] = value = (
                    plain_name(value) if is_name else value
                )
                is_address = name in self.addresses
                if self.fields[name].required and not (is_address or is_said(value)):
                    said = self.fields[name].error_messages["required"]
                    self.add_error(name, ValidationError(said, "required"))
                elif is_name and (
                    word := deceiving_word(value, self.language_of_words())
                ):
                    self.add_error(
                        name, ValidationError(MIXED, "mixed", {"word": word})
                    )


def is_asked_on_one_line(field) -> bool:
    """Whether the answer is a name of something, or as short as one."""
    return type(field) is CharField and isinstance(field.widget, TextInput)


def is_said(text: str) -> bool:
    """Whether a text holds a letter or a digit that can be seen."""
    return any(
        unicodedata.category(sign)[0] in "LN" and sign not in BLANK_LETTERS
        for sign in text
    )


class SamlaBoundField(BoundField):
    """A field whose help and errors are read together with it (WCAG 3.3.1, 4.1.3)."""

    def as_field_group(self):
        """A question of a list with its answers, made once as long as they are equal.

        Only what is chosen is kept, and nothing of what somebody writes.
        """
        is_chosen = hasattr(self.field, "choices") or not self.value()
        is_known = is_chosen and not self.errors
        if not (is_known and getattr(self.form, "is_in_address", False)):
            return super().as_field_group()
        facts = self.html_name, self.auto_id, self.label, self.help_text
        widget = self.field.widget
        facts = *facts, self.value(), self.css_classes(), type(widget), widget.attrs
        facts = *facts, getattr(self, "remaining", "")
        counted = [getattr(widget, name, None) for name in ("numbers", "at_least")]
        told = repr((*facts, counted, list(getattr(self.field, "choices", ()))))
        return kept(super().as_field_group, "field", self.field.template_name, told)

    @property
    def help_id(self):
        return f"{self.auto_id}_help" if self.help_text and self.auto_id else ""

    @property
    def error_id(self):
        return f"{self.auto_id}_error" if self.errors and self.auto_id else ""

    @property
    def aria_describedby(self):
        return " ".join(filter(None, (self.help_id, self.error_id))) or None

    @property
    def remaining(self):
        """How many would remain if it were ticked: "(12)", where that is known."""
        tell = getattr(self.form, "remaining", None)
        return tell(self.name) if tell else ""

    @property
    def asks_anyway(self):
        """Whether to ask if something private may stand in this text all the same."""
        return self.name in getattr(self.form, "private_fields", {})

    @property
    def is_meant(self):
        """Whether its writer has said that it may."""
        return self.form.private_fields[self.name]

    @property
    def is_helped(self):
        """Whether its writer gets advice on easy Swedish."""
        return self.name in getattr(self.form, "easy_texts", ())

    @property
    def advice(self):
        """What would make the text that was sent easier."""
        return self.form.advice.get(self.name, []) if self.is_helped else []

    @property
    def is_advised(self):
        """Whether its writer has seen advice, and is not shown any more."""
        return bool(self.advice) or f"{self.html_name}_advised" in self.form.data

    @property
    def hard_words(self):
        """For the script that says so while one writes."""
        return hard_words()

    @property
    def active_verbs(self):
        """Those that end like a passive, as the same script knows them."""
        return ACTIVE

    @property
    def said_live(self):
        """What the same script says of a passive and of a long word."""
        return AdvisesOnSwedish.said_live()

    @property
    def is_group(self):
        """Whether the answer is given in several boxes that share one question."""
        return self.use_fieldset

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        """Ask again in plain text where a picker would throw away what was typed."""
        widget = widget or self.field.widget
        picker = PICKERS.get(getattr(widget, "input_type", None))
        if picker and not _can_read(picker, self.value()):
            widget = copy(widget)
            widget.input_type = "text"
            no_text = ("min", "max", "step")
            widget.attrs = {k: v for k, v in widget.attrs.items() if k not in no_text}
        return super().as_widget(widget, attrs, only_initial)

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if widget and widget.is_hidden:
            attrs.pop("aria-describedby", None)  # nobody is asked
            return attrs
        if self.aria_describedby and not self.use_fieldset:
            attrs["aria-describedby"] = self.aria_describedby
        if self.errors:
            attrs["aria-invalid"] = "true"
        if isinstance(widget or self.field.widget, RadioSelect):
            attrs.pop("aria-invalid", None)  # it stands on the group
        return attrs


class SamlaRenderer(TemplatesSetting):
    """Renders forms with templates/forms/."""

    form_template_name = "forms/div.html"
    field_template_name = "forms/field.html"
    bound_field_class = SamlaBoundField


def _can_read(read, typed):
    """Whether a picker shows what was typed: nothing, or exactly its own writing."""
    if typed in (None, ""):
        return True
    try:
        own = str(read(str(typed)))
    except ValueError:
        return False
    return str(typed) in (own, own[:5])
