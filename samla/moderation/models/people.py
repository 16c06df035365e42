"""Who did it, as far as the reader may know: names inside, functions outside."""

from django.db.models import BooleanField, Exists, OuterRef, Subquery, Value
from django.utils.translation import gettext, pgettext

from samla.accounts.models import User
from samla.municipalities.models import StaffMember, municipality_names

NIGHT = "night"


class People:
    """Names the people of one history for one reader.

    Members of the same organisation see each other, by name or address. Who works for a
    municipality is named by her function. Others read names only, and of those who
    belong to the organisation no more, none.
    """

    def __init__(self, entry, reader):
        self.entry = entry
        self.reader = reader
        self.known = {}

    def meet(self, keys):
        """Look people up, all of them at once."""
        keys = {key for key in keys if key is not None} - self.known.keys()
        if keys:
            self.known |= dict.fromkeys(keys)
            # The reader too: whether she belongs decides what she reads.
            found = self._rows().filter(pk__in=keys | {self.reader.pk})
            self.known |= {user.pk: user for user in found}

    def _rows(self):
        works = StaffMember.objects.filter(user=OuterRef("pk")).order_by("pk")
        speaker = getattr(self.entry, "speaker", None)
        belongs = Value(False, output_field=BooleanField())
        if speaker:
            belongs = Exists(speaker.memberships.filter(user=OuterRef("pk")))
        return User.objects.annotate(
            belongs=belongs,
            role=Subquery(works.values("role")[:1]),
            place=Subquery(works.values("municipality")[:1]),
        )

    def name(self, key):
        """What the reader may read of a person."""
        user = self.known.get(key)
        if user is None:
            return gettext("a former member")
        if user.belongs or user == self.reader:
            return self._of_a_member(user)
        if user.is_superuser:
            return gettext("Samla’s administrators")
        if user.place:
            role = StaffMember.Role(user.role).label
            [place] = municipality_names([user.place])
            return pgettext("role, municipality", "%(role)s, %(place)s") % {
                "role": role,
                "place": place,
            }
        return gettext("a former member")

    def _of_a_member(self, user):
        reader = self.known.get(self.reader.pk)
        if user.name:
            return user.name
        if user == self.reader or (reader and reader.belongs):
            return user.email
        return gettext("a member")

    def behind(self, metadata):
        """Whose doing a change is."""
        if metadata is None:
            return gettext("Samla’s administrators")
        if metadata.get("user"):
            return self.name(metadata["user"])
        if metadata.get("source") == NIGHT:
            return gettext("Samla itself, at night")
        if "link" in metadata:
            return gettext("by a link in a letter")
        if "page" in metadata:
            return gettext("a visitor")
        return gettext("Samla’s administrators")
