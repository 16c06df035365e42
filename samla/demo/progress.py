"""Shows how far a long task has come."""

import time

WIDTH = 30


class Progress:
    """A bar where there is a terminal; elsewhere a line for each tenth."""

    def __init__(self, out, total: int, noun: str):
        self.out = out
        self.total = total
        self.noun = noun
        self.tenths = 0
        self.began = time.monotonic()

    def show(self, done: int):
        """Say how many are done."""
        share = done / self.total
        if self.out.isatty():
            bar = "█" * int(WIDTH * share)
            self.out.write(f"\r{bar:░<{WIDTH}} {self.told(done)}", ending="")
            self.out.flush()
        elif int(share * 10) > self.tenths:
            self.tenths = int(share * 10)
            self.out.write(self.told(done))

    def told(self, done):
        """The numbers in words: "50,000 of 100,000 activities, 2,400 a second"."""
        rate = done / max(time.monotonic() - self.began, 0.001)
        return f"{done:,} of {self.total:,} {self.noun}, {rate:,.0f} a second"

    def close(self):
        """Leave the line of the bar."""
        if self.out.isatty():
            self.out.write("")
