"""Who may enter where: A person's own account."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/konto/",                                         302,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/e-post/",                                  302,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/logga-in/",                                200,   302,   302,   302,   302,   302,   302,   302),
    ("/konto/logga-in/losenord/",                       200,   302,   302,   302,   302,   302,   302,   302),
    ("/konto/registrera/",                              200,   302,   302,   302,   302,   302,   302,   302),
    ("/konto/losenord/glomt/",                          200,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/stangt/",                                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/bekrafta/",                                302,   200,   200,   200,   200,   302,   302,   302),
    ("/konto/inloggningar/",                            302,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/andra-steget/",                            302,   200,   200,   200,   200,   200,   200,   200),
    # Those with an app may answer with it; the others write their password.
    ("/konto/andra-steget/bekrafta/",                   302,   302,   302,   302,   302,   200,   200,   200),
    ("/konto/andra-steget/app/ta-bort/",                302,   404,   404,   404,   404,   302,   302,   302),
    ("/konto/andra-steget/reservkoder/",                302,   404,   404,   404,   404,   404,   404,   404),
    ("/konto/andra-steget/reservkoder/fil/",            302,   404,   404,   404,   404,   404,   404,   404),
    ("/konto/passnycklar/",                             302,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/passnycklar/999999/",                      302,   404,   404,   404,   404,   404,   404,   404),
    ("/konto/passnycklar/999999/ta-bort/",              302,   404,   404,   404,   404,   404,   404,   404),
    ("/konto/logga-in/via/finns-inte/",                 404,   404,   404,   404,   404,   404,   404,   404),
    ("/konto/logga-in/via/finns-inte/klart/",           404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on
