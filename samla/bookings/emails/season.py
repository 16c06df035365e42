"""Letters about a season round: it is open, it is called off, it is decided."""

from django.urls import reverse

from samla.bookings.emails.readers import LANGUAGE
from samla.core import letters


def invited(round, organisation):
    """Tell an organisation that it can wish for times in a season."""
    page = round.get_absolute_url()
    once = f"round-{round.pk}-open-{organisation.pk}"
    write("round_open", round, organisation, {organisation.email: LANGUAGE}, page, once)


def withdrawn(round):
    """Tell those who wished that the round is called off, each once."""
    wishes = round.wishes.select_related("organisation", "made_by")
    for organisation in {wish.organisation for wish in wishes}:
        mine = [wish for wish in wishes if wish.organisation == organisation]
        readers = wishers(organisation, mine)
        page = reverse("bookings:room-find")
        write("round_withdrawn", round, organisation, readers, page)


def decided(round, organisation, answers):
    """Everything that an organisation gets, and does not get, in one letter."""
    readers = wishers(organisation, [one.wish for one in answers])
    once = f"round-{round.pk}-decided-{organisation.pk}"
    facts = told(answers)
    page = reverse("bookings:round-wish-list")
    write("round_decided", round, organisation, readers, page, once, **facts)


def as_it_would_read(round, organisation, answers, language):
    """The letter that a decision would cause, for the eyes of who decides."""
    context = {
        "round": round,
        "organisation": organisation,
        "link": letters.address(reverse("bookings:round-wish-list"), language),
    }
    name = "bookings/emails/round_decided.txt"
    context |= told(answers)
    return letters.composed(name, organisation.email, context, language)


def told(answers):
    """What is answered, and until when what is given is held."""
    held = [answer.held_until_at for answer in answers]
    return {"answers": answers, "held_until_at": min(filter(None, held), default=None)}


def wishers(organisation, wishes) -> dict[str, str]:
    """The organisation's mailbox, and those who wished and still belong to it."""
    if organisation.is_example:
        return {}
    people = organisation.memberships.filter(
        user__in=[wish.made_by_id for wish in wishes], user__is_active=True
    )
    return {organisation.email: LANGUAGE} | dict(
        people.values_list("user__email", "user__language")
    )


def write(name, round, organisation, readers, page, once="", **facts):
    """The same letter to each reader in her language; none to an example."""
    if organisation.is_example:
        return
    for address, language in readers.items():
        context = {
            "round": round,
            "organisation": organisation,
            "link": letters.address(page, language),
        }
        letters.write(
            f"bookings/emails/{name}.txt", address, context | facts, language, once=once
        )
