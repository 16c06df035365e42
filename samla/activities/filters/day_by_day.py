"""The dates of what is found, one by one."""

from samla.activities.models import Activity, Occurrence

SHOWN = [one for one in Activity.Standing if one < Activity.Standing.GONE]


class DayByDay:
    """Mixed into ActivityFilter: which dates are listed day by day."""

    @property
    def dates(self):
        """The dates to come of what is found, on the days that are asked for."""
        return self._dates_of(self._with_dates.order_by().values("pk"))

    def soonest_dates(self, number):
        """Dates with the first so many that happen; nothing where all are gone through.

        So many activities have them: those whose next dates come first, of fresh ones
        and of old ones. Where few are found that is sooner than all dates.
        """
        rows = self._with_dates
        are_few = rows.is_local or (rows.has_words and not rows.is_usual)
        if self.days or not are_few:
            return None
        soonest = rows.order_by("next_starts_at", "pk").values("pk")
        first, *others = (soonest.filter(standing=s)[:number] for s in SHOWN)
        return self._dates_of(first.union(*others, all=True))

    @property
    def _with_dates(self):
        rows = self.narrowed(self.queryset.all())
        return rows.alike(self.words) if self.is_alike else self._matching(rows)

    def _dates_of(self, rows):
        dates = self.days.among(Occurrence.objects.coming())
        return dates.filter(activity__in=rows)
