"""The facts of an activity as a person would tell them: a short sentence for each.

Every sentence is a message of its own, and no fact is put into it but names, days and
numbers: so each language says it in its own order and with its own endings.
"""

import re

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext,
    ngettext,
    pgettext_lazy,
)
from django.utils.translation import gettext_lazy as _

from samla.core.languages import in_a_row
from samla.core.templatetags.samla import END_OF_ISOLATE, ISOLATE, day, said_hours
from samla.taxonomy.models import label

EVERY = {
    1: pgettext_lazy("how often", "every Monday"),
    2: pgettext_lazy("how often", "every Tuesday"),
    3: pgettext_lazy("how often", "every Wednesday"),
    4: pgettext_lazy("how often", "every Thursday"),
    5: pgettext_lazy("how often", "every Friday"),
    6: pgettext_lazy("how often", "every Saturday"),
    7: pgettext_lazy("how often", "every Sunday"),
}
EVERY_OTHER = {
    1: pgettext_lazy("how often", "every other Monday"),
    2: pgettext_lazy("how often", "every other Tuesday"),
    3: pgettext_lazy("how often", "every other Wednesday"),
    4: pgettext_lazy("how often", "every other Thursday"),
    5: pgettext_lazy("how often", "every other Friday"),
    6: pgettext_lazy("how often", "every other Saturday"),
    7: pgettext_lazy("how often", "every other Sunday"),
}
FOR = {
    "all": _("Everybody is welcome."),
    "asylum": _("It is for people who seek asylum."),
    "permit": _("It is for people who are new in Sweden and have a residence permit."),
    "tempprot": _("It is for people with temporary protection."),
    "quota": _("It is for people who came as resettled refugees."),
    "teens": _("It is for young people aged 13–17."),
    "child0": _("It is for small children, up to 5 years."),
    "child6": _("It is for children aged 6–12."),
    "young": _("It is for young adults aged 18–25."),
    "adults": _("It is for adults."),
    "seniors": _("It is for people of 65 and older."),
    "women": _("It is for women."),
    "men": _("It is for men."),
    "families": _("It is for families."),
}
# What is said also beside "for women only".
OF_AN_AGE = ("teens", "young", "seniors", "families")
SWEDISH = {
    "none": _("You need no Swedish."),
    "some": _("You need to know a little Swedish."),
    "sfi-b": _("You need to know Swedish about as in SFI B."),
    "sfi-c": _("You need to know Swedish about as in SFI C."),
    "sfi-d": _("You need to know Swedish as in SFI D or better."),
}
GOOD_TO_KNOW = {
    "bring-children": _("You can bring children."),
    "childcare": _("Somebody looks after your children meanwhile."),
    "wheelchair": _("You can come in with a wheelchair."),
    "outdoor": _("It is outdoors."),
}
# Languages in which only names begin with a capital, and languages are no names.
SMALL_INSIDE = ("sv", "sv-simple", "uk", "ru", "es")
OF_CHILDREN = ("bring-children", "childcare")
COME = {
    "drop-in": _("Just come."),
    "no-signup": _("You do not need to sign up."),
    "signup": _("You need to sign up first."),
}
# Hours stay on one line: half of them at the end of a line tells another hour.
HOURS = re.compile(rf"{ISOLATE}([\d.]+–[\d.]+){END_OF_ISOLATE}")


