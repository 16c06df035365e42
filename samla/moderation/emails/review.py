"""Letters about reviews: what was decided, and what a promise is about to break."""

from django.urls import reverse

from samla.core import letters
from samla.municipalities.models import mailboxes


def decided(review):
    """Tell who asked, and her organisation, what was decided and why."""
    entry = review.entry
    readers = {}
    if entry.speaker:
        readers[entry.speaker.email] = "sv"  # what it reads is not known
    if review.asked_by and review.asked_by.is_active:
        readers[review.asked_by.email] = review.asked_by.language
    for address, language in readers.items():
        path = entry.get_absolute_url()
        if review.outcome != review.Outcome.APPROVED:
            path = entry.edit_url
        elif not entry.published_at:
            path = _path("pages:desk")
        context = {
            "review": review,
            "entry": entry,
            "link": letters.address(path, language),
        }
        letters.write(
            "moderation/emails/review_decided.txt", address, context, language
        )


def due(municipality, reviews):
    """Remind those who decide that a promised day comes."""
    _remind("review_due", mailboxes(municipality), municipality, reviews)


def broken(municipality, reviews):
    """Tell the deputy that a promise was broken; where none is, all who decide."""
    entry_point = getattr(municipality, "entry_point", None)
    deputy = entry_point.deputy if entry_point else None
    readers = mailboxes(municipality)
    if deputy and deputy.user.is_active:
        readers = [(deputy.user.email, deputy.user.language)]
    _remind("review_broken", readers, municipality, reviews)


def _remind(name, readers, municipality, reviews):
    oldest = min(review.due_on for review in reviews)
    for address, language in readers:
        context = {
            "municipality": municipality,
            "count": len(reviews),
            "day": oldest,
            "link": letters.address(_path("moderation:review-list"), language),
        }
        letters.write(f"moderation/emails/{name}.txt", address, context, language)


def _path(name):
    return reverse(name)
