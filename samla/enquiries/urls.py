"""Paths of the room enquiries: asking, following what becomes of it, and answers."""

from django.urls import include, path

from samla.enquiries.views import (
    absence,
    answer_template,
    answering,
    arranging,
    asking,
    county,
    disposal,
    doubles,
    faq,
    faq_editing,
    following,
    handed,
    handing,
    record,
    retention_plan,
    stray,
    unit,
)

app_name = "enquiries"
ARRANGED = "kommuner/<slug:slug>/sa-svarar-vi/"
arranged = [
    path("", arranging.arrangement_list, name="arrangement-list"),
    path("svar/", faq_editing.faq_own_list, name="faq-own-list"),
    path("svar/nytt/", faq_editing.faq_create, name="faq-create"),
    path("svar/<int:pk>/", faq_editing.faq_edit, name="faq-edit"),
    path("svar/<int:pk>/ta-bort/", faq_editing.faq_delete, name="faq-delete"),
    path("mallar/", answer_template.answer_template_list, name="answer-template-list"),
    path(
        "mallar/ny/",
        answer_template.answer_template_create,
        name="answer-template-create",
    ),
    path(
        "mallar/<int:pk>/",
        answer_template.answer_template_edit,
        name="answer-template-edit",
    ),
    path(
        "mallar/<int:pk>/ta-bort/",
        answer_template.answer_template_delete,
        name="answer-template-delete",
    ),
    path("enheter/", unit.unit_list, name="unit-list"),
    path("enheter/ny/", unit.unit_create, name="unit-create"),
    path("enheter/<int:pk>/", unit.unit_edit, name="unit-edit"),
    path("enheter/<int:pk>/stang/", unit.unit_close, name="unit-close"),
    path("enheter/<int:pk>/oppna/", unit.unit_open, name="unit-open"),
    path("gallring/", retention_plan.retention_plan_edit, name="retention-plan-edit"),
]
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
    path(
        "arenden/<int:pk>/svar-till-alla/",
        faq_editing.enquiry_publish,
        name="enquiry-publish",
    ),
    path("kommuner/<slug:slug>/svar/", faq.faq_list, name="faq-list"),
    path(
        "kommuner/lan/<slug:slug>/fragor/", county.enquiry_county, name="enquiry-county"
    ),
    path(ARRANGED, include(arranged)),
]