class Sentences:
    """Mixed into Activity: what, when, where, for whom, told to one person."""

    def in_sentences(self, rules=None) -> list[str]:
        """Plain sentences in the reader's language: for messages and screen readers.

        `rules` are those of `rules_now` where they are known; an empty list asks the
        database nothing. Names are kept apart where the language is written from the
        right.
        """
        told = list(self._told(self.rules_now if rules is None else rules))
        return told if get_language_bidi() else [_without_marks(one) for one in told]

    def in_a_paragraph(self, rules=None) -> str:
        """The same as one text for a page, where every name has its own direction."""
        told = " ".join(self._told(self.rules_now if rules is None else rules))
        marked = HOURS.sub(r'<bdi class="number">\1</bdi>', escape(told))
        marked = marked.replace(ISOLATE, "<bdi>")
        return mark_safe(marked.replace(END_OF_ISOLATE, "</bdi>"))  # noqa: S308

    @property
    def on_a_card(self) -> str:
        """What a card tells besides what, when and where it is."""
        flags = [flag.partition(":")[2] for flag in self.flags]
        told = [
            self._price(),
            *self._for_whom(),
            *self._ages(),
            *self._languages(),
            *(str(GOOD_TO_KNOW[code]) for code in OF_CHILDREN if code in flags),
            str(COME[self.signup_id.partition(":")[2]]),
        ]
        return " ".join(told)

    def _told(self, rules):
        yield from self._what_and_when(rules)
        yield from self._where()
        yield self._price()
        yield from self._for_whom()
        yield from self._ages()
        yield from self._languages()
        flags = [flag.partition(":")[2] for flag in self.flags]
        yield from (str(text) for code, text in GOOD_TO_KNOW.items() if code in flags)
        yield self._how_to_come()

    def _what_and_when(self, rules):
        """The first sentence, and the next time where that is not the rule's."""
        said = {"kind": label(self.type_id), "place": _apart(self.town)}
        online = self.venue == self.Venue.ONLINE
        rhythm = _rhythm(rules)
        if rhythm:
            said |= {"days": rhythm, "hours": _hours(rules[0].starts, rules[0].ends)}
            yield (
                gettext("%(kind)s online, %(days)s %(hours)s.")
                if online
                else gettext("%(kind)s in %(place)s, %(days)s %(hours)s.")
            ) % said
        elif self._is_to_come and _is_once(rules):
            said |= self._next_date
            yield (
                gettext("%(kind)s online on %(day)s %(hours)s.")
                if online
                else gettext("%(kind)s in %(place)s on %(day)s %(hours)s.")
            ) % said
            return
        else:
            yield (
                gettext("%(kind)s online.")
                if online
                else gettext("%(kind)s in %(place)s.")
            ) % said
        yield from self._next_time()

    def _next_time(self):
        """When it is next, and which date is called off before that."""
        if self.cancelled_starts_at and self.cancelled_starts_at > timezone.now():
            off = {"day": day(self.cancelled_starts_at)}
            yield gettext("It is cancelled on %(day)s.") % off
        if self._is_to_come:
            yield (
                gettext("The next time is not as usual: %(day)s %(hours)s.")
                if self.shown_is_moved
                else gettext("The next time is %(day)s %(hours)s.")
            ) % self._next_date

    @property
    def _is_to_come(self):
        """Whether the date that is kept is held, and not over since it was kept."""
        ends = self.shown_ends_at
        return bool(ends) and ends > timezone.now() and not self.is_off

    @property
    def _next_date(self):
        hours = _hours(self.shown_starts_at, self.shown_ends_at)
        return {"day": day(self.shown_starts_at), "hours": hours}

    def _where(self):
        """The name of the room and the address, as far as they are told."""
        if self.venue == self.Venue.ONLINE:
            return
        room = self.premises if self.venue == self.Venue.PREMISES else None
        said = {
            "room": _apart(room.name if room else ""),
            "address": _apart((room or self).address),
        }
        if room and room.address:
            yield gettext("You find it in %(room)s, %(address)s.") % said
        elif room:
            yield gettext("You find it in %(room)s.") % said
        elif self.address:
            yield gettext("The address is %(address)s.") % said

    def _price(self):
        if self.price:
            return gettext("It costs %(kronor)s kr.") % {"kronor": self.price}
        return gettext("It is free.")

    def _for_whom(self):
        groups = [group.partition(":")[2] for group in self.target_groups]
        if "access_flag:women-only" in self.flags:
            yield gettext("It is for women only.")
            yield from (str(FOR[one]) for one in groups if one in OF_AN_AGE)
        elif len(groups) > 1 and "all" not in groups:
            names = in_a_row(_inside(group) for group in self.target_groups)
            yield gettext("It is for: %(groups)s.") % {"groups": names}
        elif groups or self.age_from is self.age_to is None:
            yield str(FOR["all" if "all" in groups or not groups else groups[0]])

    def _ages(self):
        said = {"from": self.age_from, "to": self.age_to}
        if self.age_from is not None and self.age_to is not None:
            text = ngettext(
                "You should be %(from)s to %(to)s year old.",
                "You should be %(from)s to %(to)s years old.",
                self.age_to,
            )
        elif self.age_from is not None:
            text = ngettext(
                "You should be at least %(from)s year old.",
                "You should be at least %(from)s years old.",
                self.age_from,
            )
        elif self.age_to is not None:
            text = ngettext(
                "You should be at most %(to)s year old.",
                "You should be at most %(to)s years old.",
                self.age_to,
            )
        else:
            return
        yield text % said

    def _languages(self):
        if self.languages:
            names = in_a_row(_inside(language) for language in self.languages)
            yield gettext("Languages spoken there: %(languages)s.") % {
                "languages": names
            }
        if self.swedish_level_id:
            yield str(SWEDISH[self.swedish_level_id.partition(":")[2]])

    def _how_to_come(self):
        code = self.signup_id.partition(":")[2]
        said = {"phone": _apart(self.phone), "email": _apart(self.email)}
        if code == "signup" and self.phone and self.email:
            text = gettext("Sign up first: call %(phone)s or write to %(email)s.")
        elif code == "signup" and self.phone:
            text = gettext("Sign up first: call %(phone)s.")
        elif code == "signup" and self.email:
            text = gettext("Sign up first: write to %(email)s.")
        else:
            text = str(COME[code])
        return text % said


def _rhythm(rules):
    """Which days of the week, where there is one rule and it says so."""
    if len(rules) != 1 or rules[0].kind != rules[0].Kind.WEEKLY:
        return ""
    names = {1: EVERY, 2: EVERY_OTHER}.get(rules[0].every)
    return in_a_row(names[one] for one in sorted(rules[0].weekdays)) if names else ""


def _is_once(rules):
    return len(rules) == 1 and rules[0].kind == rules[0].Kind.ONCE


def _inside(term):
    """What a term is called where no sentence begins with it."""
    word, here = label(term), get_language()
    is_language = term.startswith("language:")
    is_small = here in SMALL_INSIDE or (here == "en" and not is_language)
    if not is_small or word[1:2].isupper():
        return word
    return word[:1].lower() + word[1:]


def _hours(starts, ends):
    return _apart(said_hours(starts, ends))


def _apart(name):
    return f"{ISOLATE}{name}{END_OF_ISOLATE}"


def _without_marks(text):
    return text.replace(ISOLATE, "").replace(END_OF_ISOLATE, "")
