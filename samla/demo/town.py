"""Fills one municipality with what is written about it."""

import datetime

from django.utils import timezone

from samla.accounts.models import SHOWN_TEXT, User
from samla.activities.models import Activity, CoOrganiser
from samla.demo import days, lending, vouching, waiting, written
from samla.demo.timetable import keep_times
from samla.enquiries.models import Faq
from samla.municipalities.models import (
    EntryPoint,
    Municipality,
    SchoolBreak,
    StaffMember,
)
from samla.organisations.models import Membership, Organisation
from samla.premises.models import OpeningWindow, Premises, Price
from samla.translations.models import hash_of

# Entries were confirmed on different days, so that freshness can be seen.
LONGEST_UNCONFIRMED = 150
# Facts that are written as the models hold them.
WAY_IN = ["function_name", "unit", "email", "phone", "phone_hours", "promise_days"]
ORGANISATION = ["name", "email", "phone", "website", "source"]
PREMISES = ["name", "way_in", "most_persons", "seats", "square_metres"]
PREMISES += ["about", "rules", "email", "phone", "exact_place"]
PRICE = ["user_kind", "kronor", "per", "condition"]
ACTIVITY = ["title", "text", "way_in", "online_url", "price", "price_note"]
ACTIVITY += ["exact_place"]


