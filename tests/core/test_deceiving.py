"""Names that deceive: what nobody sees goes, what passes for another is refused."""

import pytest
from django import forms
from django.apps import apps
from django.forms import ModelForm

from samla.core.deceiving import deceiving_word, plain_name, without_piles
from samla.core.forms import PlainText, is_asked_on_one_line
from tests.test_house import every_subclass

# Names that everybody reads.
NAMES = [
    ("organisations.Organisation", "name"),
    ("activities.Activity", "title"),
    ("premises.Premises", "name"),
    ("premises.Picture", "alt"),
    ("municipalities.EntryPoint", "function_name"),
    ("municipalities.EntryPoint", "unit"),
    ("municipalities.SchoolBreak", "name"),
    ("enquiries.Unit", "name"),
    ("bookings.Round", "name"),
    ("accounts.User", "name"),
]
ZALGO = "A" + "\u0301\u0316\u0317\u0318\u0319\u0320" * 15 + "lby"


@pytest.mark.parametrize(("label", "name"), NAMES)
def test_every_form_that_asks_for_a_public_name_looks_it_through(label, name):
    model = apps.get_model(label)
    asking = [
        form
        for form in every_subclass(ModelForm)
        if form.__module__.startswith("samla.")
        and form._meta.model is model
        and name in form.base_fields
    ]
    assert asking
    for form in asking:
        assert issubclass(form, PlainText)
        assert is_asked_on_one_line(form.base_fields[name]), form


class Named(PlainText, forms.Form):
    """A name, and a text of several lines."""

    name = forms.CharField(max_length=120)
    text = forms.CharField(required=False, widget=forms.Textarea)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eyblA i aneksalF", "yblA i aneksalF"),
        ("Al\u200bby\u00ad\u2060\ufeff\u200e\u061c", "Alby"),
        ("𝐀𝐥𝐛𝐲 Ａｌｂｙ Ⓐⓛⓑⓨ", "Alby Alby Alby"),
        ("A\U000e0041lby", "Alby"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Al\u200cby", "Alby"),
        ("👩\u200d👩\u200d👧 Familjen 🎉", "👩\u200d👩\u200d👧 Familjen 🎉"),
        ("Cafe\u0301", "Café"),
        ("مُحَمَّدٌ", "مُحَمَّدٌ"),
        ("Språkcafé قهوة", "Språkcafé قهوة"),
        ("ትግርኛ och Українська", "ትግርኛ och Українська"),
        ("Ω-gruppen 5 µm²", "Ω-gruppen 5 µm²"),
        ("a\u034fb Cafe\u3164 \u2800Sam\ufe00la\u180e", "ab Cafe Samla"),
        ("Alby 1\ufe0f 1\ufe0f\u20e3 ❤\ufe0f", "Alby 1 1\ufe0f\u20e3 ❤\ufe0f"),
    ],
)
def test_a_name_is_kept_without_what_nobody_sees(typed, kept):
    form = Named({"name": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == kept


@pytest.mark.parametrize(
    "typed",
    [
        "Аlby",
        "Röda Kоrset",
        "Rädda Ваrnen",
        "Alby сосна\u0430a",
        "Röda Косе i Alby"[:9],
    ],
)
def test_a_name_in_two_alphabets_is_told_which_word(typed):
    form = Named({"name": typed, "text": typed})
    assert not form.is_valid()
    assert deceiving_word(typed) in form.errors["name"][0]
    assert "text" not in form.errors


def test_a_whole_word_that_only_looks_latin_is_one_too():
    assert deceiving_word("Föreningen АВС") == "АВС"
    assert deceiving_word("Союз АВС") == ""  # nothing pretends to be Latin here
    assert deceiving_word("Español y français, Åsa Ödéen") == ""


def test_a_word_in_its_own_language_stands_beside_a_latin_name():
    assert deceiving_word("Хор у Södertälje") == "Хор"
    assert deceiving_word("Хор у Södertälje", "uk") == ""
    assert deceiving_word("Хоr у Södertälje", "uk") == "Хоr"


def test_marks_in_piles_are_taken_down_everywhere():
    form = Named({"name": ZALGO, "text": f"Hej\n{ZALGO}\u202e"})
    assert form.is_valid()
    for told in form.cleaned_data.values():
        assert len(told) < 12
    assert form.cleaned_data["text"].startswith("Hej\n")
    joined = "a" + "\u0300\u0301\u0302\u200d" * 20
    assert without_piles(joined).count("\u0301") == 1
    assert len(plain_name(without_piles(joined))) < 5
    assert without_piles("Việt Nam, שָׁלוֹם") == "Việt Nam, שָׁלוֹם"
    assert plain_name("") == without_piles("") == ""


def test_a_name_of_ten_thousand_letters_or_of_nothing_is_refused_at_the_field():
    for typed in ("a" * 10_000, "\u202e\u200b", "🎉", "\u3164", "\u200e \u00ad"):
        form = Named({"name": typed})
        assert list(form.errors) == ["name"], ascii(typed[:9])
