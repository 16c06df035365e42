"""The room bookings."""

from django.apps import AppConfig


class BookingsConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.bookings"
