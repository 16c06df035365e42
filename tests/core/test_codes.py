"""Codes that people say on the phone and write by hand."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from samla.core.codes import LONGEST, SHORTEST, SIGNS, is_code, made, read

lengths = st.integers(SHORTEST, LONGEST)
codes = lengths.map(made)
a_few = settings(max_examples=40, deadline=None)


@a_few
@given(codes)
def test_what_is_made_is_read_however_it_is_written(code):
    assert is_code(code)
    for typed in (
        code.lower(),
        " ".join(code),
        f"{code[:2]}-{code[2:]}.",
        f" {code}\u00a0",
        f"\u200f{code[:1]}\u200b{code[1:]}\u2069\t",
    ):
        assert read(typed) == code


@a_few
@given(codes, st.data())
def test_one_wrong_sign_or_two_that_changed_places_is_no_code(code, data):
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([sign for sign in SIGNS if sign != code[place]]))
    assert read(code[:place] + other + code[place + 1 :]) == ""
    one, two = data.draw(
        st.sampled_from(list(itertools.combinations(range(len(code)), 2)))
    )
    if code[one] != code[two]:
        signs = list(code)
        signs[one], signs[two] = signs[two], signs[one]
        assert read("".join(signs)) == ""


def test_no_sign_looks_like_another_and_none_makes_words():
    assert not set("01OQILAEUZS68Å") & set(SIGNS)
    code = next(
        code for code in iter(lambda: made(8), "") if {"2", "B", "H"} <= set(code)
    )
    by_hand = code.replace("2", "Z").replace("B", "8").replace("H", "Н")
    assert read(by_hand) == code
    arabic = code.translate({ord("2"): "٢", ord("3"): "٣", ord("4"): "۴"})
    assert read(arabic) == code


@a_few
@given(st.text(max_size=60))
def test_anything_else_is_no_code(typed):
    assert read(typed) == "" or is_code(read(typed))
