"""What is asked of those who lend a room."""

from samla.premises.forms.cost import CostForm
from samla.premises.forms.lending import PolicyForm, TermsForm
from samla.premises.forms.opening_window import HoursForm
from samla.premises.forms.picture import PictureForm
from samla.premises.forms.premises import AboutForm, AccessForm
from samla.premises.forms.price import SEVERAL, PriceForm

__all__ = [
    "AboutForm",
    "AccessForm",
    "CostForm",
    "HoursForm",
    "PictureForm",
    "PolicyForm",
    "PriceForm",
    "SEVERAL",
    "TermsForm",
]
