"""Letters to those who wait for a time that was not free."""

from django.urls import reverse

from samla.core import letters

# What a mailbox reads is not known.
LANGUAGE = "sv"
MOST_NAMED = 30


def freed(wish, dates):
    """Tell who waits that these dates can be had now; others may be told too."""
    person = wish.made_by
    is_there = person and person.is_active
    still_hers = is_there and wish.organisation.memberships.filter(user=person).exists()
    to, language = wish.organisation.email, LANGUAGE
    if still_hers:
        to, language = person.email, person.language
    context = {
        "wish": wish,
        "dates": [(date, asking(wish, date, language)) for date in dates[:MOST_NAMED]],
        "more": max(len(dates) - MOST_NAMED, 0),
        "wishes": letters.address(reverse("bookings:wish-list"), language),
    }
    letters.write("bookings/emails/freed.txt", to, context, language)


def asking(wish, date, language):
    """Where a freed date is asked for, with everything filled in."""
    path = reverse("bookings:booking-when", args=[date.premises_id])
    asked = f"slag=once&forsta={date.day_on}&fran={date.starts:%H:%M}"
    asked += f"&till={date.ends:%H:%M}&personer={wish.persons}"
    return f"{letters.address(path, language)}?{asked}"
