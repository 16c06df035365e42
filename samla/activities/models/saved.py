"""A list that somebody keeps without an account: it stands in an address, ?a=12,15."""

# Nobody goes to more; a longer address is cut where its numbers end.
MOST_SAVED = 40
MOST_DIGITS = 18


class Saved:
    """Which activities somebody keeps, in her order, each once."""

    def __init__(self, numbers=()):
        self.numbers = list(dict.fromkeys(numbers))[:MOST_SAVED]

    @classmethod
    def asked(cls, query):
        """The list that an address says; what it says wrong counts as not said."""
        typed = (part.strip() for part in query.get("a", "").split(","))
        return cls(int(part) for part in typed if _is_number(part))

    def __str__(self):
        return ",".join(map(str, self.numbers))

    def __len__(self):
        return len(self.numbers)

    def and_also(self, number):
        """The list with one more."""
        return Saved([number, *self.numbers])

    def but_not(self, number):
        """The list without one."""
        return Saved(one for one in self.numbers if one != number)

    @property
    def query(self):
        """How an address says it: nothing where the list is empty."""
        return f"?a={self}" if self.numbers else ""


def _is_number(part):
    return part.isascii() and part.isdigit() and len(part) <= MOST_DIGITS
