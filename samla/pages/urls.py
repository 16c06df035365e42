"""Paths of the room pages."""

from django.urls import path

from samla.pages.views import desk, machines, municipality, statement, texts

app_name = "pages"
urlpatterns = [
    path("", texts.start, name="start"),
    path("om/", texts.about, name="about"),
    path("for-foreningar/", texts.for_associations, name="for-associations"),
    path("for-kommuner/", texts.for_municipalities, name="for-municipalities"),
    path("tillganglighet/", statement.accessibility, name="accessibility"),
    path("personuppgifter/", texts.privacy, name="privacy"),
    path("min-sida/", desk.desk, name="desk"),
    path("min-sida/aktiviteter/", desk.desk_activities, name="desk-activities"),
    path(
        "kommuner/<slug:slug>/",
        municipality.municipality_detail,
        name="municipality-detail",
    ),
    path("halsa/", machines.health, name="health"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path(
        "sitemap-<slug:part>-<int:number>.xml",
        machines.sitemap_part,
        name="sitemap-part",
    ),
]
