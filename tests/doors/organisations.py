"""Who may enter where: Organisations."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/organisationer/",                                200,   200,   200,   200,   200,   200,   200,   200),
    ("/organisationer/ny/",                             302,   200,   200,   200,   200,   200,   200,   200),
    ("/organisationer/{association}/",                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/organisationer/{association}/klar/",             302,   404,   404,   200,   200,   404,   404,   404),
    ("/organisationer/{association}/andra/",            302,   404,   404,   200,   200,   404,   404,   404),
    ("/organisationer/{association}/ta-bort/",          302,   404,   404,   200,   200,   404,   404,   404),
]
# fmt: on
