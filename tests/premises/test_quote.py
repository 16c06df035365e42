"""What a use costs, by which rule, and what it would cost otherwise."""

import datetime

import pytest

from samla.premises.models import LendingPolicy, Price, Use, kind_of_user

CAFE, CIRCLE = "activity_type:language-cafe", "activity_type:swedish-circle"
TUESDAY = datetime.date(2027, 1, 12)


def use(starts, ends, kind="association", **facts):
    hours = map(datetime.time.fromisoformat, (starts, ends))
    return Use(kind, facts.pop("day", TUESDAY), *hours, **facts)


def price(kronor, kind="association", opens="", closes="", **facts):
    hours = {
        name: datetime.time.fromisoformat(hour)
        for name, hour in (("opens", opens), ("closes", closes))
        if hour
    }
    return Price(user_kind=kind, kronor=kronor, **hours, **facts)


FREE = price(0, opens="17:00", closes="23:59", activity_types=[CIRCLE])
USUAL = price(120)


def test_free_for_adult_education_in_the_evening_otherwise_by_the_hour():
    quote = use("18:00", "20:00", activity_type=CIRCLE).quote([USUAL, FREE])
    assert (quote.kronor, quote.price) == (0, FREE)
    assert quote.otherwise == "Annars: 120 kr per timme – Föreningar i allmänhet"
    assert use("18:00", "20:00", activity_type=CAFE).quote([USUAL, FREE]).kronor == 240


def test_each_hour_has_its_cheapest_price():
    quote = use("16:00", "18:30", activity_type=CIRCLE).quote([USUAL, FREE])
    assert (quote.kronor, quote.prices) == (120, (FREE, USUAL))


@pytest.mark.parametrize(
    ("rows", "kronor"),
    [
        ([price(200, per="occasion"), USUAL], 200),
        ([price(300, per="day"), USUAL], 240),
        ([price(50, weekdays=[1])], None),
        ([price(50, weekdays=[1]), USUAL], 240),
        ([price(50, target_groups=["target_group:women"]), USUAL], 240),
        ([price(10, kind="company")], None),
        ([], None),
    ],
)
def test_the_cheapest_that_holds_wins(rows, kronor):
    assert use("18:00", "20:00").quote(rows).kronor == kronor


def test_of_equals_the_most_exact_is_told():
    exact = price(120, weekdays=[2])
    assert use("18:00", "20:00").quote([USUAL, exact]).price is exact


def test_a_night_is_counted_on_both_days():
    wednesday = price(60, weekdays=[3])
    night = use("23:00", "01:30", ends_next_day=True)
    assert night.quote([USUAL, wednesday]).kronor == 120 + 90


def test_youth_and_study_pay_as_associations_where_nothing_else_is_told():
    youth = price(40, kind="youth")
    assert use("18:00", "20:00", "youth").quote([USUAL]).kronor == 240
    assert use("18:00", "20:00", "youth").quote([USUAL, youth]).kronor == 80
    assert use("18:00", "20:00", "company").quote([USUAL]).kronor is None


@pytest.mark.parametrize(
    ("facts", "groups", "kind"),
    [
        ({}, [], "association"),
        ({}, ["target_group:teens", "target_group:child6"], "youth"),
        ({}, ["target_group:teens", "target_group:all"], "association"),
        ({"category_id": "association_category:study"}, [], "study"),
        ({"legal_form_id": "legal_form:49"}, [], "company"),
        ({"legal_form_id": "legal_form:49m"}, [], "municipal"),
        ({"legal_form_id": "legal_form:private"}, [], "private"),
    ],
)
@pytest.mark.django_db
def test_what_an_organisation_borrows_as(association, facts, groups, kind):
    for name, value in facts.items():
        setattr(association, name, value)
    assert kind_of_user(association, groups) == kind


@pytest.mark.django_db
def test_an_order_of_priority_names_each_kind_once(botkyrka, hall):
    usual = LendingPolicy.objects.for_room(hall)
    assert (usual.pk, usual.priority_of("youth")) == (None, 1)
    usual.priorities = ["youth", "youth", "study", "municipal", "private", "company"]
    with pytest.raises(Exception, match="egen plats"):
        usual.full_clean()
    usual.priorities = [
        "study",
        "youth",
        "association",
        "municipal",
        "private",
        "company",
    ]
    usual.full_clean()
    usual.save()
    assert LendingPolicy.objects.for_room(hall).priority_of("study") == 1
