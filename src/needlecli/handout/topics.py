"""What the steps of care are about: the words a client reads for them, and where on the sheet they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from needlecli.knowledge import Step
from needlecli.logic import Duration
from needlecli.page import Tone


class Topic(NamedTuple):
    """A subject of care: its words, and whether it is something to use rather than to leave."""

    words: str
    use: bool = False


WASHING = Topic("Washing", use=True)
MOISTURE = Topic("Moisture and care", use=True)
SUN = Topic("Sun")
SUNSCREEN = Topic("Sunscreen", use=True)
PAIN = Topic("Pain relief", use=True)
MEDICINE = Topic("Medicine you were given", use=True)
MAKE_UP = Topic("Make-up")
EXERCISE = Topic("Exercise and heat")
SWIMMING = Topic("Swimming")
SERUMS = Topic("Other serums")
RETINOIDS = Topic("Retinoids, acids")
ALCOHOL = Topic("Alcohol, smoking")
HAIR = Topic("Waxing, facials")
AGAIN = Topic("The next needling")

TOPICS: dict[str, Topic] = {
    "cleanse": WASHING,
    "washing": WASHING,
    "hydration": MOISTURE,
    "products": MOISTURE,
    "cool": Topic("Cooling", use=True),
    "sun": SUN,
    "sunscreen": SUNSCREEN,
    "self-tan": HAIR,
    "hair-removal": HAIR,
    "hair-removal-facials": HAIR,
    "painkiller": PAIN,
    "painkillers": PAIN,
    "medicines": MEDICINE,
    "antiviral": MEDICINE,
    "antibiotic": MEDICINE,
    "make-up": MAKE_UP,
    "exercise": EXERCISE,
    "exercise-heat": EXERCISE,
    "heat": EXERCISE,
    "swimming": SWIMMING,
    "serums": SERUMS,
    "retinoids": RETINOIDS,
    "acids": RETINOIDS,
    "retinoids-acids": RETINOIDS,
    "alcohol": ALCOHOL,
    "alcohol-smoking": ALCOHOL,
    "needling": AGAIN,
    "needling-again": AGAIN,
    "overall": Topic("In all"),
    "end": Topic("In all"),
    "downtime": Topic("Out of sight"),
    "report": Topic("Tell us"),
    "records": Topic("Photographs and papers"),
    "preparation": Topic("Skin preparation"),
    "arrival": Topic("Coming to us"),
    "illness": Topic("Illness"),
    "health": Topic("Illness"),
}
DRAWN = (SUN, MAKE_UP, EXERCISE, SWIMMING, SERUMS, RETINOIDS, ALCOHOL, HAIR)
"""The rows of the strip that say what to leave, from top to bottom: what can be left, or be as usual."""
ALL_IN_ALL = frozenset({"overall", "end", "downtime"})
"""Topics that sum up, and are no sign to be seen."""

FORBIDS = re.compile(r"(?:No|Still no|Strictly no|Avoid|Do not|Stay out)\b")
FREES = re.compile(r"(?:as usual|back to normal)\.$", re.IGNORECASE)


def topic(name: str) -> Topic:
    """Give a topic by the name a pack uses; one that is not known here is called what the pack calls it."""
    plain = name.replace("-", " ").strip()
    return TOPICS.get(name, Topic(f"{plain[:1].upper()}{plain[1:]}" or "Also"))


def tone(says: str) -> Tone:
    """Read from the words of a step whether it forbids or frees; whatever is not plain is allowed with care only."""
    if FORBIDS.match(says):
        return "stop"
    return "good" if FREES.search(says) else "care"


def joined(steps: Iterable[Step]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Gather steps under the words of their topics, in order of time; what is said twice in a row is said once."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(topic(step.topic).words, []).append(step)
    for words, under in found.items():
        under.sort(key=lambda step: (step.from_.days, _end(step.to)))
        kept = under[:1]
        for step in under[1:]:
            if step.says == kept[-1].says and _end(kept[-1].to) + 1 >= step.from_.days:
                longer = max((kept[-1].to, step.to), key=_end)
                kept[-1] = kept[-1]._replace(to=longer)
            else:
                kept.append(step)
        yield words, tuple(kept)


def _end(length: Duration | None) -> float:
    return float("inf") if length is None else length.days
