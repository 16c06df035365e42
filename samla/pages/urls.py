"""Paths of the room pages."""

from django.urls import path

from samla.pages.views import (
    desk,
    helping,
    machines,
    monday,
    municipality,
    my_data,
    saved,
    statement,
    texts,
)

app_name = "pages"
urlpatterns = [
    path("", texts.start, name="start"),
    path("om/", texts.about, name="about"),
    path("for-foreningar/", texts.for_associations, name="for-associations"),
    path("for-kommuner/", texts.for_municipalities, name="for-municipalities"),
    path("tillganglighet/", statement.accessibility, name="accessibility"),
    path("personuppgifter/", texts.privacy, name="privacy"),
    path("hjalp-till/", helping.help_out, name="help-out"),
    path("sparat/", saved.saved_list, name="saved-list"),
    path("utan-nat/", saved.offline, name="offline"),
    path("utan-nat.js", machines.worker, name="worker"),
    path("konto/mina-uppgifter/", my_data.my_data, name="my-data"),
    path("konto/mina-uppgifter/fil/", my_data.my_data_file, name="my-data-file"),
    path("konto/mina-uppgifter/radera/", my_data.my_data_erase, name="my-data-erase"),
    path("konto/farval/", my_data.farewell, name="farewell"),
    path("min-sida/", desk.desk, name="desk"),
    path("min-sida/mandag/", monday.monday, name="monday"),
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
