"""For how long a municipality keeps its questions, as it has decided."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samla.core.plain import Plain, number
from samla.enquiries import kinds
from samla.enquiries.models import Enquiry, RetentionPlan
from samla.enquiries.models.retention_plan import FEWEST_DAYS, MOST_DAYS

# The rule for every kind that has none of its own.
ALL = "alla"


class RetentionPlanForm(Plain, forms.Form):
    """Asks for days and a decision, for all questions and for those of some kinds.

    What the page showed goes along, so that only what she has changed is written.
    """

    sure = forms.BooleanField(
        label=_("Yes, destroy them as decided"),
        required=False,
    )

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        self.doomed = 0
        rows = municipality.retention_plans.all()
        self.rules = {row.kind_id: row for row in rows}
        self.about = {ALL: None} | {k["code"]: k["id"] for k in kinds.kinds()}
        self._ask(ALL, _("All kinds of questions"))
        for kind in kinds.kinds():
            self._ask(kind["code"], kind["name"])
        own = [[f"{code}_days", f"{code}_decision"] for code in self.about]
        self.rare = [days for days, _decision in own[1:]]
        folded = _("Another time for some kinds")
        self.layout = [("", own[:1]), (folded, own[1:], True)]
        self.all_optional = True

    def _ask(self, code, name):
        """Two questions about one kind: how long, and who has decided so."""
        rule = self.rules.get(self.about[code])
        self.fields[f"{code}_days"] = forms.IntegerField(
            label=_("%(kind)s: days after it was closed") % {"kind": name},
            initial=rule and rule.days,
            required=False,
            min_value=FEWEST_DAYS,
            max_value=MOST_DAYS,
            show_hidden_initial=True,
            error_messages=number(FEWEST_DAYS, MOST_DAYS),
        )
        self.fields[f"{code}_decision"] = forms.CharField(
            label=_("%(kind)s: by which decision?") % {"kind": name},
            initial=rule.decision if rule else "",
            required=False,
            max_length=200,
            show_hidden_initial=True,
            widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        )

    def clean(self):
        told = super().clean()
        is_decided = bool(told.get(f"{ALL}_decision"))
        for code in self.about:
            days, decision = f"{code}_days", f"{code}_decision"
            if days in self.errors:
                continue
            if told.get(decision) and told.get(days) is None:
                self.add_error(days, _("Write for how many days."))
            elif told.get(days) and not (told.get(decision) or is_decided):
                self.add_error(decision, _("Write the decision: its day, and by whom."))
        return told

    @property
    def asks_whether_sure(self):
        """Whether saving would destroy something tonight, or would have."""
        return bool(self.doomed or self["sure"].value())

    def put(self) -> bool:
        """Write what she has changed; not where it destroys more than she knows."""
        matters = Enquiry.objects.filter(municipality=self.municipality)
        before = list(matters.over().values_list("pk", flat=True))
        undo = transaction.savepoint()
        for code in self.about:
            if {f"{code}_days", f"{code}_decision"} & set(self.changed_data):
                self._write(code)
        # One kind kept longer makes up for no other that is destroyed.
        self.doomed = matters.over().exclude(pk__in=before).count()
        if self.doomed and not self.cleaned_data["sure"]:
            transaction.savepoint_rollback(undo)
            told = ngettext(
                "%(count)d closed question would be destroyed the coming night, and "
                "cannot be had back. Tick the box if that is decided.",
                "%(count)d closed questions would be destroyed the coming night, and "
                "cannot be had back. Tick the box if that is decided.",
                self.doomed,
            )
            self.add_error("sure", told % {"count": self.doomed})
            return False
        return True

    def _write(self, code):
        about = {"municipality": self.municipality, "kind_id": self.about[code]}
        days = self.cleaned_data[f"{code}_days"]
        if days is None:
            RetentionPlan.objects.filter(**about).delete()
        else:
            told = {"days": days, "decision": self.cleaned_data[f"{code}_decision"]}
            RetentionPlan.objects.update_or_create(**about, defaults=told)
