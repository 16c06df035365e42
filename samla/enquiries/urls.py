"""Paths of the room enquiries: asking, following what becomes of it, and answers."""

from django.urls import path

from samla.enquiries.views import (
    absence,
    answering,
    asking,
    disposal,
    doubles,
    faq,
    following,
    handed,
    handing,
    record,
    stray,
)

app_name = "enquiries"
urlpatterns = [
    path("fraga/", asking.enquiry_create, name="enquiry-create"),
    path("fraga/<str:token>/", following.enquiry_detail, name="enquiry-detail"),
    path(
        "fraga/<str:token>/bilaga/<slug:name>/",
        following.attachment_file,
        name="attachment-file",
    ),
    path("arenden/", answering.enquiry_list, name="enquiry-list"),
    path("arenden/franvaro/", absence.absence_list, name="absence-list"),
    path("arenden/franvaro/<int:pk>/", absence.absence_end, name="absence-end"),
    path("arenden/brev/", stray.stray_letter_list, name="stray-letter-list"),
    path(
        "arenden/brev/<int:pk>/", stray.stray_letter_detail, name="stray-letter-detail"
    ),
    path("arenden/<int:pk>/", answering.enquiry_answer, name="enquiry-answer"),
    path("arenden/<int:pk>/ge/", answering.enquiry_assign, name="enquiry-assign"),
    path("arenden/<int:pk>/avsluta/", answering.enquiry_refuse, name="enquiry-refuse"),
    path("arenden/<int:pk>/lamna/", handing.hand_over_create, name="hand-over-create"),
    path("arenden/<int:pk>/kommun/", handing.hand_over_ask, name="hand-over-ask"),
    path("arenden/lamnad/<int:pk>/", handing.hand_over_end, name="hand-over-end"),
    path("lamnad/<str:token>/", handed.hand_over_detail, name="hand-over-detail"),
    path(
        "lamnad/<str:token>/bilaga/<slug:name>/",
        handed.hand_over_file,
        name="hand-over-file",
    ),
    path("arenden/<int:pk>/diarium/", answering.enquiry_diary, name="enquiry-diary"),
    path(
        "arenden/<int:pk>/bilaga/<slug:name>/",
        answering.enquiry_file,
        name="enquiry-file",
    ),
    path("arenden/<int:pk>/utskrift.pdf", record.enquiry_pdf, name="enquiry-pdf"),
    path("arenden/<int:pk>/utskrift.json", record.enquiry_json, name="enquiry-json"),
    path("arenden/<int:pk>/dubblett/", doubles.enquiry_merge, name="enquiry-merge"),
    path("arenden/<int:pk>/isar/", doubles.enquiry_part, name="enquiry-part"),
    path("arenden/<int:pk>/gallra/", disposal.enquiry_hide, name="enquiry-hide"),
    path("arenden/gallring/", disposal.disposal_list, name="disposal-list"),
    path("arenden/gallring/<int:pk>/", disposal.enquiry_unhide, name="enquiry-unhide"),
    path("kommuner/<slug:slug>/svar/", faq.faq_list, name="faq-list"),
]
