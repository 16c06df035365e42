"""What the log may not hold: the parts of addresses that open something."""

import logging
import re

# One-click answers, invitations, receipts, calendars, followings, what is handed over:
# who has the link may enter.
SECRET = re.compile(
    r"(/(?:aktuellt|hemlig|inbjudan|rapport|fraga|lamnad|ja|folj/(?:nej|andra))/)[^/\s?\"']+"
    # Where a reader is, who asked what is near her.
    r"|([?&]plats=)[^&\s\"']+"
)


class WithoutSecretPaths(logging.Filter):
    """Cuts the secret end of a path out of whatever is logged."""

    def filter(self, record):
        said = record.getMessage()
        cut = SECRET.sub(r"\1\2…", said)
        if cut != said:
            record.msg, record.args = cut, ()
        return True
