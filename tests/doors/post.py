"""Who may enter where: letters; the lists are there on one's own machine only."""

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/post/",                                          404,   404,   404,   404,   404,   404,   404,   404),
    ("/post/1/",                                        404,   404,   404,   404,   404,   404,   404,   404),
    ("/post/in/",                                       404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on
