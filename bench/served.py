"""What the bench lets gunicorn serve: Samla as it is, and the limits beside it."""

from samla.wsgi import application as of_samla

BARE = b"Hello"


def application(environ, start_response):
    """Django for all but one address, which no framework answers."""
    if environ["PATH_INFO"] != "/bare/":
        return of_samla(environ, start_response)
    length = ("Content-Length", str(len(BARE)))
    start_response("200 OK", [("Content-Type", "text/plain"), length])
    return [BARE]
