"""Paths of the room organisations."""

from django.urls import path

from samla.organisations import views
from samla.organisations.views import (
    invitation,
    join_request,
    merge,
    people,
    suspension,
    verification,
)

app_name = "organisations"
urlpatterns = [
    path("", views.organisation_list, name="organisation-list"),
    path("ny/", views.organisation_create, name="organisation-create"),
    # Doubles
    path("dubbletter/", merge.twin_list, name="twin-list"),
    path("dubbletter/<int:pk>/", merge.twin_detail, name="twin-detail"),
    path("sammanslagning/<int:pk>/", merge.merge_detail, name="merge-detail"),
    # People
    path(
        "inbjudan/<str:token>/",
        invitation.invitation_answer,
        name="invitation-answer",
    ),
    path(
        "forfragan/<int:pk>/",
        join_request.join_request_decide,
        name="join-request-decide",
    ),
    path("<int:pk>/personer/", people.person_list, name="person-list"),
    path(
        "<int:pk>/personer/lamna-over/",
        people.person_hand_over,
        name="person-hand-over",
    ),
    path(
        "<int:pk>/personer/inbjudan/<int:invitation>/",
        invitation.invitation_edit,
        name="invitation-edit",
    ),
    path("<int:pk>/personer/<int:person>/", people.person_edit, name="person-edit"),
    path(
        "<int:pk>/personer/<int:person>/ta-bort/",
        people.person_remove,
        name="person-remove",
    ),
    path(
        "<int:pk>/var-med/",
        join_request.join_request_create,
        name="join-request-create",
    ),
    path("<int:pk>/", views.organisation_detail, name="organisation-detail"),
    path("<int:pk>/klar/", views.organisation_welcome, name="organisation-welcome"),
    path("<int:pk>/andra/", views.organisation_edit, name="organisation-edit"),
    path(
        "<int:pk>/forhandsgranska/",
        views.organisation_preview,
        name="organisation-preview",
    ),
    path("<int:pk>/ta-bort/", views.organisation_close, name="organisation-close"),
    # Who vouches for them, and what is decided about them
    path(
        "kommunens/<slug:slug>/",
        verification.organisation_staff_list,
        name="organisation-staff-list",
    ),
    path(
        "<int:pk>/granska/",
        verification.verification_create,
        name="verification-create",
    ),
    path(
        "granskning/<int:pk>/",
        verification.verification_withdraw,
        name="verification-withdraw",
    ),
    path("<int:pk>/stang-av/", suspension.suspension_create, name="suspension-create"),
    path(
        "<int:pk>/invandning/", suspension.suspension_object, name="suspension-object"
    ),
]
