"""How every form looks: described, linked, announced, and nothing typed is lost."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import render_to_string
from django.utils.translation import override
from lxml import html

from samla.core.forms import PlainText, SamlaRenderer


class Question(forms.Form):
    """One field of each kind that Samla asks with."""

    title = forms.CharField(label="What is it called?", help_text="Shown on the card.")
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    often = forms.ChoiceField(
        label="How often?",
        choices=[("once", "Once"), ("weekly", "Every week")],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        help_text="Choose one or more.",
        choices=[(str(number), f"Day {number}") for number in range(9)],
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(widget=forms.Textarea, required=False)
    agree = forms.BooleanField()
    token = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.fixture(autouse=True)
def english():
    """The words in these tests are the English ones."""
    with override("en"):
        yield


def page(data=None, form=Question):
    return html.fragment_fromstring(str(form(data)), create_parent="form")


def called(shown, name):
    """The first answer of a name."""
    return shown.xpath(f"//*[@name='{name}']")[0]


def words(part):
    return " ".join(part.text_content().split())


def description(shown, part):
    """What is read out after the question."""
    ids = part.get("aria-describedby").split()
    return " ".join(words(shown.get_element_by_id(id)) for id in ids)


def summary(shown):
    return shown.xpath("//*[@role='alert']")[0]


def test_an_unasked_form_shows_no_fault():
    assert page().xpath("//*[@role='alert' or @aria-invalid]") == []


def test_every_answer_has_its_question():
    answers = page().xpath("//input[not(@type='hidden')] | //textarea")
    assert len(answers) == 15
    for answer in answers:
        assert page().xpath(f"//label[@for='{answer.get('id')}']"), answer.get("id")


def test_what_may_be_left_out_says_so():
    labels = [words(label) for label in page().xpath("//label")]
    assert [label for label in labels if "optional" in label] == ["Text (optional)"]


def test_a_group_is_one_question_with_its_own_legend():
    groups = page().xpath("//fieldset")
    assert [words(group[0]) for group in groups] == ["How often?", "Days"]
    assert [group[0].tag for group in groups] == ["legend", "legend"]
    assert groups[0].get("role") == "radiogroup"


@pytest.mark.parametrize("name", ["title", "day", "agree"])
def test_help_and_fault_are_described(name):
    shown = page({})
    assert called(shown, name).get("aria-invalid") == "true"
    assert "required" in description(shown, called(shown, name))


def test_help_is_read_before_the_fault():
    shown = page({})
    heard = description(shown, called(shown, "title"))
    assert heard == "Shown on the card. Error: This field is required."


@pytest.mark.parametrize("name", ["often", "days"])
def test_a_group_is_described_as_a_whole(name):
    shown = page({})
    group = next(called(shown, name).iterancestors("fieldset"))
    assert "required" in description(shown, group)


def test_the_summary_is_announced_and_leads_to_each_answer():
    shown = page({"title": "Café", "day": "2027-02-31"})
    assert "There is a problem" in words(summary(shown))
    links = [link.get("href") for link in summary(shown).xpath(".//a")]
    assert links == ["#id_day", "#id_often_0", "#id_days_0", "#id_agree"]
    for link in links:
        assert shown.get_element_by_id(link[1:]).tag == "input"


def test_two_forms_on_a_page_share_no_id():
    both = str(Question({}, prefix="one")) + str(Question({}, prefix="two"))
    ids = re.findall(r'\sid="([^"]+)"', both)
    assert len(ids) == len(set(ids))


def test_a_fault_of_a_hidden_answer_is_told_too():
    class Hidden(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert "required" in words(summary(page({}, Hidden)))


def test_a_fault_of_the_whole_form_is_told():
    class Whole(forms.Form):
        def clean(self):
            raise forms.ValidationError("The room is already lent at that time.")

    assert "already lent" in words(summary(page({}, Whole)))


def test_what_was_typed_is_kept_and_written_as_text():
    shown = page({"title": "<script>alert(1)</script>", "day": "31 February"})
    assert called(shown, "title").get("value") == "<script>alert(1)</script>"
    assert called(shown, "day").get("value") == "31 February"
    assert shown.xpath("//script") == []


@pytest.mark.parametrize(
    ("typed", "asked_as"),
    [
        ("31 February", "text"),
        ("2027-02-31", "text"),
        ("20270331", "text"),
        ("", "date"),
        ("2027-03-31", "date"),
    ],
)
def test_a_day_no_picker_can_show_is_asked_again_in_text(typed, asked_as):
    """A browser shows an empty picker instead: the text would be lost."""

    class Day(forms.Form):
        day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))

        def clean_day(self):
            raise forms.ValidationError("Choose a day before the last one.")

    shown = called(page({"day": typed}, Day), "day")
    assert (shown.get("type"), shown.get("value") or "") == (asked_as, typed)


@pytest.mark.parametrize(
    ("typed", "asked_as"), [("många", "text"), ("1e3", "text"), ("30", "number")]
)
def test_a_number_no_picker_can_show_is_asked_again_in_text(typed, asked_as):
    class Persons(forms.Form):
        persons = forms.IntegerField(min_value=50)

    shown = called(page({"persons": typed}, Persons), "persons")
    assert (shown.get("type"), shown.get("value")) == (asked_as, typed)
    assert (shown.get("min") is None) == (asked_as == "text")


def test_an_hour_written_with_a_dot_stays_in_its_place():
    """A clock of the browser would show nothing, and send nothing the next time."""

    class Hour(forms.Form):
        starts = forms.TimeField(
            input_formats=["%H.%M"], widget=forms.TimeInput(attrs={"type": "time"})
        )

    shown = called(page({"starts": "17.30"}, Hour), "starts")
    assert (shown.get("type"), shown.get("value")) == ("text", "17.30")


def test_a_form_of_filters_calls_nothing_optional():
    class Filter(forms.Form):
        all_optional = True
        q = forms.CharField(required=False)

    assert "optional" not in str(Filter())


@pytest.mark.parametrize(("data", "title"), [({}, "Error: Samla"), (None, "Samla")])
def test_the_title_says_that_something_is_wrong(rf, data, title):
    """The first thing a screen reader says of the page that comes back."""
    shown = render_to_string("base.html", {"form": Question(data)}, request=rf.get("/"))
    assert html.fromstring(shown).findtext(".//title") == title


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Spr\u202eåk\x07café", "Språkcafé"),
        ("Två\nrader", "Två\nrader"),
        ("مقهى\u200c اللغة", "مقهى\u200c اللغة"),
    ],
)
def test_signs_that_nobody_sees_leave_the_answer(typed, kept):
    form = Said({"text": typed})
    assert form.is_valid()
    assert form.cleaned_data["text"] == kept


@pytest.mark.parametrize("blank", ["\u200b", "\u3164", "\u2060\u200d", ".", "\x07"])
def test_a_blank_is_no_answer(blank):
    form = Said({"text": blank})
    assert form.has_error("text", "required")


def test_a_list_to_choose_from_is_written_as_django_writes_it():
    """Ours takes no template for each choice, and may differ in nothing else."""
    groups = [("", "–"), ("x", "<X>"), ("G&", [("1", "One"), ("2", "Two")])]
    for widget in (forms.Select(choices=groups), forms.SelectMultiple(choices=groups)):
        ours, django = (
            widget.render("place", ["2"], {"id": "place", "required": True}, renderer())
            for renderer in (SamlaRenderer, DjangoTemplates)
        )
        assert ours.split() == django.split()
        assert 'value="2" selected' in ours


class Said(PlainText, forms.Form):
    """Asks for one text."""

    text = forms.CharField(widget=forms.Textarea)
