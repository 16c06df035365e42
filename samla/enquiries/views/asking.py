"""Asking a municipality: where, about what, the question, and a look before it goes."""

from dataclasses import dataclass

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from samla.core.access import visitor
from samla.core.expired import is_expired, send_again
from samla.enquiries import kinds, limits
from samla.enquiries.emails import asking as emails
from samla.enquiries.forms.asking import AskForm
from samla.enquiries.models.pointing import public_entry
from samla.moderation.models import Entry, entry_kinds
from samla.municipalities.models import Municipality, places_meant

TOO_MANY, FORBIDDEN = 429, 403
MOST_DIGITS = 18


@dataclass
class Asked:
    """What the address says already: where, about which entry, and of which kind."""

    municipality: Municipality | None
    entry: Entry | None
    kind: dict | None


# A form that was open too long shows what was typed: `is_expired` guards it instead.
@csrf_exempt
@visitor
def enquiry_create(request):
    """Ask a municipality; each step is a page that needs no script."""
    asked = asked_in(request.GET)
    if asked.municipality is None:
        return _place_page(request)
    if getattr(asked.municipality, "entry_point", None) is None:
        context = {"asked": asked, "municipality": asked.municipality}
        context["nearest"] = asked.municipality.nearest_joined()
        return render(request, "enquiries/enquiry_not_joined.html", context)
    if asked.kind is None:
        context = {"asked": asked, "kinds": kinds.kinds()}
        return render(request, "enquiries/enquiry_kind.html", context)
    return _question(request, asked)


def _question(request, asked):
    """The form; then what may answer it already; then the receipt."""
    about = {
        "municipality": asked.municipality,
        "kind_id": asked.kind["id"],
        "entry": asked.entry,
        "user": request.user,
    }
    if request.method != "POST":
        return _form_page(request, asked, AskForm(**about))
    if refusal := _refusal(request):
        form = AskForm(initial=request.POST.dict(), **about)
        return _form_page(request, asked, form, *refusal)
    form = AskForm(request.POST, **about)
    if not form.is_valid() or "change" in request.POST:
        return _form_page(request, asked, form)
    if "send" not in request.POST:
        context = {"answers": form.likely_answers, "people": form.people_named}
        if context["answers"] or context["people"]:
            context |= {"asked": asked, "form": form}
            return render(request, "enquiries/enquiry_answers.html", context)
    if enquiry := _sent(request, form):
        return redirect("enquiries:enquiry-detail", enquiry.token)
    return _form_page(request, asked, form, _too_many(), TOO_MANY)


def _refusal(request):
    """Why a form is not looked at, and with which status; nothing where it is."""
    if is_expired(request):
        return send_again(), FORBIDDEN
    if not limits.may_try(request):
        return _too_many(), TOO_MANY
    return None


def _too_many():
    return _(
        "Those were many questions within an hour. What you wrote is still here: wait "
        "an hour and send it again, or call the municipality. What you have sent "
        "before is kept and is answered."
    )


def _form_page(request, asked, form, error="", status=200):
    context = {"asked": asked, "form": form, "errors": [error] if error else []}
    return render(request, "enquiries/enquiry_create.html", context, status=status)


def _sent(request, form):
    """The enquiry, with letters about it; none where there were too many."""
    if found := form.sent_before:
        return found
    if not limits.may_ask(request):
        return None
    with transaction.atomic():
        enquiry, is_new = form.saved()
        if is_new:
            may_have = limits.may_have_receipt(request, form.cleaned_data["email"])
            emails.received(enquiry, may_have)
    return enquiry


def _place_page(request):
    """Which municipality is asked."""
    typed = request.GET.get("var", "").strip()[:80]
    found = Municipality.objects.select_related("county").defer("outline")
    codes = places_meant(typed) if typed else []
    places = found.with_joined().in_bulk(codes)
    context = {
        "typed": typed,
        "meant": [places[code] for code in codes if code in places],
        "joined": found.joined().order_by("name_sort"),
    }
    return render(request, "enquiries/enquiry_place.html", context)


def asked_in(query) -> Asked:
    """What an address says; what it says wrong counts as not said."""
    entry = _entry_in(query.get("om", ""))
    places = Municipality.objects.select_related("entry_point").defer("outline")
    slug = query.get("kommun", "")
    municipality = places.filter(slug=slug).first() if slug else None
    if municipality is None and entry:
        municipality = places.get(pk=entry.municipality_id)
    return Asked(municipality, entry, kinds.kind_of(query.get("slag", "")))


def _entry_in(typed):
    """The public entry that "lokal-12" means; none where there is none."""
    kind, _dash, number = typed.rpartition("-")
    model = entry_kinds().get(kind)
    is_number = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    if model is None or not is_number:
        return None
    return public_entry(model, int(number))
