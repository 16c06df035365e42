"""Where a person is signed in, and how she ends it."""

from allauth.usersessions.internal.flows.sessions import (
    end_other_sessions,
    end_sessions,
)
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samla.accounts import journal
from samla.accounts.browsers import words_for
from samla.core.access import settling


@settling
def session_list(request):
    """The sign-ins of a person, newest first; each can be ended by itself."""
    if request.method == "POST":
        return _end(request)
    UserSession.objects.create_from_request(request)
    sessions = UserSession.objects.purge_and_list(request.user)
    for session in sessions:
        session.device = words_for(session.user_agent)
    sessions.sort(key=lambda each: each.created_at, reverse=True)
    return render(request, "usersessions/session_list.html", {"sessions": sessions})


def _end(request):
    """End the one that was chosen, or all but this one."""
    journal.changed("sign-ins ended", request.user)
    if request.POST.get("session") == "others":
        end_other_sessions(request, request.user)
        messages.success(request, _("You are signed out everywhere else."))
    elif chosen := _chosen(request):
        end_sessions(request, [chosen])
        if not request.user.is_authenticated:
            return redirect("pages:start")
        messages.success(request, _("That sign-in is ended."))
    return redirect("usersessions_list")


def _chosen(request):
    """One of her own sign-ins; what is somebody else's is not found."""
    number = request.POST.get("session", "")
    mine = UserSession.objects.filter(user=request.user)
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return mine.filter(pk=int(number)).first()
