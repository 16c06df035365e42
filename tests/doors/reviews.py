"""Who may enter where: What waits for review."""

from django.utils import timezone

from samla.moderation.models import Review
from samla.organisations.models import Organisation

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/provning/",                                      302,   404,   404,   404,   404,   200,   200,   200),
    ("/provning/{review}/",                             302,   404,   404,   404,   404,   404,   200,   200),
    ("/provning/{review}/ta-tillbaka/",                 302,   404,   404,   200,   200,   404,   404,   404),
    ("/organisationer/{association}/forhandsgranska/",  302,   404,   404,   200,   200,   404,   200,   200),
    ("/lokaler/{hall}/forhandsgranska/",                302,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def things(known):
    """A change of the association that waits."""
    association = Organisation.objects.get(pk=known["association"])
    review = Review.objects.create(
        entry=association,
        municipality=association.municipality,
        kind="edit",
        proposed={"about": "Nytt."},
        due_on=timezone.localdate(),
    )
    return {"review": review.pk}
