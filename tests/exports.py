"""A clinic's export of an online form: three hundred rows from a fixed seed, with what each client meant beside it.

The questions are those that real forms ask, and the answers are written as people write them: not as needle reads them.
"""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

SEED, ROWS = 20261122, 300
CANARY = "Quuxworthy"
"""A family name that nobody has: it may appear in no record, no error and no draft."""


@dataclass
class Truth:
    """What one client meant: facts that are so (with the last date, where one was given), and facts that are not."""

    stated: dict[str, str] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    contradictory: bool = False


@dataclass(frozen=True)
class Export:
    """The file as it is downloaded, its headers and rows, and the truth of every row."""

    data: bytes
    headers: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    truths: tuple[Truth, ...]


NO = ("No", "No", "No", "no", "NO", "N", "Nope", "no.", "No ", "never", "None")
YES = ("Yes", "Yes", "yes", "YES", "Y", "Yep", "Yes!", "yes.", "Yes - see below")
OPEN = ("", "", "", "N/A", "n/a", "-", "not sure", "Don't know", "Prefer not to say", "?")

Q_PREGNANT = "Are you currently pregnant, or nursing?"
Q_ISO = "Have you taken Accutane / Roaccutane (isotretinoin) within the last 6 months? If yes, when was your last dose?"
Q_COLD = "Do you suffer from cold sores or fever blisters (even occasionally)?"
Q_KELOID = "Have you ever had a keloid?"
Q_PACE = "Do you have a pacemaker, defibrillator or other implanted electronic device?"
Q_BLOOD = "Are you taking any blood thinners (e.g. warfarin)? If yes, please specify"
Q_FILLER = "When did you last have dermal filler in the area? (DD/MM/YYYY, or No)"
Q_TICK = "Do you have, or have you ever had, any of the following? (select all that apply)"
Q_GOALS = "What would you like to improve? Tick all that apply"
Q_SKIN = "Which Fitzpatrick skin type are you?"
Q_AGE = "Age"
Q_MEDS = "Please list all past and present medications, incl. over the counter"
Q_ELSE = "Is there anything else we should know about your health? (please explain)"
Q_NEW = "How would you describe your skin?"
WHO = ("Your full name", "E-mail address", "Mobile phone")

TICKS = {
    "Psoriasis": ("psoriasis",),
    "Lupus, or other autoimmune disease": ("autoimmune-connective-tissue",),
    "Bleeding, clotting or platelet disorder": (),
    "Epilepsy": ("epilepsy",),
    "Scleroderma": ("scleroderma",),
    "HIV, AIDS or hepatitis": ("bloodborne-virus",),
    "Diabetes": ("diabetes",),
    "Vitiligo": ("vitiligo",),
}
GOALS = ("Acne scars, pits or marks", "Fine lines", "Stretch marks", "Large pores", "Uneven skin tone, dullness")
Texts = tuple[tuple[str, dict[str, str]], ...]

MEDS: Texts = (
    ("warfarin 5mg", {"anticoagulant": ""}),
    ("Eliquis twice a day", {"anticoagulant": ""}),
    ("ibuprofen when needed", {"nsaid": ""}),
    ("methotrexate (weekly)", {"immunosuppressant": ""}),
    ("the pill", {}),
    ("Vit D, zinc", {}),
    ("levothyroxine – 50 µg", {}),
    ("not on warfarin any more", {}),
    ("plavicks", {"antiplatelet-prescribed": ""}),
    ("none", {}),
    ("No", {}),
    ("", {}),
    ("", {}),
)
ELSE: Texts = (
    ("I get cold sores now and then", {"herpes-labialis-history": ""}),
    ("my mother has lupus", {}),
    ("No history of keloids or cold sores", {}),
    ("sister had keloids, I don’t", {}),
    ("I have a pacemaker since 2019", {"implanted-electronic-device": ""}),
    ("had keloids on my chest", {"keloid-history": ""}),
    ("Please don’t call before 9", {}),
    ("scared of needles!!", {"vasovagal-history": ""}),
    ("denies everything lol", {}),
    ("Señora Ibáñez recommended you – merci", {}),
    ("", {}),
    ("", {}),
    ("", {}),
    ("no", {}),
)
EXPLAINED = {
    Q_COLD: ("herpes-labialis-history", ("sometimes", "cold sores sometimes", "Yes, once a year", "yes but not now")),
    Q_KELOID: ("keloid-history", ("yes, on my ear", "Yes - after piercing 2 years ago", "keloids on shoulder")),
    Q_PACE: ("implanted-electronic-device", ("Yes, pacemaker", "pace maker fitted 2021", "yes (MRI safe)")),
    Q_BLOOD: ("anticoagulant", ("Yes - warfarin", "yes, Xarelto 20", "Eliquis", "Yes; heparin injections")),
}
DODGED = ("no, but my sister does", "my mum did", "had it as a kid maybe", "ask my GP", "No idea", "not that I know of")


