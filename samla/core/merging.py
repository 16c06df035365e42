"""Forms that several people send at once: nobody's change is lost without a choice."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.core.templatetags.samla import day, hours
from samla.core.versions import as_json, digest, in_words, is_set, question

CHANGED = _(
    "Somebody else changed the same thing while you wrote. Choose below what is right."
)
CHOOSE = _("Choose which of the two is right.")


class SeesOthersChanges(forms.Form):
    """Mixed into a form of a row that others change too, before `forms.ModelForm`.

    The form carries marks of what its fields were when it was opened. What others
    changed since stays as they left it; where both changed the same, one chooses.
    """

    # Fields of the row that mean something together only.
    together = ()
    # Relations to many, each with the question that answers for it.
    sets = {}

    opened = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2000)

    def __init__(self, *args, who=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.who = who
        self.review = None
        self.keeps = []
        self.stood = {}
        if self.instance.pk:
            names = [*self.written, *self.sets]
            self.stood = {name: self.instance_value(name) for name in names}
            self.initial["opened"] = ",".join(
                f"{unit[0]}:{self._mark(unit, self.stood)}" for unit in self.units
            )

    @property
    def written(self):
        """The fields of the row that this form writes."""
        return [name for name in self._meta.fields if name in self.fields]

    @property
    def units(self):
        """Fields of the row, those together that mean something together only."""
        units = {name: (name,) for name in self.stood}
        for unit in self.together:
            unit = tuple(name for name in unit if name in units)
            units |= dict.fromkeys(unit, unit)
        return list(dict.fromkeys(units.values()))

    def instance_value(self, name):
        """What the row, with what waits for review, holds now."""
        waiting = getattr(self.instance, "waiting_values", {})
        return waiting.get(name, as_json(self.instance, name))

    def set_answer(self, name):
        """The keys that a relation to many shall hold."""
        return sorted(row.pk for row in self.cleaned_data[self.sets[name]])

    def _mark(self, unit, values):
        return digest(*(values[name] for name in unit))

    def _mine(self):
        return {
            name: self.set_answer(name)
            if is_set(self.instance, name)
            else as_json(self.instance, name)
            for name in self.stood
        }

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and self.stood:
            self._merge(self._mine())

    def _merge(self, mine):
        """Keep what only others changed; ask about what both did."""
        opened = dict(
            part.split(":", 1)
            for part in self.cleaned_data.get("opened", "").split(",")
            if ":" in part
        )
        theirs = []
        for unit in self.units:
            now, wanted = self._mark(unit, self.stood), self._mark(unit, mine)
            then = opened.get(unit[0], now)
            if now in (then, wanted):
                continue
            if wanted == then or self._choice(unit, now, mine) == "theirs":
                theirs += unit
        self._put_back(theirs)
        if self.keeps and any(name in self.errors for name in self.keeps):
            self.add_error(None, CHANGED)
        elif theirs:
            self._look_again()

    @property
    def asked_which(self):
        """The questions which of two versions is right."""
        return [self[name] for name in self.keeps]

    def _choice(self, unit, now, mine):
        """Asks whose of the two is right, and answers with what was chosen."""
        name = f"keep_{unit[0]}"
        field = forms.ChoiceField(
            label=self._question(unit[0]),
            choices=[
                (f"theirs:{now}", self._told(unit, self.stood, *self._changed(unit))),
                (f"mine:{now}", self._told(unit, mine, gettext("What you wrote:"))),
            ],
            widget=forms.RadioSelect,
        )
        self.fields[name] = field
        self.keeps.append(name)
        chosen = self.data.get(self.add_prefix(name), "")
        if chosen not in dict(field.choices):
            self.add_error(name, ValidationError(CHOOSE, "required"))
        return chosen.partition(":")[0]

    def _changed(self, unit):
        """Who wrote what stands there now, and when."""
        person, moment = self.instance.last_change(unit)
        if not moment:
            return [gettext("What somebody else wrote:")]
        people = get_user_model()._base_manager.filter(pk=person, is_active=True)
        name = people.values_list("name", flat=True).first()
        said = gettext("What %(name)s wrote, %(day)s at %(time)s:") % {
            "name": name or gettext("somebody"),
            "day": day(moment),
            "time": hours(moment),
        }
        return [said]

    def _told(self, unit, values, heading):
        """One of the two versions, in words."""
        words = [
            (self._question(name), in_words(self.instance, name, values[name]))
            for name in unit
        ]
        if len(unit) == 1:
            text = words[0][1] or gettext("(nothing)")
            return format_html('{} <bdi dir="auto">{}</bdi>', heading, text)
        facts = format_html_join(
            gettext(", "),
            '{}: <bdi dir="auto">{}</bdi>',
            [fact for fact in words if fact[1]],
        )
        return format_html("{} {}", heading, facts or gettext("(nothing)"))

    def _question(self, name):
        asked = self.fields.get(self.sets.get(name, name))
        return asked.label if asked else question(self.instance, name)

    def _put_back(self, names):
        for name in names:
            if is_set(self.instance, name):
                rows = self.instance._meta.get_field(name).related_model._base_manager
                chosen = rows.filter(pk__in=self.stood[name])
                self.cleaned_data[self.sets[name]] = list(chosen)
            else:
                field = self.instance._meta.get_field(name)
                setattr(self.instance, field.attname, self.stood[name])

    def _look_again(self):
        """What is theirs and what is mine must fit together."""
        try:
            self.instance.validate_constraints(self._get_validation_exclusions())
        except ValidationError as error:
            self.add_error(None, ValidationError(error.messages))

    def keep(self):
        """Write only what is asked here; a new row is written whole."""
        if self.instance._state.adding:
            return super().save()
        sets = {name: self.set_answer(name) for name in self.sets}
        self.review = self.instance.keep(self.written, self.who, **sets)
        return self.instance

    def save(self, commit=True):
        return self.keep() if commit else super().save(commit)
