"""What is asked in a county, in numbers only."""

from django.shortcuts import get_object_or_404, render

from samla.core.access import public
from samla.enquiries.models import promises_in
from samla.municipalities.models import County


@public
def enquiry_county(request, slug):
    """How much is asked in each municipality, and how its promise was kept."""
    county = get_object_or_404(County, slug=slug)
    context = {"county": county, "rows": promises_in(county)}
    return render(request, "enquiries/enquiry_county.html", context)
