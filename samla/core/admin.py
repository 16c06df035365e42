"""The administration: one site for administrators, behind one door."""

from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samla.core.access import administrator

# Samla's own: people sign in and out, and choose passwords, in one place.
ELSEWHERE = {"login", "logout", "password_change", "password_change_done"}
ELSEWHERE |= {"view_on_site"}
LONGEST_REASON = 300


class Administration(AdminSite):
    """Django's administration for administrators only; to others it is not there."""

    site_header = site_title = gettext_lazy("Samla: administration")
    index_title = gettext_lazy("Administration")
    final_catch_all_view = False
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def get_urls(self):
        """Every path behind the door of administrators."""
        found = [each for each in super().get_urls() if _name(each) not in ELSEWHERE]
        for pattern in _patterns(found):
            pattern.callback = administrator(pattern.callback)
            pattern.callback.login_url = None  # Samla's own
        return found


def _name(pattern):
    return getattr(pattern, "name", None)


def _patterns(found):
    for each in found:
        if hasattr(each, "url_patterns"):
            yield from _patterns(each.url_patterns)
        else:
            yield each


class Admin(ModelAdmin):
    """How every table is shown: in pages, quickly, and to be read only.

    What may be changed is named in `changeable`; nothing is added or deleted here
    unless a room says so, since the portal has its own pages and rules for that.
    """

    changeable = ()
    may_add = may_delete = False
    # Columns that are long and that no list shows.
    unseen = ()
    show_full_result_count = False
    view_on_site = False
    list_per_page = 50
    list_max_show_all = 100

    def get_queryset(self, request):
        """The rows; a list leaves out what is long."""
        rows = super().get_queryset(request)
        return rows.defer(*self.unseen) if self.unseen else rows

    def get_fields(self, request, obj=None):
        hidden = ("document", "likeness", "folded", "name_sort", "outline")
        return [
            field.name
            for field in self.model._meta.fields
            if not field.primary_key and field.name not in (*hidden, *self.unshown)
        ]

    # What opens doors, or was told in confidence.
    unshown = ()

    def get_readonly_fields(self, request, obj=None):
        fields = self.get_fields(request, obj)
        return [name for name in fields if name not in self.changeable]

    def has_add_permission(self, request, obj=None):
        return self.may_add and request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return bool(self.changeable) and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return self.may_delete and request.user.is_superuser

    def get_actions(self, request):
        """Our own actions only; deleting many at once is none of them."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_object(self, request, object_id, from_field=None):
        """What is not there is not found, rather than led away from."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def log_addition(self, request, obj, message):
        return note(request, obj, ADDITION, message)

    def log_change(self, request, obj, message):
        return note(request, obj, CHANGE, message)

    def log_deletions(self, request, queryset):
        return [note(request, row, DELETION, "") for row in queryset]


def note(request, row, flag, message):
    """Write down what an administrator did, and to which row: its number, no name."""
    change = LogEntry(
        user=request.user,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=f"{row._meta.verbose_name} {row.pk}",
        action_flag=flag,
        change_message=message,
    )
    change.save()
    return change


def confirmed(description, **questions):
    """An action that is asked about once more, with its reason, and written down.

    `questions` are form fields: whatever else the action needs to know. What the
    action returns is written down beside the reason.
    """
    fields = questions | {"answer": reason()}
    form = type("Form", (forms.Form,), fields)

    def made(act):
        @wraps(act)
        def action(admin, request, rows):
            return _asked_once_more(admin, request, rows, act, description, form)

        action.short_description = description
        return action

    return made


def _asked_once_more(admin, request, rows, act, description, form_class):
    most = admin.list_per_page
    if rows.count() > most:
        told = _("Choose at most %(number)s at a time. Nothing was done.")
        return messages.error(request, told % {"number": most})
    is_sent = "confirmed" in request.POST
    form = form_class(request.POST if is_sent else None)
    if form.is_valid():
        try:
            _act_on_all(admin, request, rows, act, description, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None if hasattr(error, "error_dict") else "answer", error)
        else:
            return messages.success(request, _("Done, and written down."))
    context = admin.admin_site.each_context(request) | {
        "title": description,
        "rows": rows,
        "form": form,
        "action": request.POST.get("action"),
        "opts": admin.model._meta,
    }
    return TemplateResponse(request, "admin/confirm_action.html", context)


@transaction.atomic
def _act_on_all(admin, request, rows, act, description, said):
    """All or none."""
    more = {name: value for name, value in said.items() if name != "answer"}
    for row in rows:
        noted = act(admin, request, row, said["answer"], **more)
        told = f"{description}: {said['answer']}"
        admin.log_change(request, row, f"{told} ({noted})" if noted else told)


def reason():
    """The question why."""
    return forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("It is written down together with your name."),
        error_messages={"required": gettext_lazy("Write why you do it.")},
    )
