"""The door gunicorn knocks on."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, connections
from django.urls import get_resolver

from samla.core.databases import bound_questions


class Request(WSGIRequest):
    """A request whose content type may be nonsense; the gate then refuses it."""

    def _set_content_type_params(self, meta):
        try:
            super()._set_content_type_params(meta)
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {"charset": "unreadable"}


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samla.settings")
try:
    application = get_wsgi_application()
    application.request_class = Request
    bound_questions(connections[DEFAULT_DB_ALIAS].settings_dict)
    get_resolver().url_patterns  # noqa: B018  every page is loaded before the first
except ImproperlyConfigured as error:
    sys.stderr.write(f"{error}\n")
    sys.exit(4)  # at this number gunicorn ends instead of trying again

# What is loaded stays, and waste is looked for less often than after every 700 things:
# both together take a third of what a list costs.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
