"""Two entries side by side: which one stays, and which facts are right."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.versions import as_json, in_words, plain, question
from samla.organisations.models import Merge, Organisation

CHOOSE = _("Choose one of the two.")
NOTHING = _("(nothing)")


class Choice(forms.ChoiceField):
    """Asks for one of two, side by side."""

    def __init__(self, **kwargs):
        super().__init__(
            widget=forms.RadioSelect,
            error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            **kwargs,
        )


class MergeForm(PlainText, forms.Form):
    """Asks which address stays and, where the two differ, whose word is right."""

    def __init__(self, *args, twin, **kwargs):
        super().__init__(*args, **kwargs)
        self.twin = twin
        likeliest = twin.likeliest
        other = self.other(likeliest)
        self.fields["keep"] = Choice(
            label=_("Which entry stays?"),
            help_text=_("The address of the other one leads to it."),
            choices=[(str(one.pk), self.told(one)) for one in twin.pair],
            initial=str(likeliest.pk),
        )
        for name in self.differing():
            right = likeliest if as_json(likeliest, name) else other
            self.fields[name] = Choice(
                label=question(Organisation, name),
                choices=[(str(one.pk), self.said(one, name)) for one in twin.pair],
                initial=str(right.pk),
            )

    def differing(self):
        """The facts that the two tell differently."""
        first, second = self.twin.pair
        for name in Merge.chosen_fields():
            if plain(as_json(first, name)) != plain(as_json(second, name)):
                yield name

    def other(self, one):
        """The other one of the two."""
        first, second = self.twin.pair
        return second if one == first else first

    @staticmethod
    def told(one):
        """How one of the two is named, so that equal names are told apart."""
        return _("%(name)s (address …/%(number)d/)") % {
            "name": one.name,
            "number": one.pk,
        }

    @staticmethod
    def said(one, name):
        return in_words(one, name, as_json(one, name)) or NOTHING

    def merged(self, person):
        """Merge as was answered; nothing, with a word, where that cannot be."""
        kept = {str(one.pk): one for one in self.twin.pair}[self.cleaned_data["keep"]]
        gone = self.other(kept)
        taken = [
            name
            for name, chosen in self.cleaned_data.items()
            if name != "keep" and chosen == str(gone.pk)
        ]
        try:
            return Merge.objects.merge(kept, gone, person, taken)
        except ValidationError as error:
            self.add_error(None, error)
            return None


class UndoForm(forms.Form):
    """Asks what to do with facts that somebody changed after the merge."""

    NOW, BEFORE = "now", "before"

    def __init__(self, *args, merge, **kwargs):
        super().__init__(*args, **kwargs)
        self.merge = merge
        for number, before, now in merge.changed_since:
            self.fields[f"line_{number}"] = Choice(
                label=" · ".join(question(Organisation, fact(name)) for name in now),
                choices=[
                    (self.NOW, _("As it is now: %(text)s") % self.words(now)),
                    (
                        self.BEFORE,
                        _("As it was before the merge: %(text)s") % self.words(before),
                    ),
                ],
                initial=self.NOW,
            )

    def words(self, values):
        """Facts by column, in words."""
        told = [in_words(Organisation, fact(name), v) for name, v in values.items()]
        return {"text": " · ".join(filter(None, told)) or NOTHING}

    def undone(self, person):
        """Undo as was answered; say why where that cannot be."""
        anyway = {
            int(name.removeprefix("line_"))
            for name, chosen in self.cleaned_data.items()
            if chosen == self.BEFORE
        }
        try:
            self.merge.undo(person, anyway)
        except ValidationError as error:
            self.add_error(None, error)
        return self.is_valid()


def fact(column):
    """The fact that a column keeps."""
    return column.removesuffix("_id")
