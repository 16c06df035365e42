"""What to say in Swedish to those who hold an activity, beside one's own language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samla.core.templatetags.samla import clock, day
from samla.paper.forms import DAUGHTER, SON
from samla.paper.told import in_each
from samla.taxonomy.models import label

SWEDISH = "sv"


def phrases(activity, date, language, who="", age=None) -> list:
    """Each phrase in Swedish and in the reader's language; what leaders answer, too."""
    if language.partition("-")[0] == SWEDISH:  # easy Swedish is Swedish, too
        language = SWEDISH
    both = dict.fromkeys((SWEDISH, language))

    def said(tell):
        told = in_each(both, lambda: {"lines": list(tell())})
        return list(zip(*(block["lines"] for block in told), strict=True))

    return [
        said(lambda: hers(activity, date, language, who, age)),
        said(answers),
    ]


def hers(activity, date, language, who, age):
    """What a newcomer may want to say or ask, from the facts of the activity."""
    yield may_i(who, age)
    if date:
        words = {"day": day(date.starts_at), "hours": clock(date.starts_at)}
        yield _("Is it on %(day)s at %(hours)s?") % words
    yield from of_the_facts(activity)
    if language != SWEDISH:
        yield _("I do not speak much Swedish yet. Please speak slowly.")
        words = {"language": label(f"language:{language}")}
        yield _("Does anybody here speak this language: %(language)s?") % words
    yield _("Can you write down the day, the time and the place for me?")


def may_i(who, age):
    """The first question, with the age of the child where it is known."""
    if who == SON and age is not None:
        return ngettext(
            "Hello! My son is %(age)d year old. May he take part?",
            "Hello! My son is %(age)d years old. May he take part?",
            age,
        ) % {"age": age}
    if who == DAUGHTER and age is not None:
        return ngettext(
            "Hello! My daughter is %(age)d year old. May she take part?",
            "Hello! My daughter is %(age)d years old. May she take part?",
            age,
        ) % {"age": age}
    return {
        SON: _("Hello! May my son take part?"),
        DAUGHTER: _("Hello! May my daughter take part?"),
    }.get(who) or _("Hello! I would like to take part. May I?")


def of_the_facts(activity):
    """What is worth asking about this one."""
    if activity.price:
        yield _("Does it cost %(kronor)d kronor?") % {"kronor": activity.price}
    else:
        yield _("Is it free of charge?")
    asked = {
        "access_flag:bring-children": _("May I bring my children?"),
        "access_flag:women-only": _("Is it for women only?"),
        "access_flag:wheelchair": _("Where do I get in with a wheelchair or a pram?"),
    }
    yield from (words for flag, words in asked.items() if flag in activity.flags)
    if activity.signup_id == "access_flag:signup":
        yield _("How do I sign up?")
    else:
        yield _("Can I just come?")


def answers():
    """What those who hold it can point at."""
    yield _("Yes, you are welcome!")
    yield _("No, I am sorry.")
    yield _("It is full. Come another time.")
    yield _("Write your name and your phone number here.")
