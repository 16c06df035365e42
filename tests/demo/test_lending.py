"""What the rooms of the examples are lent for: a calendar has something in it."""

from collections import Counter

from samla.bookings.models import Booking, BookingDate
from tests.demo.conftest import demo


def test_rooms_are_lent_asked_for_and_held(content):
    stages = Booking.objects.values_list("stage", flat=True)
    assert Counter(stages) == {"confirmed": 2, "asked": 2, "held": 1}
    for booking in Booking.objects.all():
        assert booking.dates.exclude(state="refused").count() >= 2, booking
    asked = BookingDate.objects.filter(state="asked")
    assert asked.values("day_on").distinct().count() < asked.count()  # rivals
    demo("--clear")
    assert not Booking.objects.exists()
