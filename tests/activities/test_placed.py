"""Where things are on the map: told by people, kept by the database."""

import pytest
from django.db import DatabaseError, connection, transaction

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


def placed_wrongly():
    """Activities that are not where their room or their town is."""
    with connection.cursor() as cursor:
        cursor.execute("select * from samla_placed_wrongly()")
        return [pk for (pk,) in cursor.fetchall()]


def set_unseen(entry, **columns):
    """Write columns as the database never does."""
    table = entry._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"alter table {table} disable trigger user")
        type(entry).objects.filter(pk=entry.pk).update(**columns)
        cursor.execute(f"alter table {table} enable trigger user")


def test_what_is_in_a_room_that_is_nowhere_is_where_its_town_is(
    botkyrka, umea, hall, cafe
):
    """Also when the town moves, and until somebody tells where the room is."""
    set_unseen(hall, latitude=None, longitude=None, municipality=umea)
    alby = PlaceName.objects.get(name="Alby", municipality=botkyrka)
    PlaceName.objects.filter(pk=alby.pk).update(latitude=59.2396, longitude=17.8504)
    cafe.venue, cafe.premises, cafe.city = "premises", hall, "Alby"
    cafe.save()
    assert point(cafe) == (59.2396, 17.8504)
    PlaceName.objects.filter(pk=alby.pk).update(latitude=59.24)
    assert point(cafe) == (59.24, 17.8504)
    PlaceName.objects.filter(pk=alby.pk).update(name="Nytt")
    assert point(cafe) == (botkyrka.latitude, botkyrka.longitude)
    PlaceName.objects.create(
        name="Alby", municipality=botkyrka, latitude=59.3, longitude=17.9
    )
    assert point(cafe) == (59.3, 17.9)
    PlaceName.objects.filter(name="Alby", municipality=botkyrka).delete()
    Municipality.objects.filter(pk="0127").update(latitude=59.1, longitude=17.1)
    assert point(cafe) == (59.1, 17.1)
    assert placed_wrongly() == []
    Premises.objects.filter(pk=hall.pk).update(exact_place="59.23000, 17.83000")
    assert point(hall) == point(cafe) == (59.23, 17.83)
    assert placed_wrongly() == []


def test_names_elsewhere_leave_an_entry_alone(botkyrka, umea, cafe):
    """A name or a seat is looked up for those it may tell of, and for no others."""
    set_unseen(cafe, latitude=60)
    assert placed_wrongly() == [cafe.pk]
    name = {"municipality": botkyrka, "latitude": 59.3, "longitude": 17.9}
    PlaceName.objects.create(name="Elsewhere", **name)
    PlaceName.objects.filter(name="Elsewhere").update(latitude=59.4)
    PlaceName.objects.filter(name="Elsewhere").delete()
    Municipality.objects.filter(pk=umea.pk).update(latitude=63.8)
    Municipality.objects.update(population=1)
    assert point(cafe)[0] == 60
    Municipality.objects.filter(pk=botkyrka.pk).update(latitude=59.1)
    assert placed_wrongly() == []
