"""Where? asked of any list: in whatever words a visitor has for a place."""

from django.utils.translation import gettext_lazy as _

from samla.core.filters import FilterForm
from samla.municipalities.models import places_meant


class PlaceFilterForm(FilterForm):
    """Knows which municipalities are meant by the place that was typed in `var`."""

    places = ()
    # Who asks for many lists at once looks each place up once.
    meant = staticmethod(places_meant)

    def clean_var(self):
        typed = self.cleaned_data["var"]
        if typed:
            self.places = self.meant(typed)
            if not self.places:
                self.add_error(
                    "var",
                    _(
                        "We do not know a place called “%(place)s”. Write a "
                        "municipality, its main town, or a postcode with five digits."
                    )
                    % {"place": typed},
                )
        return typed
