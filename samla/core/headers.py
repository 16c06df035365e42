"""Headers every answer carries, also those that no view has made."""

from django.utils.cache import patch_vary_headers

NOT_MODIFIED = 304


def always_secure(get_response):
    """Ask browsers to keep to https, whatever a proxy says of the scheme.

    SecurityMiddleware sends HSTS only where it believes the request was secure;
    behind a proxy that ends TLS that belief is easily lost. Over plain http
    browsers ignore the header.
    """

    def middleware(request):
        response = get_response(request)
        if response.status_code == NOT_MODIFIED:
            patch_vary_headers(response, ["Accept-Encoding"])
        response.headers.setdefault(
            "Strict-Transport-Security",
            "max-age=63072000; includeSubDomains; preload",
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
