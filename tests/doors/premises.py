"""Who may enter where: Premises."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/lokaler/",                                       200,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/ny/",                                    302,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/bild/finns-inte.jpg",                    404,   404,   404,   404,   404,   404,   404,   404),
    ("/lokaler/{hall}/",                                200,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/{hall}/andra/",                          302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/om/",                             302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/tillganglighet/",                 302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/oppettider/",                     302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/oppettider/{window}/ta-bort/",    302,   404,   404,   404,   404,   404,   302,   404),
    ("/lokaler/{hall}/priser/",                         302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/priser/{price}/ta-bort/",         302,   404,   404,   404,   404,   404,   302,   404),
    ("/lokaler/{hall}/bilder/",                         302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/bilder/{picture}/ta-bort/",       302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/publicera/",                      302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/ta-bort/",                        302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/dra-in/",                         302,   404,   404,   404,   404,   404,   200,   404),
]
# fmt: on
