"""The kinds of question: a picture and a hint on what to tell, for each."""

from django.utils.translation import gettext_lazy as _

from samla.taxonomy.models import choices

# By the code of the term: which picture, and what is good to tell.
KINDS = {
    "room": (
        "premises",
        _("Tell which days and hours, how many you are, and what the room must have."),
    ),
    "grant": (
        "price",
        _("Tell what you want to do, for whom, what it costs and when it begins."),
    ),
    "start": (
        "plus",
        _("Tell what you want to start, for whom, where, and what you have already."),
    ),
    "reach": (
        "people",
        _("Tell what you do, which days, for whom and in which languages."),
    ),
    "language": (
        "language",
        _("Tell which languages, what it is for, when, and how long it takes."),
    ),
    "iop": (
        "organisation",
        _("Tell what you want to do together, and what each of you would bring."),
    ),
    "volunteers": (
        "strength",
        _("Tell how many you are or need, for what, and what they must learn."),
    ),
    "matching": (
        "life-vanner",
        _("Tell whether you want to meet somebody or know people who do. No names."),
    ),
    "goods": (
        "gift",
        _("Tell what you give or need, how much, where it is and who can fetch it."),
    ),
    "invite": (
        "mail",
        _("Tell where you want to come, what you would tell, and how long it takes."),
    ),
    "worry": (
        "warning",
        _("Tell what has happened, where, and what should change. No names."),
    ),
    "partner": (
        "share",
        _("Tell what you have, what you lack, and where you are."),
    ),
}


def kinds() -> list[dict]:
    """Every kind of question, as a page asks for it."""
    return [described(id, name) for id, name in choices("enquiry_kind")]


def kind_of(code: str) -> dict | None:
    """One kind by its code; none where there is no such."""
    found = dict(choices("enquiry_kind"))
    term_id = f"enquiry_kind:{code}"
    return described(term_id, found[term_id]) if term_id in found else None


def described(term_id, name):
    """A kind with its picture and hint; a new term has neither yet."""
    code = term_id.partition(":")[2]
    icon, hint = KINDS.get(code, ("info", ""))
    return {"id": term_id, "code": code, "name": name, "icon": icon, "hint": hint}
