"""Who may enter where: whether all is still right, by a link and signed in."""

from samla.activities.models import Activity
from samla.moderation.models.link import OWNER, Link

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/aktuellt/{link}/",                               200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktuellt/forged/",                               404,   404,   404,   404,   404,   404,   404,   404),
    ("/bekrafta/",                                      302,   200,   200,   200,   200,   200,   200,   200),
    ("/bekrafta/organisation/{association}/",           302,   404,   404,   200,   200,   404,   200,   404),
    ("/bekrafta/aktivitet/{cafe}/",                     302,   404,   404,   200,   200,   404,   200,   404),
    ("/bekrafta/lokal/{hall}/",                         302,   404,   404,   404,   404,   404,   200,   404),
]
# fmt: on


def things(known):
    """The link of a letter about the café."""
    return {"link": Link(Activity.objects.get(pk=known["cafe"]), OWNER).token}
