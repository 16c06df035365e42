"""Whose doing a change is: who sent the form, at which page."""

import pghistory
from pghistory.middleware import HistoryMiddleware, WSGIRequest


class RememberWho(HistoryMiddleware):
    """Keeps the person and the name of the page with every change of a request.

    Never its address: that may hold the secret of a letter's link.
    """

    def get_context(self, request):
        """Who is signed in; nobody may be."""
        return {"user": getattr(getattr(request, "user", None), "pk", None)}

    def process_view(self, request, view, args, kwargs):
        """The name of the page is known only now."""
        if isinstance(request, WSGIRequest):
            pghistory.context(page=request.resolver_match.view_name)
