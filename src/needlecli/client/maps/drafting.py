"""Draft a map from the headers of a file and the values seen in it, for a person to check and finish."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from needlecli.client.maps.choosing import FEW, common_choices, known_choices, plain, quoted
from needlecli.client.maps.form import KEYS, LISTS
from needlecli.client.maps.gathering import pieces_of
from needlecli.client.maps.matching import Match, listed, match, personal, turned_round
from needlecli.knowledge import Pack, Vocabulary

MOST_SEEN = 2_000
PLAIN = (*(key for key in KEYS if key != "notes"), *LISTS)
"""What a header with a no in it may well ask: a number, a day, a wish."""
HEAD = """\
# A draft: check every line against the form before the first run. `sure` was matched word for word, `likely` by words
# of the vocabulary in the header, and a guess by its looks. needle validate shows what is still to be said.
schema: needle.map/1
{dates}constants: {{others: unknown}}   # no: whatever the form does not ask was asked and denied
columns:
"""


@dataclass
class Seen:
    """A column of a file: its header, and the values seen in it with how often; `many` says that some were not kept."""

    header: str
    values: Counter[str] = field(default_factory=Counter)
    many: bool = False

    def see(self, value: str) -> None:
        """Count a value."""
        if value in self.values or len(self.values) < MOST_SEEN:
            self.values[value] += 1
        else:
            self.many = True

    @property
    def filled(self) -> dict[str, int]:
        """The values that are not blank."""
        return {value: count for value, count in self.values.items() if value.strip()}


class Drafted(NamedTuple):
    """The lines of one column, and whether it could be placed."""

    lines: tuple[str, ...]
    placed: bool = True


def draft(columns: Sequence[Seen], pack: Pack) -> str:
    """Write a map for a file with these columns; no value of a column that looks personal is in it."""
    drafted = [_column(seen, pack.vocabulary) for seen in columns]
    left = [seen.header for seen, one in zip(columns, drafted, strict=True) if not one.placed]
    text = HEAD.format(dates=_dates(columns)) + "".join(f"{line}\n" for one in drafted for line in one.lines)
    return text + "".join(f"# {line}\n" for line in _told(left))


def _told(left: Sequence[str]) -> Iterator[str]:
    if left:
        yield f"{len(left)} could not be placed (TODO above): {', '.join(quoted(header) for header in left)}"


def _column(seen: Seen, vocabulary: Vocabulary) -> Drafted:
    name = f"  {quoted(seen.header)}:"
    if personal(seen.header, tuple(seen.filled)):
        age = "; or {is: age, form: DD/MM/YYYY}" if re.search(r"birth|\bdob\b", seen.header, re.IGNORECASE) else ""
        return Drafted((f"{name} {{ignore: personal}}{f'   # its values are read by nobody{age}' if age else ''}",))
    pieces = pieces_of(seen.filled)
    found = match(seen.header, vocabulary) or listed(seen.header, pieces, vocabulary)
    choices = common_choices(pieces, vocabulary, found)
    rare = [] if choices or found is not None else known_choices(pieces, vocabulary)
    asked = found.targets[0] not in PLAIN if found is not None else bool(choices or rare)
    if asked and turned_round(seen.header, found, vocabulary):
        return Drafted((f"{name} {{ignore: TODO}}   # {_turned(found)}; {_values(seen)}",), placed=False)
    if rare or (choices and (found is None or not _yes_or_no(seen))):
        key = found.targets[0] if found is not None and found.targets[0] in LISTS else ""
        sure = "guess: check" if rare else found.confidence if key and found else "likely"
        choices = rare or choices
        head = f"{name}   # {sure}{';' if ':' in sure else ':'} several may be ticked"
        own = (f"    is: {key}",) if key else ()
        return Drafted((head, *own, "    choices:", *choices, *(() if key else ("    unticked: unknown",))))
    if found is None:
        return Drafted((f"{name} {{ignore: TODO}}   # {_values(seen)}",), placed=False)
    return Drafted((f"{name} {{{_is(found)}}}   # {found.confidence}{_asked(seen, found)}",))


def _turned(found: Match | None) -> str:
    """Say how a column is written down that asks with a denial."""
    fact = next((target for target in (found.targets if found is not None else ()) if target not in KEYS), "FACT")
    return f"asks with a denial; if yes means no there: {{is: {fact}, answers: {{Yes: no, No: yes}}}}"


def _is(found: Match) -> str:
    targets = found.targets[0] if len(found.targets) == 1 else f"[{', '.join(found.targets)}]"
    return f"is: {targets}" + (f", window: {found.window}" if found.window else "")


def _asked(seen: Seen, found: Match) -> str:
    """Say what was seen in a column that is asked with yes and no."""
    if found.targets[0] in KEYS or found.targets[0] in LISTS:
        return ""
    several = "; a yes does not say which" if len(found.targets) > 1 else ""
    return f"{several}; {_values(seen)}"


def _values(seen: Seen) -> str:
    """Say which values were seen, but for those that only one person wrote."""
    filled = seen.filled
    blank = sum(seen.values.values()) - sum(filled.values())
    shown = [f"{quoted(value)} {count}" for value, count in _most(filled) if _anybodys(value, count)][:8]
    if len(filled) > FEW or seen.many:
        shown = [text for text in shown if _quoted_plain(text)]
    others = len(filled) - len(shown)
    told = [*shown, *([f"{others} other texts"] if others else []), *([f"blank {blank}"] if blank else [])]
    return f"seen: {', '.join(told)}" if told else "nothing seen"


def _most(filled: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(filled.items(), key=lambda item: (-item[1], item[0]))


def _anybodys(value: str, count: int) -> bool:
    """Say whether a value tells nothing of one person: a plain answer, or one that several gave."""
    return plain(value) or (count > 2 and len(value) <= 60)


def _quoted_plain(text: str) -> bool:
    return plain(json.loads(text.rpartition(" ")[0]))


def _yes_or_no(seen: Seen) -> bool:
    """Say whether most of what stands in a column is a plain answer."""
    plain = sum(count for value, count in seen.filled.items() if _starts_plain(value))
    return plain * 2 > sum(seen.filled.values())


def _starts_plain(value: str) -> bool:
    return plain(value) or re.match(r"(?:yes|no)\b", value.strip(), re.IGNORECASE) is not None


def _dates(columns: Sequence[Seen]) -> str:
    """State the form of dates where the file shows which it is."""
    numeric = [
        (int(found[1]), int(found[2]))
        for seen in columns
        if not personal(seen.header, ())
        for value in seen.filled
        if (found := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b", value.strip()))
    ]
    if not numeric:
        return ""
    day_first, month_first = any(one > 12 for one, _ in numeric), any(other > 12 for _, other in numeric)
    if day_first and not month_first:
        return "dates: DD/MM/YYYY   # seen: a first number over 12\n"
    if month_first and not day_first:
        return "dates: MM/DD/YYYY   # seen: a second number over 12\n"
    return "# dates: DD/MM/YYYY or MM/DD/YYYY; the file does not show which\n"
