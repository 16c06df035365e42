"""What the log may not hold: the parts of addresses that open something."""

import logging
import re

# What somebody tells of herself in the address: where she is, her age, her Swedish, her
# children, what she saves.
OF_HERSELF = ("plats", "fyllda", "kan", "medbarn", "alder", "svenska", "a")

# One-click answers, invitations, receipts, calendars, followings, what is handed over:
# who has the link may enter.
SECRET = re.compile(
    r"(/(?:aktuellt|hemlig|inbjudan|rapport|fraga|lamnad|ja|folj/(?:nej|andra))/)[^/\s?\"']+"
    rf"|([?&](?:{'|'.join(OF_HERSELF)})=)[^&\s\"']+"
)


def tells(query) -> bool:
    """Whether she who asks tells something of herself in the address."""
    return any(any(query.getlist(name)) for name in OF_HERSELF)


class WithoutSecretPaths(logging.Filter):
    """Cuts the secret end of a path out of whatever is logged."""

    def filter(self, record):
        said = record.getMessage()
        cut = SECRET.sub(r"\1\2…", said)
        if cut != said:
            record.msg, record.args = cut, ()
        return True
