"""What somebody keeps without an account: a list in an address, told as it is now."""

from django.shortcuts import render

from samla.activities.models import Activity, Saved
from samla.core.access import public
from samla.core.templatetags.samla import absolute


@public
def saved_list(request):
    """The activities of a list, with what has become of each; no one else keeps it."""
    saved = Saved.asked(request.GET)
    rows = list(Activity.objects.of_saved(saved)) if saved else []
    for row in rows:
        row.without = saved.but_not(row.pk).query
    context = {
        "saved": saved,
        "carried": saved.query,
        "coming": [row for row in rows if row.is_on],
        "over": [row for row in rows if not row.is_on],
        "unknown": len(saved) - len(rows),
        "known": Saved(row.pk for row in rows),
        "address": absolute({"request": request}, f"{request.path}{saved.query}"),
    }
    return render(request, "pages/saved_list.html", context)


@public
def offline(request):
    """What the reader's device shows where there is no net."""
    return render(request, "pages/offline.html")
