"""The words by which people say yes, no and that they do not know, on forms of any maker."""

import re

YES = frozenset(
    ("yes", "y", "yep", "yeah", "yup", "true", "1", "x", "✓", "✔", "☑", "☒", "checked", "ticked", "affirmative")
)
NO = frozenset(("no", "n", "nope", "nah", "none", "false", "0", "never", "nil", "negative", "no never", "not at all"))
UNKNOWN = frozenset(
    (
        *(
            "",
            "n/a",
            "na",
            "n.a",
            "n a",
            "not applicable",
            "-",
            "--",
            "–",
            "—",
            "?",
            "??",
            ".",
            "null",
            "tbc",
            "unknown",
        ),
        *("unsure", "not sure", "im not sure", "i am not sure", "dont know", "do not know", "i dont know", "idk"),
        *("no idea", "maybe", "possibly", "perhaps", "uncertain", "not asked", "skip", "skipped", "#n/a"),
        *("prefer not to say", "prefer not to answer", "rather not say", "no answer", "not answered", "unanswered"),
    )
)
OPEN = "unknown"
"""How an answer that is still open is written in a record."""
NOTHING_SAID = frozenset(("", "n/a", "na", "n.a", "n a", "not applicable", "-", "--", "–", "—", "#n/a"))
"""What is written where nothing is said: of these a question that is not for this client stays one."""
OFTEN = frozenset(
    (
        *("sometimes", "occasionally", "often", "regularly", "daily", "every day", "now and then", "now and again"),
        *("from time to time", "once in a while", "frequently", "weekly", "most days", "a lot"),
    )
)
"""How often something is so: whoever answers that says that it is."""
PLAIN = frozenset(
    ("please", "i do", "i am", "i have", "i did", "i had", "do", "am", "have", "thats right", "correct", "absolutely")
)
"""What follows a yes and adds nothing."""
GOES_ON = frozenset(("currently", "current", "now", "still", "ongoing", "at the moment", "still taking", "still using"))
AFFIRMED = re.compile(r"(?:yes|yep|yeah|yup)\b[\s,.;:!–—-]*(?:\b(?:but|and)\b\s*)?(.*)", re.IGNORECASE | re.DOTALL)


def folded(text: str) -> str:
    """Give the form in which answers are compared: no case, spaces, apostrophes or closing marks."""
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "").replace("'", "").casefold()
    return " ".join(plain.split()).strip("\ufeff\u200b").rstrip(" .!;,") or ("." if plain.strip() == "." else "")


def is_yes(word: str) -> bool:
    """Say whether a folded text is a plain yes, or how often."""
    return word in YES or word in OFTEN


def is_no(word: str) -> bool:
    """Say whether a folded text is a plain no."""
    return word in NO


def says_nothing(word: str) -> bool:
    """Say whether a folded text is no more than an empty cell."""
    return word in NOTHING_SAID


def is_unknown(word: str) -> bool:
    """Say whether a folded text leaves the question open: no answer is never a no."""
    return word in UNKNOWN
