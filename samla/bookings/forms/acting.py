"""Forms that do something to a booking: what it refuses is told in the form."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.bookings.models import InTheWay


class Acts:
    """Mixed into a form whose answers go to a verb of a booking."""

    # The question at which a refusal is told that names none; on top if empty.
    asked_at = None

    def done(self, act):
        """Do it; what came of it, or nothing where it is refused, which is told."""
        try:
            return act() or True
        except ValidationError as error:
            told = getattr(error, "error_dict", {})
            for name, errors in told.items():
                self.add_error(name if name in self.fields else self.asked_at, errors)
            if not told:
                self.add_error(self.asked_at, error.messages)
            return None


class MayCover(Acts):
    """Mixed into a form that closes a room: `in_the_way` is what it would cover."""

    in_the_way = ()

    def put(self):
        """Let it hold; what stands in the way is told and listed."""

        def write():
            try:
                self.instance.put()
            except InTheWay as refused:
                self.in_the_way = refused.claims
                raise

        return self.done(write)


def both_or_neither(form, name, phone):
    """A person is told with a number, so that somebody can be reached."""
    told = [bool(form.cleaned_data.get(one)) for one in (name, phone)]
    if told == [True, False] and phone not in form.errors:
        form.add_error(phone, _("Write her or his phone number too."))
    if told == [False, True] and name not in form.errors:
        form.add_error(name, _("Write the name too."))
