"""Rooms, and the files that people send as pictures of them."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from samla.premises.models import OpeningWindow, Picture, Premises, Price
from tests.conftest import person, staff

ABOUT = {
    "name": "Lilla salen",
    "kind": "premises_kind:meeting",
    "municipality": "0127",
    "address": "Albyvägen 2",
    "postcode": "14557",
    "city": "Norsborg",
    "most_persons": "25",
    "text_language": "language:sv",
    "email": "lokaler@botkyrka.example",
}


@pytest.fixture
def clubroom(association):
    """A draft of a room that Amina's association wants to lend."""
    return Premises.objects.create(
        name="Klubbrummet",
        kind_id="premises_kind:meeting",
        owner_organisation=association,
        municipality=association.municipality,
        address="Albyvägen 2",
        city="Norsborg",
        most_persons=12,
        email="hej@sprakvannerna.example",
    )


@pytest.fixture
def rooms(botkyrka):
    """Makes rooms that Botkyrka offers, with these names or facts."""

    def make(*names, **facts):
        defaults = {
            "kind_id": "premises_kind:hall",
            "owner_municipality": botkyrka,
            "municipality": botkyrka,
            "address": "Exempelvägen 1",
            "city": "Norsborg",
            "most_persons": 30,
            "email": "lokaler@botkyrka.example",
            "published_at": timezone.now(),
        }
        made = [Premises.objects.create(name=n, **defaults | facts) for n in names]
        return made[0] if len(made) == 1 else made

    return make


def clock(text):
    """An hour of the day."""
    return datetime.time.fromisoformat(text)


def open_on(room, weekday, opens, closes, **season):
    """A window of a room."""
    hours = {"opens": clock(opens), "closes": clock(closes)}
    return OpeningWindow.objects.create(
        premises=room, weekday=weekday, **hours, **season
    )


@pytest.fixture
def evening(hall):
    """Mondays 17–21 in the hall."""
    return open_on(hall, 1, "17:00", "21:00")


@pytest.fixture
def youth_price(hall):
    """What is free, for whom, and when."""
    return Price.objects.create(
        premises=hall,
        user_kind="youth",
        kronor=0,
        condition="Minst 20 aktiviteter om året",
    )


@pytest.fixture
def picture(hall):
    """A picture of the hall."""
    return Picture.objects.create(
        premises=hall,
        jpeg=drawing("JPEG"),
        width=40,
        height=30,
        alt="Salen från dörren",
    )


@pytest.fixture
def reader(entry_point):
    """Works for Botkyrka, and only reads."""
    reader = person("reader@botkyrka.example")
    staff(reader, entry_point.municipality, "reader")
    return reader


@pytest.fixture
def keeper(botkyrka):
    """Botkyrka's premises manager."""
    keeper = person("keeper@botkyrka.example")
    staff(keeper, botkyrka, "premises")
    return keeper


@pytest.fixture
def neighbour(umea):
    """Coordinator of another municipality."""
    neighbour = person("neighbour@umea.example")
    staff(neighbour, umea, "coordinator")
    return neighbour


def drawing(kind, size=(40, 30), **how):
    """A picture file of a kind, as its bytes."""
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **how)
    return file.getvalue()


def sent(content, name="salen.jpg"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")
