"""The reader of a column: chosen once for a file, asked for every cell that was not met before."""

import re

from needlecli.client.maps import words
from needlecli.client.maps.cells import Reader, plainly, remark, said, several, single
from needlecli.client.maps.dates import read_date
from needlecli.client.maps.effect import NOTHING, Effect, joined, shown
from needlecli.client.maps.form import KEYS, LISTS, Column
from needlecli.client.maps.ticking import Piece, Tiler
from needlecli.client.times import Moment
from needlecli.knowledge import Pack, Vocabulary, Words
from needlecli.source import Trouble

LONGEST = 4_000
"""From how many characters on a cell is no answer to a question any more; a note may be longer."""


def reader(column: Column, pack: Pack) -> Reader:
    """Give what reads the cells of a column."""
    inner = _inner(column, pack)
    notes = column.targets == ("notes",)

    def read(text: str) -> Effect:
        if len(text) > LONGEST and not notes and len(text := text.strip()) > LONGEST:
            return Effect(opens=column.facts, unrecognised=(shown(column.header, text),))
        word = words.folded(text)
        meaning = column.answers.get(word)
        if meaning is not None:
            return said(meaning, column, text)
        if words.is_unknown(word) and word not in column.choices:
            return Effect(opens=column.facts)
        return inner(text)

    return read


def _inner(column: Column, pack: Pack) -> Reader:
    vocabulary = pack.vocabulary
    match column.targets:
        case (key,) if key in LISTS:
            return _listed(column, pack)
        case () | _ if column.choices:
            return _ticked(column, vocabulary)
        case (key,) if key in KEYS:
            return _keyed(column)
        case (fact,):
            named = vocabulary.facts[fact]
            return plainly(column, named, vocabulary) if column.grammar else single(column, named, vocabulary)
        case _:
            return several(column, vocabulary)


def _ticked(column: Column, vocabulary: Vocabulary) -> Reader:
    """Read a column of choices about facts."""
    tiler = Tiler(column.choices, column.separator)

    def read(text: str) -> Effect:
        word = words.folded(text)
        if words.is_no(word) and word not in column.choices:
            return Effect(facts=tuple((fact, "no") for fact in column.facts))
        pieces = tiler.pieces(text)
        meant = [(piece, column.choices[piece.choice]) for piece in pieces if piece.choice]
        strange = [remark(column, piece.text, vocabulary) for piece in pieces if not piece.choice]
        ticked = [said(meaning, column, piece.text) for piece, meaning in meant if meaning.kind != "none"]
        none = len(ticked) < len(meant)
        if none and any(meaning.kind in ("says", "some") for _, meaning in meant):
            says = "none of the choices is ticked, and others are ticked as well"
            trouble = Trouble("contradiction", says, "ask again which it is", column.header)
            return Effect(facts=joined(*ticked).facts, opens=column.facts, troubles=(trouble,))
        sure = not strange and not any(meaning.kind in ("unknown", "notes") for _, meaning in meant)
        if sure and (none or (column.unticked and ticked)):
            yes = {fact for one in ticked for fact in (*one.opens, *(fact for fact, _ in one.facts))}
            ticked.append(Effect(facts=tuple((fact, "no") for fact in column.facts if fact not in yes)))
        return joined(Effect(opens=column.facts), *ticked, *strange)

    return read


def _listed(column: Column, pack: Pack) -> Reader:
    """Read a column of concerns, areas, variants or cautions."""
    key = column.targets[0]
    known = words_of(key, pack)
    tiler = Tiler({**column.choices, **dict.fromkeys(known.ids)}, column.separator)

    def one(piece: Piece) -> Effect:
        word = piece.choice or words.folded(piece.text)
        if (meaning := column.choices.get(word)) is not None:
            return Effect(lists=((key, meaning.words),)) if meaning.words else said(meaning, column, piece.text)
        if words.is_no(word):
            return NOTHING
        found = known.find(piece.text)
        return Effect(lists=((key, (found,)),)) if found else remark(column, piece.text, pack.vocabulary)

    return lambda text: joined(*(one(piece) for piece in tiler.pieces(text)))


def words_of(key: str, pack: Pack) -> Words:
    """Give the words that may stand under a key of an intake record that takes a list."""
    match key:
        case "concerns":
            return pack.vocabulary.concern_words
        case "areas":
            return pack.vocabulary.area_words
        case "available":
            return pack.variant_words
        case _:
            return Words({name: name for name in pack.clearable})


def _keyed(column: Column) -> Reader:
    """Read a column that is one key of an intake record."""
    key = column.targets[0]
    match key:
        case "on" | "event":
            return lambda text: _day(column, key, text)
        case "notes":
            return lambda text: _note(column, text)
        case _:
            return lambda text: Effect(fields=((key, text.strip()),))


def _day(column: Column, key: str, text: str) -> Effect:
    if key == "event" and words.is_no(words.folded(text)):
        return Effect(fields=(("event", "no"),))
    found = read_date(text, column.form, column.header)
    if isinstance(found, Trouble):
        return Effect(troubles=(found,))
    if isinstance(found, Moment) and len(found.answer) == 10 and found.first:
        return Effect(fields=((key, found.answer),))
    if key == "event":
        return Effect(unrecognised=(shown(column.header, text),))
    return Effect(troubles=(Trouble("wrong-date", "this is no date", "write it like 2026-11-22", column.header),))


def _note(column: Column, text: str) -> Effect:
    if words.is_no(words.folded(text)) or words.folded(text) in ("nothing", "none known"):
        return NOTHING
    if re.search(r"[^\W\d_]{2}", text) is None:
        return Effect(unrecognised=(shown(column.header, text),))
    return Effect(notes=text.strip())
