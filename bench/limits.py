"""What bounds a page from above and below: the limits that its cost is told against.

Served beside Samla's own pages, through the same settings and the same middleware.
"""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.generic import ListView

from samla.activities.models import Activity
from samla.urls import *  # noqa: F403
from samla.urls import urlpatterns as of_samla

HELLO = b"Hello"
CARDS = ("pk", "title", "address", "city", "next_starts_at", "municipality__name")
TEXTBOOK = """<!doctype html><title>{{ paginator.count }}</title>
{% for one in page_obj %}<article>
<h2><a href="{{ one.get_absolute_url }}">{{ one.title }}</a></h2>
<p>{{ one.next_starts_at|date:"l j F H:i" }} {{ one.address }},
{{ one.municipality.name }}</p>
<p>{{ one.organisation.name }} {{ one.text|truncatewords:20 }}</p>
</article>{% endfor %}"""


@login_not_required
def hello(request):
    """Django with full middleware, and nothing to do."""
    return HttpResponse(HELLO)


@login_not_required
def cards(request):
    """One indexed question and twenty cards, put together by hand."""
    rows = Activity.objects.filter(published_at__isnull=False).order_by(
        "standing", "next_starts_at", "pk"
    )
    html = (
        format_html(
            '<article><h2><a href="/aktiviteter/{}/">{}</a></h2><p>{}, {}, {}</p>'
            "<p>{}</p></article>",
            *row,
        )
        for row in rows.values_list(*CARDS)[:20]
    )
    return HttpResponse("".join(html))


@cache
def textbook():
    """Its template, put together once as Django does with those in files."""
    return engines["django"].from_string(TEXTBOOK)


@method_decorator(login_not_required, name="dispatch")
class Textbook(ListView):
    """A list as many a tutorial makes it: icontains, COUNT and OFFSET."""

    paginate_by = 20

    def get_queryset(self):
        """What is shown, with the words somewhere in it."""
        words = self.request.GET.get("q", "")
        shown = Activity.objects.filter(
            Q(title__icontains=words) | Q(text__icontains=words),
            published_at__isnull=False,
        )
        return shown.order_by("next_starts_at")

    def render_to_response(self, context, **kwargs):
        """Its own template, so that none of Samla's has any part in it."""
        return HttpResponse(textbook().render(context))


urlpatterns = [
    path("hello/", hello),
    path("cards/", cards),
    path("textbook/", Textbook.as_view()),
    *of_samla,
]