class Town:
    """A municipality, and what was made there so far, by name."""

    def __init__(self, place: dict, now: datetime.datetime):
        self.place = place
        self.now = now
        self.municipality = Municipality.objects.get(code=place["municipality"])
        self.organisations = {}
        self.premises = {}
        self.activities = []
        self.sign_ins = []
        self.made = 0

    def __str__(self):
        dates = sum(each.occurrences.count() for each in self.activities)
        return (
            f"{self.municipality}: {len(self.organisations)} organisations, "
            f"{len(self.premises)} premises, {len(self.activities)} activities "
            f"with {dates:,} dates"
        )

    def fill(self):
        """Write everything; an entry point that stands there already stays."""
        self.add_school_breaks()
        self.add_way_in()
        for told in self.place["organisation"]:
            self.add_organisation(told)
        for told in self.place["premises"]:
            self.add_premises(told)
        for told in self.place["activity"]:
            self.add_activity(told)
        for told in self.place.get("waiting", []):
            self.add_waiting(told)
        for told in self.place.get("booking", []):
            room = self.premises[told["premises"]]
            borrower = self.organisations[told["organisation"]]
            lending.lend(told, room, borrower, timezone.localdate(self.now))
        for told in self.place.get("faq", []):
            self.add_faq(told)

    def marks(self):
        """What every entry bears: an example, shown, and confirmed on some day."""
        self.made += 1
        confirmed = self.now - days.DAY * (self.made * 37 % LONGEST_UNCONFIRMED)
        return {"is_example": True, "confirmed_at": confirmed}

    def add_school_breaks(self):
        """The breaks of this school year and the next."""
        year = days.school_year(timezone.localdate(self.now))
        week = self.place["sports_break_week"]
        breaks = days.school_breaks(year, week) + days.school_breaks(year + 1, week)
        SchoolBreak.objects.bulk_create(
            [
                SchoolBreak(
                    municipality=self.municipality,
                    name=name,
                    first_on=first,
                    last_on=last,
                    is_example=True,
                )
                for name, first, last in breaks
            ],
            ignore_conflicts=True,
        )

    def add_way_in(self):
        """The entry point and its people."""
        told = self.place["entry_point"]
        facts = as_written(told, WAY_IN) | {
            "helps_with": told["helps_with"].strip(),
            "helps_not_with": told["helps_not_with"].strip(),
            "languages": written.terms("language", told["languages"]),
            "on_duty": self.add_staff("on_duty", StaffMember.Role.COORDINATOR),
            "deputy": self.add_staff("deputy", StaffMember.Role.COORDINATOR),
        }
        self.add_staff("premises_manager", StaffMember.Role.PREMISES)
        EntryPoint.objects.get_or_create(
            municipality=self.municipality, defaults=facts | self.marks()
        )

    def add_staff(self, name, role):
        """A person who works for the municipality; shown only if she chose so."""
        if told := self.place.get(name):
            return StaffMember.objects.create(
                user=self.add_person(told),
                municipality=self.municipality,
                role=role,
                chose_to_be_shown_at=self.now if told["shown"] else None,
                chose_by_text=SHOWN_TEXT if told["shown"] else "",
            )

    def add_person(self, told):
        """Somebody who cannot sign in before a password is made for her."""
        person = User(email=told["email"], name=told["name"], is_example=True)
        person.set_unusable_password()
        person.save()
        if told.get("sign_in"):
            self.sign_ins.append(person)
        return person

    def add_organisation(self, told):
        """An organisation that is shown, and who vouches for it."""
        organisation = self.organisation(told, published_at=self.now)
        vouching.vouch(organisation, told, timezone.localdate(self.now))
        self.organisations[organisation.name] = organisation

    def add_waiting(self, told):
        """An organisation that nobody has verified; it, or a change of it, waits."""
        shown = self.now if "change" in told else None
        organisation = self.organisation(told, published_at=shown, approved_at=shown)
        owner = organisation.memberships.get().user
        waiting.ask(organisation, owner, told, self.now)

    def add_faq(self, told):
        """A question that the municipality has answered for everybody."""
        Faq.objects.create(
            municipality=self.municipality,
            question=told["question"],
            answer=told["answer"].strip(),
            kinds=written.terms("enquiry_kind", told["kinds"]),
            published_at=self.now,
            confirmed_by=Faq.Side.MUNICIPALITY,
            **self.marks(),
        )

    def organisation(self, told, **shown):
        """Makes an organisation, and its owner where one is written."""
        organisation = Organisation.objects.create(
            legal_form_id=f"legal_form:{told['form']}",
            category_id=f"association_category:{told['category']}",
            municipality=self.municipality,
            about=told["about"].strip(),
            target_groups=written.terms("target_group", told["for"]),
            languages=written.terms("language", told["languages"]),
            capabilities=written.terms("capability", told["can"]),
            best_at=written.terms("capability", told["best"]),
            **shown,
            **as_written(told, ORGANISATION),
            **self.marks(),
        )
        organisation.serves.set(told.get("serves", []))
        if "owner" in told:
            Membership.objects.create(
                user=self.add_person(told["owner"]),
                organisation=organisation,
                role=Membership.Role.OWNER,
            )
        return organisation

    def add_premises(self, told):
        """A room with its hours and prices; the municipality's if nobody else's."""
        owner = self.organisations[told["owner"]] if "owner" in told else None
        premises = Premises.objects.create(
            kind_id=f"premises_kind:{told['kind']}",
            municipality=self.municipality,
            owner_organisation=owner,
            owner_municipality=None if owner else self.municipality,
            equipment=written.terms("equipment", told["equipment"]),
            published_at=self.now,
            **written.address(told["at"]),
            **told["access"],
            **as_written(told, PREMISES),
            **self.marks(),
        )
        self.add_hours_and_prices(premises, told)
        self.premises[premises.name] = premises

    def add_hours_and_prices(self, premises, told):
        """When the room can be lent, and what each kind of user pays."""
        OpeningWindow.objects.bulk_create(
            OpeningWindow(
                premises=premises, weekday=weekday, opens=opens, closes=closes
            )
            for weekday, opens, closes in written.windows(told["windows"])
        )
        Price.objects.bulk_create(
            Price(premises=premises, **dict(zip(PRICE, price, strict=True)))
            for price in told["prices"]
        )

    def add_activity(self, told):
        """An activity, who takes part in it, and its dates."""
        organisation = self.organisations[told["organisation"]]
        activity = Activity.objects.create(
            organisation=organisation,
            municipality=self.municipality,
            email=organisation.email,
            phone=organisation.phone,
            published_at=self.now,
            **terms_and_ages(told),
            **self.venue(told),
            **as_written(told, ACTIVITY),
            **self.marks(),
        )
        self.add_co_organisers(activity, told.get("with", []))
        keep_times(activity, told, timezone.localdate(self.now))
        self.activities.append(activity)
        for language, texts in told.get("translated", {}).items():
            keep_translations(activity, language, texts)

    def venue(self, told):
        """Where it is: in a room of this town, at an address, or online."""
        if "premises" in told:
            premises = self.premises[told["premises"]]
            return {"venue": Activity.Venue.PREMISES, "premises": premises}
        if "online_url" in told:
            return {"venue": Activity.Venue.ONLINE}
        return {"venue": Activity.Venue.ADDRESS, **written.address(told["at"])}

    def add_co_organisers(self, activity, names):
        """Others that have said yes."""
        CoOrganiser.objects.bulk_create(
            CoOrganiser(
                activity=activity,
                organisation=self.organisations[name],
                asked_at=self.now,
                confirmed_at=self.now,
            )
            for name in names
        )


def keep_translations(activity, language, texts):
    """What of it is told in another language, by a person or a machine."""
    for name, by in texts.items():
        for origin, text in by.items():
            activity.translations.create(
                field=name,
                language=language,
                text=text,
                origin=origin,
                source_hash=hash_of(getattr(activity, name)),
            )


def as_written(told, names):
    """The facts that need no translation."""
    return {name: told[name] for name in names if name in told}


def terms_and_ages(told):
    """What kind of activity it is, in which languages, and for whom."""
    level, theme = told.get("level"), told.get("theme")
    youngest, oldest = [*told.get("ages", []), None, None][:2]
    return {
        "type_id": f"activity_type:{told['type']}",
        "theme_id": theme and f"information_theme:{theme}",
        "text_language_id": f"language:{told.get('text_language', 'sv')}",
        "languages": written.terms("language", told["languages"]),
        "swedish_level_id": f"swedish_level:{level}" if level else None,
        "target_groups": written.terms("target_group", told["for"]),
        "signup_id": f"access_flag:{told['signup']}",
        "flags": written.terms("access_flag", told.get("flags", [])),
        "age_from": youngest,
        "age_to": oldest,
    }
