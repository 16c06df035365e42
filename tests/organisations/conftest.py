"""What somebody answers who registers an organisation."""

import pytest
from django.utils import timezone

from samla.organisations.models import Organisation


@pytest.fixture
def answers():
    """The few things that must be told; a browser sends the rest as it stands."""
    return {
        "name": "Cykelköket i Fittja",
        "legal_form": "legal_form:61",
        "number": "",
        "category": "association_category:social",
        "place": "Botkyrka",
        "about": "Vi lagar cyklar tillsammans.",
        "best_at": ["capability:training"],
        "text_language": "language:sv",
        "languages": ["language:sv"],
        "target_groups": ["target_group:all"],
        "serving": "",
        "email": "hej@cykelkoket.example",
        "phone": "",
        "website": "",
    }


@pytest.fixture
def register(botkyrka):
    """Puts an organisation into the directory."""

    def entered(name, **facts):
        return Organisation.objects.create(
            **{
                "name": name,
                "legal_form_id": "legal_form:61",
                "category_id": "association_category:social",
                "municipality": botkyrka,
                "about": "Vi ses på torsdagar.",
                "email": "hej@forening.example",
                "published_at": timezone.now(),
            }
            | facts
        )

    return entered
