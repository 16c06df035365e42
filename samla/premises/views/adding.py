"""Steps that add one thing at a time: hours, prices, pictures."""

from django.contrib import messages
from django.shortcuts import redirect

# In this order a new room is told about.
STEPS = ("window-list", "price-list", "picture-list", "premises-publish")


def added(request, room, form, step, said):
    """Save what was typed, also when its writer goes on; where she is led, or None."""
    goes_on = "onward" in request.POST
    if goes_on and not form.has_changed():
        return redirect(*after(room, step))
    if form.is_valid() and form.saved():
        messages.success(request, said() if callable(said) else said)
        return redirect(
            *after(room, step) if goes_on else (f"premises:{step}", room.pk)
        )
    return None


def after(room, step):
    """The next step of a new room; of one that is shown, the page of all steps."""
    step = "premises-edit" if room.published_at else STEPS[STEPS.index(step) + 1]
    return f"premises:{step}", room.pk
