"""Paths of the room translations."""

from django.urls import path

from samla.translations.views import file, translation

app_name = "translations"
urlpatterns = [
    path("", translation.translation_list, name="translation-list"),
    path("las-in/", file.translation_import, name="translation-import"),
    path(
        "fil/<slug:language>.<slug:ending>",
        file.translation_file,
        name="translation-file",
    ),
    path(
        "<slug:kind>/<int:pk>/", translation.translation_edit, name="translation-edit"
    ),
]
