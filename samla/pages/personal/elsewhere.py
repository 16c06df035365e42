"""How long personal data is kept in tables that are not Samla's own; see retention."""

from samla.core.retention import Ground, Kept, SeenBy, Until

HERS = SeenBy.HERSELF
WHOSE = Kept("whose it is", Until.ERASED, HERS)
SECRET = {"seen_by": SeenBy.NOBODY, "is_secret": True}

ELSEWHERE = {
    "account.EmailAddress": {
        "user": WHOSE,
        "email": Kept("to sign in, and letters", Until.ERASED, HERS),
    },
    "account.EmailConfirmation": {
        "key": Kept("to know a link again; unused", Until.ERASED, **SECRET)
    },
    "usersessions.UserSession": {
        "user": Kept("whose sign-in it is", Until.SIGNED_OUT, HERS),
        "ip": Kept("to know one's own sign-ins", Until.SIGNED_OUT, HERS),
        "user_agent": Kept("to know one's own sign-ins", Until.SIGNED_OUT, HERS),
        "session_key": Kept("to end the sign-in", Until.SIGNED_OUT, **SECRET),
        "data": Kept("unused", Until.SIGNED_OUT, HERS),
    },
    "mfa.Authenticator": {
        "user": WHOSE,
        "data": Kept("the second step at sign-in", Until.ERASED, **SECRET),
    },
    "socialaccount.SocialAccount": {
        "user": WHOSE,
        "last_login": Kept("unused", Until.ERASED, HERS),
        "uid": Kept("her number at the identity provider", Until.ERASED, HERS),
        "extra_data": Kept("nothing: it is emptied", Until.ERASED, HERS),
    },
    "socialaccount.SocialToken": {
        "token": Kept("unused", Until.ERASED, **SECRET),
        "token_secret": Kept("unused", Until.ERASED, **SECRET),
    },
    "sessions.Session": {
        "session_key": Kept("to stay signed in", Until.SIGNED_OUT, **SECRET),
        "session_data": Kept("to stay signed in", Until.SIGNED_OUT, **SECRET),
    },
    "accounts.User_groups": {"user": Kept("unused", Until.ERASED, HERS)},
    "accounts.User_user_permissions": {"user": Kept("unused", Until.ERASED, HERS)},
    "pghistory.Context": {
        "metadata": Kept("who changed what", Until.HISTORY, SeenBy.COLLEAGUES)
    },
    "admin.LogEntry": {
        "user": Kept("who did it", Until.ERASED, ground=Ground.DUTY),
        "object_repr": Kept("what it was done to", Until.HISTORY, ground=Ground.DUTY),
        "change_message": Kept("what was done", Until.HISTORY, ground=Ground.DUTY),
    },
}

PUBLIC = "a public text; what is private in it is found when it is written"
TRANSLATED = "a public text; its form and its file look it through"
FUNCTION = "a mailbox or number of the organisation or the municipality, for everybody"
NAMES = "the name of a thing or a place, not of a person"
DECISION = "why it was decided so: about an entry, not about a person"
DUTY = "what somebody works as or where, not who it is"
ANSWER = "for everybody; who publishes it takes away what is somebody's"
TEMPLATE = "an answer to nobody yet; what is somebody's is filled in when it is sent"
NUMBERS = "made by the database from the columns beside it"

# What looks as if it could hold something about a person, and why it does not.
NOT_PERSONAL = {
    "accounts.ForgettingRun.counts": "counts",
    "account.EmailConfirmation.email_address": "belongs to the address",
    "activities.Activity.address": NAMES,
    "activities.Activity.email": FUNCTION,
    "activities.Activity.likeness": NUMBERS,
    "activities.Activity.phone": FUNCTION,
    "activities.Activity.text": PUBLIC,
    "activities.Activity.title": NAMES,
    "activities.ActivityTranslation.text": TRANSLATED,
    "activities.Listed.likeness": NUMBERS,
    "admin.LogEntry.object_id": "a number",
    "alerts.Issue.changes": NAMES,
    "alerts.News.was_place": NAMES,
    "auth.Group.name": NAMES,
    "auth.Permission.name": NAMES,
    "enquiries.AnswerTemplate.text": TEMPLATE,
    "enquiries.AnswerTemplate.title": NAMES,
    "enquiries.Attachment.name": NAMES,
    "enquiries.Faq.answer": ANSWER,
    "enquiries.Faq.likeness": NUMBERS,
    "enquiries.Unit.email": FUNCTION,
    "enquiries.Unit.name": NAMES,
    "moderation.Report.reason": DECISION,
    "moderation.Report.reversed_because": DECISION,
    "moderation.Report.reopened_because": DECISION,
    "moderation.Report.title": NAMES,
    "moderation.Review.before": PUBLIC,
    "moderation.Review.proposed": PUBLIC,
    "moderation.Review.reason": DECISION,
    "municipalities.County.name": NAMES,
    "municipalities.EntryPoint.email": FUNCTION,
    "municipalities.EntryPoint.head_email": FUNCTION,
    "municipalities.EntryPoint.function_name": DUTY,
    "municipalities.EntryPoint.phone": FUNCTION,
    "municipalities.EntryPoint.phone_hours": FUNCTION,
    "municipalities.EntryPoint.helps_with": PUBLIC,
    "municipalities.EntryPoint.helps_not_with": PUBLIC,
    "municipalities.EntryPoint.unit": DUTY,
    "municipalities.County.outline": "a map",
    "municipalities.Municipality.name": NAMES,
    "municipalities.Municipality.official_name": NAMES,
    "municipalities.Municipality.outline": "a map",
    "municipalities.MunicipalityDomain.name": NAMES,
    "municipalities.PlaceName.name": NAMES,
    "municipalities.SchoolBreak.name": NAMES,
    "organisations.LikelyTwin.names": NAMES,
    "organisations.Merge.record": NUMBERS,
    "organisations.Organisation.about": PUBLIC,
    "organisations.Organisation.email": FUNCTION,
    "organisations.Organisation.likeness": NUMBERS,
    "organisations.Organisation.name": NAMES,
    "organisations.Organisation.phone": FUNCTION,
    "organisations.OrganisationTranslation.text": TRANSLATED,
    "organisations.Suspension.answer": DECISION,
    "organisations.Suspension.reason": DECISION,
    "organisations.Verification.function": DUTY,
    "organisations.Verification.withdrawn_because": DECISION,
    "bookings.Booking.quote_reason": "a rule of the price list",
    "bookings.Booking.reason": DECISION,
    "bookings.ReportPicture.name": NAMES,
    "bookings.Round.about": PUBLIC,
    "bookings.Round.name": NAMES,
    "themes.Source.title": NAMES,
    "premises.LendingPolicy.no_show": PUBLIC,
    "premises.Picture.name": NAMES,
    "premises.Premises.about": PUBLIC,
    "premises.Premises.address": NAMES,
    "premises.Premises.email": FUNCTION,
    "premises.Premises.likeness": NUMBERS,
    "premises.Premises.name": NAMES,
    "premises.Premises.phone": FUNCTION,
    "premises.Premises.rules": PUBLIC,
    "premises.Premises.way_in": PUBLIC,
    "premises.PremisesTranslation.text": TRANSLATED,
    "premises.Terms.text": PUBLIC,
    "taxonomy.Term.attributes": "facts of a word",
    "socialaccount.SocialApp": "an identity provider, kept in the settings",
}
