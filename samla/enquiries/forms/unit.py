"""What is asked about units, and which of them answers which kind of question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.addresses import one_spelling
from samla.core.plain import Plain
from samla.enquiries import kinds
from samla.enquiries.forms.arranging import ArrangedForm
from samla.enquiries.models import Route, Unit


class UnitForm(ArrangedForm):
    """Asks what a unit is called, and for a mailbox that is read."""

    said_at = "name"
    texts = {
        "name": {"required": _("Write what the unit is called.")},
        "email": {
            "required": _("Write the address of a mailbox that is read."),
            "invalid": _("Write the address as name@municipality.se."),
        },
    }
    layout = [("", [["name"], ["email"]])]

    class Meta:
        model = Unit
        fields = ["name", "email"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        }

    def clean_email(self):
        return one_spelling(self.cleaned_data["email"])


class RoutesForm(Plain, forms.Form):
    """For each kind of question: the unit that answers, or the way in itself.

    What the page showed goes along, so that only what she has changed is written.
    """

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        routes = municipality.routes.select_related("unit")
        self.routes = {route.kind_id: route.unit for route in routes}
        units = [(str(unit.pk), unit.name) for unit in municipality.units.open()]
        for kind in kinds.kinds():
            now = self.routes.get(kind["id"])
            self.fields[kind["code"]] = forms.ChoiceField(
                label=kind["name"],
                choices=[("", _("The way in itself")), *units, *_closed(now)],
                initial=str(now.pk) if now else "",
                required=False,
                show_hidden_initial=True,
                error_messages={"invalid_choice": _("Choose a unit in the list.")},
            )
        self.layout = [("", [[name] for name in self.fields])]
        self.all_optional = True

    def put(self) -> bool:
        """Write what she has changed, and only that."""
        for code in self.changed_data:
            unit = self.cleaned_data[code]
            about = {
                "municipality": self.municipality,
                "kind_id": f"enquiry_kind:{code}",
            }
            if unit:
                Route.objects.update_or_create(**about, defaults={"unit_id": int(unit)})
            else:
                Route.objects.filter(**about).delete()
        return True


def _closed(unit):
    """A closed unit can stay where it stands, so that it answers when it opens."""
    if unit is None or unit.closed_at is None:
        return []
    told = _("%(unit)s (closed: the way in answers)") % {"unit": unit.name}
    return [(str(unit.pk), told)]
