"""Who may enter where: Translations."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/oversattningar/",                                302,   200,   200,   200,   200,   200,   200,   200),
    ("/oversattningar/las-in/",                         302,   200,   200,   200,   200,   200,   200,   200),
    ("/oversattningar/fil/ar.xlf",                      302,   200,   200,   200,   200,   200,   200,   200),
    ("/oversattningar/fil/ar.csv",                      302,   200,   200,   200,   200,   200,   200,   200),
    ("/oversattningar/aktivitet/{cafe}/",               302,   404,   404,   200,   200,   404,   404,   404),
    ("/oversattningar/organisation/{association}/",     302,   404,   404,   200,   200,   404,   404,   404),
    ("/oversattningar/lokal/{hall}/",                   302,   404,   404,   404,   404,   404,   200,   404),
    ("/oversattningar/finns-inte/{hall}/",              302,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def things(known):
    """Nothing more is needed."""
    return {}
