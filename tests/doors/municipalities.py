"""Who may enter where: Municipalities."""

from samla.municipalities.models import Application
from tests.conftest import person

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/kommuner/",                                      200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/lan/stockholms-lan/",                   200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/botkyrka/",                             200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/botkyrka/vagen-in/",                    302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sokt/",                        302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/lov/",                         302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/lov/{lov}/ta-bort/",           302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/anslut/",                      302,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/ansokningar/",                          302,   404,   404,   404,   404,   200,   200,   200),
    ("/kommuner/ansokningar/{application}/",            302,   404,   404,   404,   404,   404,   200,   200),
]
# fmt: on


def things(known):
    """Somebody asks to work for Botkyrka."""
    application = Application.objects.create(
        municipality_id="0127",
        user=person("sokande@example.org"),
        function="Samordnare",
        unit="Fritid",
        message="Ring mig.",
    )
    return {"application": application.pk}
