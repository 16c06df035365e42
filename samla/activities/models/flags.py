"""What the flags of an activity say: how one takes part, or what is good to know."""

WAYS_TO_TAKE_PART = [
    f"access_flag:{code}" for code in ("drop-in", "no-signup", "signup")
]
GOOD_TO_KNOW = [
    f"access_flag:{code}"
    for code in (
        "bring-children",
        "childcare",
        "women-only",
        "wheelchair",
        "loop",
        "transit",
        "outdoor",
    )
]
