"""Letters of the room alerts: whether she wants letters, and what has changed."""

from functools import partial

from django.urls import reverse

from samla.core import letters
from samla.translations.models.translated import nearer_than

# What a shared mailbox reads is not known.
LANGUAGE = "sv"
NEWS = "alerts/emails/news.txt"
# In this order they are told, and no more than so many in one letter.
GROUPS = ["new", "cancelled", "moved"]
MOST_TOLD = 20
# Where there is more, this is kept first: who does not know of it goes there in vain.
KEPT_FIRST = ["cancelled", "moved", "new"]


def asked(subscription, language, title):
    """Ask whether whoever reads this mailbox wants letters.

    `title` holds nothing that somebody typed: else anybody could have us write it.
    """
    path = reverse(
        "alerts:subscription-confirm", args=[subscription.yes_token(language)]
    )
    context = {
        "subscription": subscription,
        "activity": subscription.activity,
        "title": title,
        "link": letters.address(path, language),
    }
    if not subscription.search:
        context["page"] = letters.address(subscription.page, language)
    name = "asked" if subscription.activity_id else "asked_more"
    end = reverse("alerts:subscription-remove", args=[subscription.no_token])
    letters.write(
        f"alerts/emails/{name}.txt",
        subscription.email,
        context,
        language,
        headers=_one_click(letters.address(end, language)),
    )


def news(subscriptions, changes, rhythm, title_of):
    """A letter about all that one reader follows, not sent yet: each change once.

    `changes` are an issue's, those she hears of; all subscriptions are of one address.
    It is written in the language that she chose last; `title_of(search, language)`
    says what a search is called in it.
    """
    first = max(subscriptions, key=lambda one: one.confirmed_at)
    language = first.language
    path = reverse("alerts:subscription-remove", args=[first.all_token])
    link = letters.address(path, language)
    kept = sorted(changes, key=partial(_when, KEPT_FIRST))[:MOST_TOLD]
    shown = sorted(kept, key=partial(_when, GROUPS))
    groups = [
        (name, [_entry(each, language) for each in shown if each["group"] == name])
        for name in GROUPS
    ]
    context = {
        "groups": [(name, entries) for name, entries in groups if entries],
        "rhythm": rhythm,
        "number": len(changes),
        "only": _entry(shown[0], language) if len(changes) == 1 else None,
        "more": len(changes) - len(shown),
        "followed": [_followed(each, language, title_of) for each in subscriptions],
        "link": link,
    }
    # The button of a mail programme ends what the letter is about, and no more.
    if len(subscriptions) == 1:
        path = reverse("alerts:subscription-remove", args=[first.no_token])
    headers = _one_click(letters.address(path, language))
    return letters.composed(NEWS, first.email, context, language, headers)


def _when(groups, change):
    """What comes first is told first; what has no time last."""
    date = change["next"] or next(iter(change["dates"]), None)
    return (groups.index(change["group"]), not date, str(date and date["starts_at"]))


def _entry(change, language):
    path = reverse("activities:activity-detail", args=[change["pk"]])
    # An issue that was made before an update knows no other titles.
    own, titles = change.get("language", LANGUAGE), change.get("titles", {})
    title = _in(language, change["title"], own, titles)
    return change | {"page": letters.address(path, language), "title": title}


def _in(language, title, original, titles):
    """A title in the language of a letter, or as near to it as there is one."""
    near = (titles[one] for one in nearer_than(original, language) if one in titles)
    return next(near, title)


def _followed(subscription, language, title_of):
    name = subscription.name
    if subscription.search:
        name = title_of(subscription.search, language) or name
    edit = reverse("alerts:subscription-edit", args=[subscription.no_token])
    return {
        "name": name,
        "page": letters.address(subscription.page, language),
        "edit": letters.address(edit, language),
    }


def told(subscription, changes):
    """Tell a follower all that has changed of one activity."""
    language, activity = subscription.language, changes.activity
    calendar = reverse("activities:activity-calendar", args=[activity.pk])
    context = {
        "changes": changes,
        "activity": activity,
        "title": _in(language, activity.title, activity.text_code, changes.titles),
        "page": letters.address(activity.get_absolute_url(), language),
        "calendar": letters.address(calendar, language),
    }
    _write("told", subscription, context)


def room_changed(changes, followers) -> int:
    """Tell the organisers what became public because of the room; how many letters.

    `followers` is how many people have been written to about it.
    """
    activity = changes.activity
    readers = _co_organisers(activity) | _organisers(activity)
    for address, (language, may_edit) in readers.items():
        context = {
            "changes": changes,
            "activity": activity,
            "followers": followers,
            "may_edit": may_edit,
            "page": letters.address(activity.get_absolute_url(), language),
        }
        for name in ("activity-where", "occurrence-list"):
            path = reverse(f"activities:{name}", args=[activity.pk])
            context[name.replace("-", "_")] = letters.address(path, language)
        letters.write("alerts/emails/room_changed.txt", address, context, language)
    return len(readers)


def _organisers(activity):
    """The mailbox of the organiser, and her people in their languages."""
    people = activity.keepers.values_list("email", "language").distinct()
    known = {email: (language, True) for email, language in people}
    return {activity.organisation.email: (LANGUAGE, True)} | known


def _co_organisers(activity):
    taking_part = activity.invitations.confirmed().select_related("organisation")
    return {each.organisation.email: (LANGUAGE, False) for each in taking_part}


def gone(subscription):
    """Tell a follower that what she follows does not come back; the last letter."""
    _write("gone", subscription, {"title": subscription.title})


def _write(name, subscription, context):
    """A letter that any mail programme can end with one click (RFC 8058)."""
    language = subscription.language
    path = reverse("alerts:subscription-remove", args=[subscription.no_token])
    link = letters.address(path, language)
    letters.write(
        f"alerts/emails/{name}.txt",
        subscription.email,
        context | {"link": link},
        language,
        headers=_one_click(link),
    )


def _one_click(link):
    """What a mail programme needs for its own button."""
    return {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
