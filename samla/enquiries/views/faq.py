"""What a municipality is often asked, and has answered for everybody."""

from django.shortcuts import get_object_or_404, render

from samla.core.access import public
from samla.core.pagination import page_of
from samla.enquiries import kinds
from samla.enquiries.models import Faq
from samla.municipalities.models import Municipality

LONGEST = 100


@public
def faq_list(request, slug):
    """The published answers of a municipality, by words and by kind."""
    municipality = get_object_or_404(Municipality.objects.defer("outline"), slug=slug)
    faqs = Faq.objects.published().in_lists().for_pages()
    faqs = faqs.filter(municipality=municipality)
    words = " ".join(request.GET.get("q", "")[:LONGEST].split())
    kind = kinds.kind_of(request.GET.get("slag", ""))
    if kind:
        faqs = faqs.filter(kinds__contains=[kind["id"]])
    context = {
        "municipality": municipality,
        "page": page_of(request, faqs.matching(words)),
        "words": words,
        "kind": kind,
        "kinds": kinds.kinds(),
    }
    return render(request, "enquiries/faq_list.html", context)
