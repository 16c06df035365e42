"""The gate, first in line: what no browser sends goes no further."""

from urllib.parse import unquote_to_bytes

from samla.core import errors

URLENCODED = "application/x-www-form-urlencoded"


def refuse_broken_requests(get_response):
    """Answer 400 to NUL, to invalid UTF-8 and to charsets other than UTF-8."""

    def middleware(request):
        if _is_broken(request):
            return errors.bad_request(request)
        return get_response(request)

    return middleware


def _is_broken(request):
    charset = request.content_params.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        return True
    texts = [request.META.get("QUERY_STRING", "").encode("latin-1", "replace")]
    if request.method == "POST" and request.content_type == URLENCODED:
        texts.append(request.body)
    texts.append("\n".join(request.COOKIES.values()).encode(errors="surrogateescape"))
    return "\0" in request.path_info or any(map(_is_unreadable, texts))


def _is_unreadable(text: bytes) -> bool:
    plain = unquote_to_bytes(text)
    try:
        plain.decode()
    except UnicodeDecodeError:
        return True
    return b"\0" in plain
