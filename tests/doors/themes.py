"""Who may enter where: themes are for everybody."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/teman/",                                         200,   200,   200,   200,   200,   200,   200,   200),
    ("/teman/halsa/",                                   200,   200,   200,   200,   200,   200,   200,   200),
    ("/teman/ingenting/",                               404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def things(known):
    """Nothing of somebody's own."""
    return {}