class Person:
    """One client on the way to a row: what is written under each question, and what was meant by it."""

    def __init__(self, dice: random.Random, number: int) -> None:
        self.dice, self.truth = dice, Truth()
        first = dice.choice(("Zoë", "Chloé", "Ana", "Jürgen", "Fiona", "Mia", "Noor"))
        self.row = dict(
            zip(WHO, (f"{first} {CANARY}", f"{first}.{CANARY}@example.org", "+44 20 7946 0000"), strict=True)
        )
        self.row |= {"Response ID": f"R{number:04}", "Submitted at": f"2026-11-{dice.randint(1, 20):02} 14:05:33"}

    def asked(self, question: str, fact: str) -> None:
        """Answer a question of yes or no."""
        roll = self.dice.random()
        if roll < 0.55:
            self._no(question, fact)
        elif roll < 0.7:
            self.row[question] = self.dice.choice(YES)
            self.truth.stated[fact] = ""
        elif roll < 0.82 and question in EXPLAINED:
            self.row[question] = self.dice.choice(EXPLAINED[question][1])
            self.truth.stated[fact] = ""
        elif roll < 0.9:
            self.row[question] = self.dice.choice(DODGED)
        else:
            self.row[question] = self.dice.choice(OPEN)

    def _no(self, question: str, fact: str) -> None:
        self.row[question] = self.dice.choice(NO)
        self.truth.denied.add(fact)

    def pregnant(self) -> None:
        """Answer one question about two facts: only who names one of them has stated it."""
        answer = self.dice.choice(
            ("No", "No", "no", "No", "", "N/A", "Yes", "nursing", "yes, pregnant", "Not pregnant")
        )
        self.row[Q_PREGNANT] = answer
        if answer in ("No", "no"):
            self.truth.denied |= {"pregnancy", "breastfeeding"}
        elif answer in ("nursing", "yes, pregnant"):
            self.truth.stated["breastfeeding" if answer == "nursing" else "pregnancy"] = ""

    def isotretinoin(self) -> None:
        """Answer a question about half a year: a no says nothing of the time before."""
        day = f"{self.dice.randint(1, 28):02}/{self.dice.randint(6, 10):02}/2026"
        d, m, y = day.split("/")
        said = (
            *(("No", None), ("no", None), ("", None), ("never", None), ("Yes", ""), ("not sure", None)),
            *(
                (f"yes, {day}", f"{y}-{m}-{d}"),
                ("stopped March 2024", "2024-03"),
                ("Yes, 3 months ago", "3 months ago"),
            ),
            *(
                ("yes last summer", ""),
                ("2 yrs ago", "2 years ago"),
                ("Yes – still taking", "current"),
                (day, f"{y}-{m}-{d}"),
            ),
        )
        self.row[Q_ISO], meant = self.dice.choice(said)
        if meant is not None:
            self.truth.stated["isotretinoin"] = meant

    def filler(self) -> None:
        """Answer a question that asks for a date."""
        self.row[Q_FILLER], meant = self.dice.choice(
            (("No", None), ("No", None), ("", None), ("03/04/2026", "2026-04-03"), ("14/10/2026", "2026-10-14"),
             ("2 weeks ago", "2 weeks ago"), ("October 2025", "2025-10"), ("can't remember", None), ("years ago", None))
        )  # fmt: skip
        if meant is not None:
            self.truth.stated["recent-filler"] = meant
        elif self.row[Q_FILLER] == "No":
            self.truth.denied.add("recent-filler")

    def ticks(self) -> None:
        """Tick some boxes; now and then "none" beside another."""
        if self.dice.random() < 0.45:
            self.row[Q_TICK] = "None of the above"
            self.truth.denied |= {fact for facts in TICKS.values() for fact in facts}
            self.truth.denied |= {"bleeding-disorder", "thrombocytopenia"}
            return
        ticked = self.dice.sample(list(TICKS), self.dice.choice((0, 1, 1, 2, 3)))
        self.truth.stated |= {fact: "" for one in ticked for fact in TICKS[one]}
        self.truth.contradictory = bool(ticked) and self.dice.random() < 0.08
        self.row[Q_TICK] = ", ".join((*ticked, *(["None of the above"] * self.truth.contradictory)))

    def told(self, question: str, texts: Texts) -> None:
        """Write free text."""
        self.row[question], meant = self.dice.choice(texts)
        self.truth.stated |= meant

    def about(self) -> None:
        """Say who this is, as far as it matters."""
        self.row[Q_GOALS] = ", ".join(self.dice.sample(GOALS, self.dice.choice((1, 1, 2, 3))))
        self.row[Q_SKIN] = self.dice.choice(
            ("Type 2", "III", "IV - rarely burns", "Fitzpatrick V", "I", "not sure", "")
        )
        self.row[Q_AGE] = self.dice.choice(("34", "34 years", "41 yrs", "27", "52 years old", ""))
        self.row[Q_NEW] = self.dice.choice(("dry", "oily", "combination", "normal"))


def export(seed: int = SEED, rows: int = ROWS) -> Export:
    """Write the export; the same seed gives the same bytes."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    people = []
    for number in range(1, rows + 1):
        person = Person(dice, number)
        steps: tuple[Callable[[], None], ...] = (
            *(person.about, person.pregnant, person.isotretinoin, person.filler, person.ticks),
            lambda one=person: one.told(Q_MEDS, MEDS),
            lambda one=person: one.told(Q_ELSE, ELSE),
        )
        for step in steps:
            step()
        for question, (fact, _) in EXPLAINED.items():
            person.asked(question, fact)
        people.append(person)
    headers = (
        "Response ID",
        "Submitted at",
        *WHO,
        *(h for h in people[0].row if h[:3] not in ("Res", "Sub") and h not in WHO),
    )
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, headers)
    writer.writeheader()
    writer.writerows(person.row for person in people)
    for person in people:
        person.truth.denied -= set(person.truth.stated)
    return Export(
        text.getvalue().encode("cp1252"), headers, tuple(p.row for p in people), tuple(p.truth for p in people)
    )
