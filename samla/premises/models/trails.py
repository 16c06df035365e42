"""Where the history of what belongs to a room is kept."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from samla.moderation.models import Trail


def trails_of_premises(pk):
    """Its prices and opening hours, which can be put back, and its pictures."""
    for name, title in (("Price", _("Price")), ("OpeningWindow", _("Opening hours"))):
        model = apps.get_model("premises", name)
        yield Trail(model, {"premises_id": pk}, title, can_be_put_back=True)
    exception = apps.get_model("premises", "OpeningException")
    yield Trail(exception, {"premises_id": pk}, _("Other hours some days"))
    part = apps.get_model("premises", "Part")
    yield Trail(part, {"whole_id": pk}, _("Part"), "part")
    picture = apps.get_model("premises", "Picture")
    yield Trail(picture, {"premises_id": pk}, _("Picture"), only=("alt",))
