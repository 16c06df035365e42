"""Who may enter where: History."""

from samla.municipalities.models import EntryPoint
from samla.organisations.models import Organisation
from samla.premises.models import Price

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/historia/organisation/{association}/",           302,   404,   404,   200,   200,   404,   200,   200),
    ("/historia/organisation/{association}/{event}/",   302,   404,   404,   200,   200,   404,   404,   404),
    ("/historia/aktivitet/{cafe}/",                     302,   404,   404,   200,   200,   404,   200,   200),
    ("/historia/lokal/{hall}/",                         302,   404,   404,   404,   404,   404,   200,   200),
    ("/historia/lokal/{hall}/premises.price/{lost}/",   302,   404,   404,   404,   404,   404,   200,   404),
    ("/historia/vagen-in/{way_in}/",                    302,   404,   404,   404,   404,   404,   200,   200),
    ("/historia/finns-inte/{hall}/",                    302,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def things(known):
    """The first event of the association, and a price that was taken away."""
    own = Organisation.events.rel.related_model.objects
    lost = Price.objects.create(premises_id=known["hall"], user_kind="study", kronor=5)
    lost.delete()
    taken = Price.events.rel.related_model.objects.filter(pgh_label="delete")
    return {
        "event": own.filter(pgh_obj_id=known["association"]).first().pgh_id,
        "lost": taken.latest("pgh_id").pgh_id,
        "way_in": EntryPoint.objects.get(municipality="0127").pk,
    }
