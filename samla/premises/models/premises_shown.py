"""How a room is told: what pages and cards make of its facts."""

from operator import attrgetter

from django.utils.functional import cached_property

LOOP = "equipment:loop"
ACCESS = (
    "step_free",
    "lift",
    "accessible_toilet",
    "accessible_parking",
    "hearing_loop",
)


class Shown:
    """Mixed into Premises: its facts as readers see them."""

    @property
    def owner_name(self):
        """The owner as it writes its own name: "Botkyrka kommun"."""
        return getattr(self.owner, "official_name", None) or self.owner.name

    @property
    def owner_is_shown(self):
        """Whether the owner has a page; the rooms of one that has none are hidden."""
        return bool(self.owner_municipality or self.owner_organisation.published_at)

    @property
    def owner_url(self):
        """Where the owner tells about itself, where it does."""
        return self.owner.get_absolute_url() if self.owner_is_shown else ""

    @property
    def has_loop(self):
        """Whether people with hearing aids hear well here."""
        return self.hearing_loop == self.Answer.YES or LOOP in self.equipment

    @property
    def access_facts(self):
        """Each question about access, and its answer: yes, no or not stated."""
        for name in ACCESS:
            question = self._meta.get_field(name).verbose_name
            answer = self.Answer(getattr(self, name))
            yield question, answer, answer.label

    @property
    def week(self):
        """The seven days, each with its opening windows that are not over."""
        windows = [each for each in self.opening_windows.all() if not each.is_over]
        for day, label in windows[0].Weekday.choices if windows else ():
            yield label, [window for window in windows if window.weekday == day]

    @cached_property
    def around(self):
        """The pairs of rooms, whole and part, that this one is in."""
        return list(self.parts.model.objects.around(self))

    @property
    def shown_parts(self):
        """The rooms it can be divided into, of those that are shown."""
        parts = [one.part for one in self.around if one.whole_id == self.pk]
        return [part for part in parts if part.published_at]

    @property
    def shown_wholes(self):
        """The rooms it is a part of, of those that are shown."""
        wholes = [one.whole for one in self.around if one.part_id == self.pk]
        return [whole for whole in wholes if whole.published_at]

    @property
    def price_rules(self):
        """The prices of each kind of user, the lowest first."""
        return sorted(self.prices.all(), key=attrgetter("order"))

    @property
    def card_prices(self):
        """What associations pay, and every price of nothing with its condition."""
        return [price for price in self.prices.all() if price.is_for_card]
