"""Who may enter where: The one search box."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/sok/",                                           200,   200,   200,   200,   200,   200,   200,   200),
    ("/sok/?q=fotboll",                                 200,   200,   200,   200,   200,   200,   200,   200),
    ("/sok/forslag/",                                   200,   200,   200,   200,   200,   200,   200,   200),
]
# fmt: on
