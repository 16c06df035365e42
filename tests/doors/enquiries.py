"""Who may enter where: the one way in, for who asks."""

import datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from samla.core.attachments import looked_at
from samla.enquiries.models import (
    Absence,
    AnswerTemplate,
    Attachment,
    Enquiry,
    Faq,
    HandOver,
    Unit,
)
from samla.municipalities.models import Municipality, StaffMember
from samla.post.models import IncomingLetter

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/fraga/",                                         200,   200,   200,   200,   200,   200,   200,   200),
    ("/fraga/?kommun=botkyrka&slag=room",               200,   200,   200,   200,   200,   200,   200,   200),
    # By the secret link of the letter only, and then whoever one is.
    ("/fraga/{enquiry}/",                               200,   200,   200,   200,   200,   200,   200,   200),
    ("/fraga/{enquiry}/bilaga/{file}/",                 200,   200,   200,   200,   200,   200,   200,   200),
    ("/fraga/{enquiry}/bilaga/finns-inte/",             404,   404,   404,   404,   404,   404,   404,   404),
    ("/fraga/forged/",                                  404,   404,   404,   404,   404,   404,   404,   404),
    ("/fraga/forged/bilaga/{file}/",                    404,   404,   404,   404,   404,   404,   404,   404),
    ("/arenden/",                                       302,   200,   200,   200,   200,   200,   200,   200),
    ("/arenden/{matter}/",                              302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/ge/",                           302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/avsluta/",                      302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/diarium/",                      302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/bilaga/{file}/",                302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/bilaga/finns-inte/",            302,   404,   404,   404,   404,   404,   404,   404),
    ("/arenden/{matter}/lamna/",                        302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/kommun/",                       302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/lamnad/{handed}/",                       302,   404,   404,   404,   404,   404,   200,   404),
    # The public record: taken out, answered with another, put away.
    ("/arenden/{matter}/utskrift.pdf",                  302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/utskrift.json",                 302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/dubblett/",                     302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/isar/",                         302,   404,   404,   404,   404,   404,   404,   404),
    ("/arenden/{merged}/isar/",                         302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{matter}/gallra/",                       302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/gallring/",                              302,   200,   200,   200,   200,   200,   200,   200),
    ("/arenden/gallring/{hidden}/",                     302,   404,   404,   404,   404,   404,   200,   404),
    ("/arenden/{hidden}/",                              302,   404,   404,   404,   404,   404,   404,   404),
    ("/arenden/{hidden}/utskrift.pdf",                  302,   404,   404,   404,   404,   404,   404,   404),
    ("/arenden/franvaro/",                              302,   404,   404,   404,   404,   200,   200,   404),
    ("/arenden/franvaro/{absence}/",                    302,   404,   404,   404,   404,   404,   200,   404),
    # Letters that fit nothing: for administrators.
    ("/arenden/brev/",                                  302,   404,   404,   404,   404,   404,   404,   200),
    ("/arenden/brev/{stray}/",                          302,   404,   404,   404,   404,   404,   404,   200),
    # By the link of a letter to a colleague without an account.
    ("/lamnad/{handed_link}/",                               200,   200,   200,   200,   200,   200,   200,   200),
    ("/lamnad/{handed_link}/bilaga/{file}/",                 200,   200,   200,   200,   200,   200,   200,   200),
    ("/lamnad/{handed_link}/bilaga/finns-inte/",             404,   404,   404,   404,   404,   404,   404,   404),
    ("/lamnad/forged/",                                 404,   404,   404,   404,   404,   404,   404,   404),
    # What coordinators arrange for answers.
    ("/arenden/{matter}/svar-till-alla/",               302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/",                302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/svar/",           302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/svar/nytt/",      302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/svar/{faq}/",     302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/svar/{faq}/ta-bort/",302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/mallar/",         302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/mallar/ny/",      302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/mallar/{mall}/",  302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/mallar/{mall}/ta-bort/",302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/enheter/",        302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/enheter/ny/",     302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/enheter/{unit}/", 302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/enheter/{unit}/stang/",302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/enheter/{unit}/oppna/",302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/botkyrka/sa-svarar-vi/gallring/",       302,   404,   404,   404,   404,   404,   200,   404),
    ("/kommuner/umea/sa-svarar-vi/",                    302,   404,   404,   404,   404,   200,   404,   404),
    ("/kommuner/botkyrka/svar/",                        200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/lan/stockholms-lan/fragor/",            200,   200,   200,   200,   200,   200,   200,   200),
    ("/kommuner/lan/finns-inte/fragor/",                404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on


def asked(number):
    """Leyla asks Botkyrka."""
    enquiry = Enquiry(
        municipality=Municipality.objects.get(code="0127"),
        kind_id="enquiry_kind:room",
        text="Vi söker en lokal.",
        text_language_id="language:sv",
        email="leyla@example.org",
        once=number * 64,
    )
    return Enquiry.objects.ask(enquiry)[0]


def things(known):
    """Somebody has asked Botkyrka, and sent a file."""
    enquiry, merged, hidden = (asked(number) for number in "123")
    merged.merge_into(enquiry, enquiry.handler.user)
    hidden.withdraw()
    hidden.hide(None)
    message, _is_new = enquiry.reply("Se bilagan.")
    file = ContentFile(b"%PDF-1.7", name="plan.pdf")
    attachment = Attachment.objects.add(message, looked_at(file))
    enquiry.answer("Den är ledig.")
    place = enquiry.municipality
    faq = Faq.objects.create(municipality=place, question="Hur?", answer="Så.")
    mall = AnswerTemplate.objects.create(municipality=place, title="Ja", text="Ja.")
    unit = Unit.objects.create(municipality=place, name="Fritid", email="f@b.example")
    handed = HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktis")
    stray = IncomingLetter.objects.keep(b"From: a@b.example\n\nHej")
    later = timezone.now() + datetime.timedelta(days=9)
    absence = Absence.objects.create(
        staff=StaffMember.objects.get(user__email="kerstin@botkyrka.example"),
        from_at=later,
        until_at=later + datetime.timedelta(days=1),
    )
    return {
        "absence": absence.pk,
        "faq": faq.pk,
        "mall": mall.pk,
        "unit": unit.pk,
        "enquiry": enquiry.token,
        "merged": merged.pk,
        "hidden": hidden.pk,
        "matter": enquiry.pk,
        "file": attachment.name,
        "handed": handed.pk,
        "handed_link": handed.token,
        "stray": stray.pk,
    }
