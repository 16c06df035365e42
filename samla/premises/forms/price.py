"""What is asked of a price."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.premises.forms.once import KeptOnce, number
from samla.premises.models import Price


class PriceForm(KeptOnce):
    """Asks what one kind of user pays, and on which conditions."""

    public_texts = ("condition",)

    class Meta:
        model = Price
        fields = ["user_kind", "kronor", "per", "condition"]
        widgets = {"user_kind": forms.RadioSelect, "per": forms.RadioSelect}
        error_messages = {
            "user_kind": {"required": _("Choose who pays this price.")},
            "kronor": number(0, 100000),
            "per": {"required": _("Choose what the price is for.")},
        }

    def __init__(self, *args, premises, **kwargs):
        super().__init__(*args, instance=Price(premises=premises), **kwargs)
        self.fields["user_kind"].choices = Price.For.choices
