"""The inbox of those who answer, and one question with all that was said about it."""

from contextlib import contextmanager

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import CappedPaginator, page_of
from samla.enquiries.emails import answering as emails
from samla.enquiries.emails import asking
from samla.enquiries.forms.answering import (
    MERGED,
    AnswerForm,
    AssignForm,
    DiaryForm,
    RefuseForm,
)
from samla.enquiries.forms.finding import FindForm
from samla.enquiries.forms.handing import OVER
from samla.enquiries.models import (
    AnswerTemplate,
    Attachment,
    Enquiry,
    Message,
    Reading,
    is_here,
    who_answers,
)
from samla.enquiries.views.following import as_file, said_on
from samla.municipalities.models import Municipality

# Which questions a list shows, by what its address says.
LISTS = {
    "": lambda user: Enquiry.objects.inbox(user),
    "nya": lambda user: Enquiry.objects.inbox(user).new(),
    "mina": lambda user: Enquiry.objects.mine(user),
    "vantar": lambda user: Enquiry.objects.inbox(user).waiting(),
    "sena": lambda user: Enquiry.objects.inbox(user).overdue(),
    "ingens": lambda user: Enquiry.objects.inbox(user).nobodys(),
    "alla": lambda user: Enquiry.objects.latest(user),
}


@signed_in
def enquiry_list(request):
    """What waits for an answer, the most urgent first."""
    find = FindForm(request.GET if "nummer" in request.GET else None, user=request.user)
    if find.is_valid():
        return _shown(find.cleaned_data["nummer"])
    chosen = request.GET.get("lista", "")
    rows = LISTS.get(chosen, LISTS[""])(request.user)
    places = list(coordinated_by(request.user))
    names = {
        "": _("To answer"),
        "nya": _("New"),
        "mina": _("Mine"),
        "vantar": _("Waiting for the sender"),
        "sena": _("Overdue"),
        "ingens": _("Without a handler"),
        "alla": _("All"),
    }
    context = {
        "page": page_of(request, rows.for_list(), paginator=CappedPaginator),
        "find": find,
        "keeps": request.user.is_superuser or bool(places),
        "lists": names.items(),
        "chosen": chosen if chosen in LISTS else "",
        "may_be_away": request.user.staff_roles.exists(),
        "places": places,
    }
    return render(request, "enquiries/enquiry_list.html", context)


def _shown(enquiry):
    """Where a question is read; what is put away, where it is taken out again."""
    page = "enquiry-unhide" if enquiry.hidden_at else "enquiry-answer"
    return redirect(f"enquiries:{page}", enquiry.pk)


@signed_in
def enquiry_answer(request, pk):
    """Read one question with everything said about it, and answer or ask back."""
    enquiry = seen(request, pk)
    may_answer = Enquiry.objects.answerable_by(request.user).filter(pk=pk).exists()
    form = None
    if may_answer:
        form = begun(request, enquiry)
        if form.is_valid() and write(enquiry, form, request.user):
            messages.success(request, form.said)
            return redirect("enquiries:enquiry-answer", pk)
    Reading.objects.note(enquiry, request.user, Reading.What.PAGE)
    Reading.objects.note_each(enquiry.shown_doubles, request.user, Reading.What.PAGE)
    context = {
        "enquiry": enquiry,
        "hand_overs": enquiry.hand_overs.standing(),
        # Another one answers a double: only what was just typed is shown once more.
        "form": form if request.POST or not enquiry.merged_into_id else None,
        "may_answer": may_answer,
        "may_publish": coordinated_by(request.user).filter(
            enquiries=enquiry, enquiries__messages__kind=Message.Kind.ANSWER
        ),
        "templates": AnswerTemplate.objects.fitting(enquiry) if may_answer else [],
        **said_on(request, enquiry.messages.shown_to_staff().in_order()),
        "may_put_away": Enquiry.objects.kept_by(request.user).filter(pk=pk).exists(),
        "has_doubles": may_answer and enquiry.possible_homes(request.user).exists(),
    }
    return render(request, "enquiries/enquiry_answer.html", context)


def coordinated_by(user):
    """The municipalities whose answers a person arranges."""
    kept = user.staff_roles.coordinating().values("municipality")
    return Municipality.objects.filter(pk__in=kept).only("name", "slug")


def seen(request, pk, may_answer=False):
    """A question that she may read, or answer; to anybody else it is not there."""
    rows = Enquiry.objects
    rows = rows.answerable_by if may_answer else rows.visible_to
    found = rows(request.user).select_related(
        "municipality__entry_point", "handler__user", "unit", "organisation"
    )
    return get_object_or_404(found.defer("municipality__outline"), pk=pk)


