"""Which room the one who lends looks at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.plain import Plain
from samla.premises.models import Premises


class RoomForm(Plain, forms.Form):
    """Asks for one of her rooms; asked in the address."""

    lokal = forms.ModelChoiceField(
        label=_("Which room?"),
        queryset=Premises.objects.none(),
        required=False,
        empty_label=_("All rooms"),
    )
    texts = {"lokal": {"invalid_choice": _("Choose one of your rooms.")}}
    all_optional = True

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        rooms = Premises.objects.editable_by(user).distinct().order_by("name", "pk")
        self.fields["lokal"].queryset = rooms.only("name")
