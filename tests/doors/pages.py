"""Who may enter where: Pages that show several rooms."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/",                                               200,   200,   200,   200,   200,   200,   200,   200),
    ("/om/",                                            200,   200,   200,   200,   200,   200,   200,   200),
    ("/for-foreningar/",                                200,   200,   200,   200,   200,   200,   200,   200),
    ("/for-kommuner/",                                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/tillganglighet/",                                200,   200,   200,   200,   200,   200,   200,   200),
    ("/personuppgifter/",                               200,   200,   200,   200,   200,   200,   200,   200),
    ("/hjalp-till/",                                    200,   200,   200,   200,   200,   200,   200,   200),
    ("/sparat/",                                        200,   200,   200,   200,   200,   200,   200,   200),
    ("/utan-nat/",                                      200,   200,   200,   200,   200,   200,   200,   200),
    ("/utan-nat.js",                                    200,   200,   200,   200,   200,   200,   200,   200),
    ("/halsa/",                                         200,   200,   200,   200,   200,   200,   200,   200),
    ("/robots.txt",                                     200,   200,   200,   200,   200,   200,   200,   200),
    ("/sitemap.xml",                                    200,   200,   200,   200,   200,   200,   200,   200),
    ("/sitemap-sidor-1.xml",                            404,   404,   404,   404,   404,   404,   404,   404),
    ("/favicon.ico",                                    301,   301,   301,   301,   301,   301,   301,   301),
    # A person's own data; erasing asks once more who one is.
    ("/konto/mina-uppgifter/",                          302,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/mina-uppgifter/fil/",                      302,   200,   200,   200,   200,   200,   200,   200),
    ("/konto/mina-uppgifter/radera/",                   302,   302,   302,   302,   302,   302,   302,   302),
    ("/konto/farval/",                                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/min-sida/",                                      302,   200,   200,   200,   200,   200,   200,   200),
    ("/min-sida/mandag/",                               302,   200,   200,   200,   200,   200,   200,   200),
    ("/min-sida/aktiviteter/",                          302,   200,   200,   200,   200,   200,   200,   200),
]
# fmt: on
