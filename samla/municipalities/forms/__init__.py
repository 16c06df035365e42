"""What the room municipalities asks."""

from samla.municipalities.forms.application import ApplicationForm, DecisionForm
from samla.municipalities.forms.entry_point import EntryPointForm
from samla.municipalities.forms.place import PlaceForm
from samla.municipalities.forms.school_break import SchoolBreakForm

__all__ = [
    "ApplicationForm",
    "DecisionForm",
    "EntryPointForm",
    "PlaceForm",
    "SchoolBreakForm",
]
