"""Who may enter where: following an activity by mail; nobody needs an account."""

from samla.activities.models import Activity
from samla.alerts.models import Subscription

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/folj/aktivitet/{cafe}/",                         200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/aktivitet/{cafe}/skickat/",                 200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/organisation/{association}/",               200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/organisation/{association}/skickat/",       200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/kommun/botkyrka/",                          200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/kommun/botkyrka/skickat/",                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/kommun/ingenstans/",                        404,   404,   404,   404,   404,   404,   404,   404),
    ("/folj/sokning/",                                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/sokning/skickat/",                          200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/andra/{no}/",                               200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/andra/forged/",                             404,   404,   404,   404,   404,   404,   404,   404),
    ("/folj/ja/{yes}/",                                 200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/nej/{no}/",                                 200,   200,   200,   200,   200,   200,   200,   200),
    ("/folj/ja/forged/",                                404,   404,   404,   404,   404,   404,   404,   404),
    ("/folj/nej/forged/",                               404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def things(known):
    """Somebody's wish to follow the café, and the links of her letters."""
    cafe = Activity.objects.get(pk=known["cafe"])
    wish = Subscription.objects.ask(cafe, "leyla@example.org", "sv")
    wish.confirm("sv")
    return {"yes": wish.yes_token("sv"), "no": wish.no_token}
