"""The table of contents: which room answers which path."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from samla.bookings.urls import closures, rooms

handler400 = "samla.core.errors.bad_request"
handler403 = "samla.core.errors.forbidden"
handler404 = "samla.core.errors.not_found"
# Asked for by allauth where somebody tries too often.
handler429 = "samla.core.errors.too_many"
handler500 = "samla.core.errors.server_error"

urlpatterns = [
    *i18n_patterns(
        path("post/", include("samla.post.urls")),
        path("kommuner/", include("samla.municipalities.urls")),
        path("", include("samla.pages.urls")),
        path("", include("samla.moderation.urls")),
        path("", include("samla.enquiries.urls")),
        path("", include("samla.paper.urls")),
        path("organisationer/", include("samla.organisations.urls")),
        path("lokaler/", include("samla.premises.urls")),
        path("lokaler/", include(closures)),
        path("lokaler/", include(rooms)),
        path("bokningar/", include("samla.bookings.urls")),
        path("oversattningar/", include("samla.translations.urls")),
        path("aktiviteter/", include("samla.activities.urls")),
        path("sok/", include("samla.search.urls")),
        path("folj/", include("samla.alerts.urls")),
        path("teman/", include("samla.themes.urls")),
        path("konto/", include("samla.accounts.urls")),
        path("administration/", admin.site.urls),
        prefix_default_language=False,
    ),
]

if settings.DEBUG:
    from debug_toolbar.toolbar import debug_toolbar_urls

    urlpatterns += debug_toolbar_urls()
