"""Where things are on the map: told by people, kept by the database."""

import pytest
from django.db import DatabaseError, transaction

from samla.activities.models import Activity
from samla.municipalities.models import Municipality, PlaceName
from samla.premises.models import Premises


def point(entry):
    entry.refresh_from_db(fields=["latitude", "longitude"])
    return entry.latitude, entry.longitude


def test_what_is_told_is_on_the_map_at_once_and_an_exact_place_stays(
    botkyrka, umea, hall, cafe
):
    """By the town, else the seat; as the room; nowhere when online."""
    seat = (botkyrka.latitude, botkyrka.longitude)
    alby = PlaceName.objects.get(name="Alby", municipality=botkyrka)
    PlaceName.objects.filter(pk=alby.pk).update(latitude=59.2396, longitude=17.8504)
    Activity.objects.filter(pk=cafe.pk).update(city="Nowhere known")
    assert point(cafe) == seat
    Activity.objects.filter(pk=cafe.pk).update(city="ALBY")
    assert point(cafe) == (59.2396, 17.8504)
    PlaceName.objects.filter(pk=alby.pk).update(latitude=59.24)
    assert point(cafe) == (59.24, 17.8504)

    Premises.objects.filter(pk=hall.pk).update(city="")
    assert point(hall) == seat
    cafe.venue, cafe.premises = "premises", hall
    cafe.latitude = 55.5  # what an old page remembers counts for nothing
    cafe.save()
    assert point(cafe) == seat
    hall.exact_place = "59.23000, 17.83000"
    hall.save()
    assert point(hall) == point(cafe) == (59.23, 17.83)

    Activity.objects.filter(pk=cafe.pk).update(exact_place="59.20000, 17.80000")
    Premises.objects.filter(pk=hall.pk).update(exact_place="", municipality=umea)
    assert point(hall) == (umea.latitude, umea.longitude)
    assert point(cafe) == (59.2, 17.8)

    Municipality.objects.filter(pk="2480").update(latitude=63.8, longitude=20.3)
    assert point(hall) == (63.8, 20.3)
    Activity.objects.filter(pk=cafe.pk).update(venue="online", exact_place="")
    assert point(cafe) == (None, None)


def test_a_history_tells_of_exact_places_and_not_of_what_follows(hall, umea):
    """Coordinates are nobody's doing."""
    before = hall.events.count()
    PlaceName.objects.filter(name="Norsborg").update(latitude=59.25, longitude=17.82)
    assert point(hall) == (59.25, 17.82)
    assert hall.events.count() == before
    Premises.objects.filter(pk=hall.pk).update(exact_place="59.23000, 17.83000")
    assert hall.events.count() == before + 1


@pytest.mark.parametrize("wrong", ["59.23", "59.23000, 97.83000", "x'; --", "0, 0"])
def test_no_place_outside_sweden_is_kept(cafe, wrong):
    """Whatever way it comes."""
    with pytest.raises(DatabaseError), transaction.atomic():
        Activity.objects.filter(pk=cafe.pk).update(exact_place=wrong)
    cafe.refresh_from_db()
    assert not cafe.exact_place
