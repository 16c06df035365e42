"""Paths of the room paper."""

from django.urls import path

from samla.paper.views import code, phrase, poster

app_name = "paper"
urlpatterns = [
    path("k/", code.code_enter, name="code-enter"),
    path("k/<str:code>", code.code_follow, name="code-follow"),
    path("k/<str:code>/", code.code_follow),
    path("k/<str:code>/borta/", code.code_gone, name="code-gone"),
    path(
        "aktiviteter/<int:pk>/affisch/", poster.activity_poster, name="activity-poster"
    ),
    path(
        "aktiviteter/<int:pk>/affisch.pdf",
        poster.activity_poster_pdf,
        name="activity-poster-pdf",
    ),
    path("aktiviteter/<int:pk>/fraser/", phrase.phrase_card, name="phrase-card"),
    path(
        "kommuner/<slug:slug>/affisch/",
        poster.municipality_sheet,
        name="municipality-sheet",
    ),
    path(
        "kommuner/<slug:slug>/affisch.pdf",
        poster.municipality_sheet_pdf,
        name="municipality-sheet-pdf",
    ),
    path(
        "organisationer/<int:pk>/affisch/",
        poster.organisation_sheet,
        name="organisation-sheet",
    ),
    path(
        "organisationer/<int:pk>/affisch.pdf",
        poster.organisation_sheet_pdf,
        name="organisation-sheet-pdf",
    ),
    path("lokaler/<int:pk>/affisch/", poster.premises_sheet, name="premises-sheet"),
    path(
        "lokaler/<int:pk>/affisch.pdf",
        poster.premises_sheet_pdf,
        name="premises-sheet-pdf",
    ),
]
