"""Who is written to about a booking, on either side, and in which language."""

from django.urls import reverse

from samla.bookings.calendar import calendar_of
from samla.core import letters

# What a shared mailbox reads is not known.
LANGUAGE = "sv"


def borrowers(booking) -> dict[str, str]:
    """Who asked, as long as she belongs there; beside the organisation's own mailbox.

    Those of an example are nobody's.
    """
    organisation = booking.organisation
    if organisation.is_example:
        return {}
    readers = {organisation.email: LANGUAGE}
    people = organisation.memberships.filter(
        user=booking.asked_by_id, user__is_active=True
    )
    return readers | dict(people.values_list("user__email", "user__language"))


def lenders(booking) -> dict[str, str]:
    """The mailbox that answers for the room."""
    if booking.premises.is_example:
        return {}
    return {booking.premises.mailbox: LANGUAGE}


def others_who_lend(booking) -> dict[str, str]:
    """All who may answer, where the mailbox has been silent."""
    if booking.premises.is_example:
        return {}
    return dict(booking.premises.keepers.values_list("email", "language"))


def write(name, readers, booking, write=letters.write, *, page="", **context):
    """The same letter to each reader in her language; `page` is where it leads.

    Answers with the letters. `dates` that a calendar must know of go along as a file.
    """
    calendar_dates = context.pop("calendar", None)
    once = context.pop("once", "")
    reply_to = context.pop("reply_to", "")
    path = page or booking.get_absolute_url()
    written = []
    for address, language in readers.items():
        link = letters.address(path, language)
        attached = []
        if calendar_dates:
            attached = [file_of(booking, calendar_dates, link, address, language)]
        facts = {each: in_full(each, context[each], language) for each in context}
        written.append(
            write(
                f"bookings/emails/{name}.txt",
                address,
                facts | {"booking": booking, "link": link},
                language,
                attachments=attached,
                reply_to=reply_to,
                once=once,
            )
        )
    return written


def in_full(name, value, language):
    """A path as the whole address in the reader's language; all else as it is."""
    is_path = name.endswith("_path") and value
    return letters.address(value, language) if is_path else value


def file_of(booking, dates, link, address, language):
    """A calendar file for one reader, as a letter carries it."""
    with letters.translation.override(language):
        file = calendar_of(booking, dates, link, to=address)
    method = "REQUEST" if b"METHOD:REQUEST" in file else "PUBLISH"
    method = "CANCEL" if b"METHOD:CANCEL" in file else method
    return "samla.ics", file.decode(), f"text/calendar; method={method}"


def inbox():
    """Where those who lend see all that waits."""
    return reverse("bookings:inbox-list")
