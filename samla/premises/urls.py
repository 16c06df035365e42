"""Paths of the room premises."""

from django.urls import path

from samla.premises.views import lending, opening_window, picture, premises, price

app_name = "premises"
urlpatterns = [
    path("", premises.premises_list, name="premises-list"),
    path("ny/", premises.premises_create, name="premises-create"),
    # how an owner lends
    path("utlaning/", lending.lending_list, name="lending-list"),
    path("utlaning/<slug:slug>/", lending.lending_edit, name="lending-edit"),
    path("utlaning/<slug:slug>/villkor/", lending.terms_edit, name="terms-edit"),
    path(
        "utlaning/<slug:slug>/villkor/publicera/",
        lending.terms_publish,
        name="terms-publish",
    ),
    path("villkor/<int:pk>/", lending.terms_detail, name="terms-detail"),
    path("bild/<slug:name>.jpg", picture.picture_file, name="picture-file"),
    path("<int:pk>/", premises.premises_detail, name="premises-detail"),
    path("<int:pk>/andra/", premises.premises_edit, name="premises-edit"),
    path("<int:pk>/om/", premises.about_edit, name="about-edit"),
    path("<int:pk>/tillganglighet/", premises.access_edit, name="access-edit"),
    path("<int:pk>/oppettider/", opening_window.window_list, name="window-list"),
    path(
        "<int:pk>/oppettider/<int:window>/ta-bort/",
        opening_window.window_delete,
        name="window-delete",
    ),
    path("<int:pk>/priser/", price.price_list, name="price-list"),
    path(
        "<int:pk>/priser/<int:price>/ta-bort/", price.price_delete, name="price-delete"
    ),
    path("<int:pk>/bilder/", picture.picture_list, name="picture-list"),
    path(
        "<int:pk>/bilder/<int:picture>/",
        picture.picture_preview,
        name="picture-preview",
    ),
    path(
        "<int:pk>/bilder/<int:picture>/ta-bort/",
        picture.picture_delete,
        name="picture-delete",
    ),
    path(
        "<int:pk>/forhandsgranska/", premises.premises_preview, name="premises-preview"
    ),
    path("<int:pk>/publicera/", premises.premises_publish, name="premises-publish"),
    path("<int:pk>/ta-bort/", premises.premises_delete, name="premises-delete"),
    path("<int:pk>/dra-in/", premises.premises_unpublish, name="premises-unpublish"),
]
