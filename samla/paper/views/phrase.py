"""A phrase card: what to say when one comes."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from samla.activities.models import Activity
from samla.core.access import public
from samla.paper.forms import PhraseForm
from samla.paper.phrases import phrases


@public
def phrase_card(request, pk):
    """Swedish to show to whoever holds the activity, beside the reader's language."""
    activity = get_object_or_404(Activity.objects.published().for_pages(), pk=pk)
    date = activity.occurrences.happening().coming().first()
    if not date:
        return redirect(activity)
    form = PhraseForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    hers, theirs = phrases(
        activity, date, get_language(), asked.get("vem"), asked.get("alder")
    )
    context = {"activity": activity, "form": form, "hers": hers, "theirs": theirs}
    return render(request, "paper/phrase_card.html", context)
