"""Who vouches for an organisation today, and who does no more."""

import datetime

from samla.municipalities.models import municipality_names


class IsVouchedFor:
    """Mixed into Organisation: what municipalities say of it."""

    @property
    def is_verified(self):
        """Whether a municipality vouches for it today."""
        if "known_verified" not in self.__dict__:
            self.known_verified = self.verifications.valid().exists()
        return self.known_verified

    @property
    def vouchers(self):
        """The municipalities that vouch for it today, each with the day it began."""
        if "known_vouchers" not in self.__dict__:
            known = type(self).objects.with_verified().only("pk").get(pk=self.pk)
            self.known_vouchers = known.known_vouchers
        return [
            (name, datetime.date.fromisoformat(one["since"]))
            for one in self.known_vouchers
            for name in municipality_names([one["municipality"]])
        ]

    @property
    def ended_verifications(self):
        """Who vouches no more since no second contact came, and until which day."""
        return [
            (name, datetime.date.fromisoformat(one["last"]))
            for one in getattr(self, "known_ended", ())
            for name in municipality_names([one["municipality"]])
        ]

    @property
    def valid_verifications(self):
        """What each municipality has checked that vouches for it today."""
        if not self.vouchers:
            return []
        rows = self.verifications.valid().select_related("municipality")
        return rows.defer("municipality__outline")