def begun(request, enquiry):
    """The answer as it is sent, or begun with a template after what is typed."""
    text = template_text(request, enquiry)
    if "mall" in request.POST:
        typed = request.POST.dict()
        typed["text"] = "\n\n".join(filter(None, (typed.get("text"), text)))
        return AnswerForm(initial=typed)
    initial = {"text": text}
    return AnswerForm(request.POST or None, request.FILES or None, initial=initial)


def template_text(request, enquiry):
    """The text of the template that `mall` names, filled in; nothing otherwise."""
    asked = request.POST.get("mall") or request.GET.get("mall", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return ""
    template = AnswerTemplate.objects.fitting(enquiry).filter(pk=asked).first()
    return template.filled(enquiry, request.user) if template else ""


@contextmanager
def in_her_turn(enquiry, user, hers=Enquiry.objects.answerable_by):
    """One at a time; to whom it is no more when her turn comes, it is not there."""
    with enquiry.in_turn():
        get_object_or_404(hers(user), pk=enquiry.pk)
        yield


def write(enquiry, form, user) -> bool:
    """Say it once, however often the button was pressed, and tell the sender.

    Whether it is said; where another question answers this one, the form says so.
    """
    told = form.cleaned_data
    act = {
        form.ANSWER: enquiry.answer,
        form.QUESTION: enquiry.ask_back,
        form.NOTE: enquiry.note,
    }[told["what"]]
    once = form.once(enquiry.pk, user.pk, told["what"])
    with in_her_turn(enquiry, user):
        if enquiry.messages.filter(once=once).exists():
            return True
        message = act(told["text"], user, once=once)
        if message is None:
            form.add_error(None, MERGED)
            return False
        form.add_to(message, user)
        if told["what"] != form.NOTE:
            emails.written(enquiry, message)
    return True


@signed_in
def enquiry_assign(request, pk):
    """Give it to a colleague, or take it."""
    enquiry = seen(request, pk, may_answer=True)
    form = AssignForm(request.POST or None, enquiry=enquiry)
    if form.is_valid():
        with in_her_turn(enquiry, request.user):
            assign(request, enquiry, form.cleaned_data["handler"])
        return redirect("enquiries:enquiry-answer", pk)
    context = {"enquiry": enquiry, "form": form}
    return render(request, "enquiries/enquiry_assign.html", context)


def assign(request, enquiry, chosen):
    """Give it to who was chosen; while she is away, to who stands in for her."""
    handler = chosen if is_here(chosen) else who_answers(enquiry.municipality)
    if handler is None:
        enquiry.pass_to(None)
        asking.tell(enquiry, "enquiry_new")
        told = _("%(away)s is away and so is everybody: the mailbox is told.")
        messages.warning(request, told % {"away": chosen.user})
        return
    if handler.pk != enquiry.handler_id:
        enquiry.assign(handler, request.user)
        if handler.user_id != request.user.pk:
            emails.assigned(enquiry)
    if handler == chosen:
        messages.success(request, _("It is given to %(who)s.") % {"who": handler.user})
    else:
        told = _("%(away)s is away: it is given to %(who)s instead.")
        messages.warning(request, told % {"away": chosen.user, "who": handler.user})


@signed_in
def enquiry_refuse(request, pk):
    """Close it without an answer, with the reason that its sender reads."""
    enquiry = seen(request, pk, may_answer=True)
    form = RefuseForm(request.POST or None)
    if form.is_valid():
        with in_her_turn(enquiry, request.user):
            refuse(request, enquiry, form.cleaned_data["reason"])
        return redirect("enquiries:enquiry-answer", pk)
    context = {"enquiry": enquiry, "form": form}
    return render(request, "enquiries/enquiry_refuse.html", context)


def refuse(request, enquiry, reason):
    """Close what is open; what was answered or closed meanwhile stays as it is."""
    if enquiry.is_open:
        enquiry.refuse(reason, request.user)
        emails.refused(enquiry)
        messages.success(request, _("It is closed, and the sender is told why."))
    else:
        messages.warning(request, OVER)


@signed_in
def enquiry_diary(request, pk):
    """Write down the number that it has in the municipality's own register."""
    enquiry = seen(request, pk, may_answer=True)
    form = DiaryForm(request.POST or None, instance=enquiry)
    if form.is_valid():
        with in_her_turn(enquiry, request.user):
            enquiry.diary_number = form.cleaned_data["diary_number"]
            enquiry.save(update_fields=["diary_number"])
        messages.success(request, _("Saved."))
        return redirect("enquiries:enquiry-answer", pk)
    context = {"enquiry": enquiry, "form": form}
    return render(request, "enquiries/enquiry_diary.html", context)


@signed_in
def enquiry_file(request, pk, name):
    """A file that came with a question, for those who may read it; it is logged."""
    enquiry = seen(request, pk)
    said = enquiry.messages.shown_to_staff()
    files = Attachment.objects.defer(None).filter(message__in=said)
    file = get_object_or_404(files, name=name)
    Reading.objects.note(enquiry, request.user, Reading.What.FILE)
    return as_file(file)
