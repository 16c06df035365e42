"""Who may enter where: Doubles and merges."""

from django.utils import timezone

from samla.accounts.models import User
from samla.organisations.models import LikelyTwin, Merge, Organisation

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/organisationer/dubbletter/",                     302,   404,   404,   404,   404,   200,   200,   200),
    ("/organisationer/dubbletter/{twin}/",              302,   404,   404,   404,   404,   404,   200,   200),
    ("/organisationer/sammanslagning/{merge}/",         302,   404,   404,   404,   404,   404,   200,   200),
    ("/organisationer/{gone}/",                         302,   302,   302,   302,   302,   302,   302,   302),
]
# fmt: on


def things(known):
    """Two that look like one, and two that became one."""
    first = Organisation.objects.get(pk=known["association"])
    second, third, fourth = (
        Organisation.objects.create(
            name=name,
            legal_form_id="legal_form:61",
            category_id="association_category:social",
            municipality=first.municipality,
            email="hej@dubbel.example",
            published_at=timezone.now(),
        )
        for name in ("Språkvännerna Alby", "Alby kör", "Albykören")
    )
    twin = LikelyTwin.objects.create(first=first, second=second, likeness=1)
    by = User.objects.get(email="kerstin@botkyrka.example")
    merge = Merge.objects.merge(third, fourth, by)
    return {"twin": twin.pk, "merge": merge.pk, "gone": fourth.pk}
