"""How coordinators are asked what they arrange for answers."""

from django import forms
from django.core.exceptions import ValidationError

from samla.core.merging import SeesOthersChanges
from samla.core.plain import Plain


class ArrangedForm(SeesOthersChanges, Plain, forms.ModelForm):
    """Mixed into a form of what a municipality arranges; sent twice, it stands once."""

    # At which question is said that a rule of the whole row is broken.
    said_at = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.twin = None

    @property
    def municipality(self):
        """Whose it is."""
        return self.instance.municipality

    def validate_unique(self):
        """The rules over whose it is, which the form does not ask about."""
        if self.errors:
            return
        if self.instance._state.adding:
            self.twin = self._twin()
        if self.twin is None:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(self.said_at, error.messages)

    def _twin(self):
        """The same, word for word: what a first click has made."""
        model = self._meta.model
        names = ["municipality", *self._meta.fields]
        keys = [model._meta.get_field(name).attname for name in names]
        same = {key: getattr(self.instance, key) for key in keys}
        return model.objects.filter(**same).order_by("pk").first()

    def put(self):
        """What stands there now: changed, new, or made by a first click."""
        return self.twin or self.save()
