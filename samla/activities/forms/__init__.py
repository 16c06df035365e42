"""What is asked of those who make an activity known."""

from samla.activities.forms.booked import BookedForm
from samla.activities.forms.co_organiser import SearchForm
from samla.activities.forms.occurrence import CancelForm, MoveForm
from samla.activities.forms.pause import PauseForm
from samla.activities.forms.what import WhatForm
from samla.activities.forms.when import WHEN_FORMS
from samla.activities.forms.where import PLACES
from samla.activities.forms.who import WhoForm

# By the word in the address.
WHERE_FORMS = {form.venue: form for form in PLACES} | {BookedForm.kind: BookedForm}

__all__ = [
    "WHEN_FORMS",
    "WHERE_FORMS",
    "CancelForm",
    "MoveForm",
    "PauseForm",
    "SearchForm",
    "BookedForm",
    "WhatForm",
    "WhoForm",
]
