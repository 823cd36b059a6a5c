"""A quantity that is nearly written right: the same figures in the form that is read, or what to write instead."""

import re

from needlecli.logic.quantity import Reads

DASH = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}]"
FIGURE = r"[0-9]+(?:\.[0-9]+)?"
RANGE = re.compile(rf"({FIGURE}) ?([a-z]*?) ?(?:{DASH}|\bto\b) ?({FIGURE}) ?([a-z]*)")
SHORT = {
    **dict.fromkeys(("h", "hr", "hrs"), "hours"),
    **dict.fromkeys(("d",), "days"),
    **dict.fromkeys(("w", "wk", "wks"), "weeks"),
    **dict.fromkeys(("mo", "mos", "mth", "mths"), "months"),
    **dict.fromkeys(("y", "yr", "yrs"), "years"),
}
"""What times are shortened to; m is none of them, for it is read as metre, minute or month."""
LENGTHS = re.compile(r"(?<![a-z])(um|µm|μm|nm|cm|m|microns?|micromet(er|re)s?|in|inch|inches|mils?)(?![a-z])")
COMPARED = (("<", "under"), (">=", "at least"), ("\N{GREATER-THAN OR EQUAL TO}", "at least"), (">", "over"))


def mended(text: str, reads: Reads) -> str:
    """Give a text in the form that is read, where nothing but blanks, dashes and letter case kept it from that.

    Every figure stays as it is, digit for digit.  Empty if more than the form is wrong.
    """
    return _read(text, _tidy(text), reads)


def suggested(text: str, reads: Reads) -> str:
    """Give what may be meant by a text, for people to decide on; empty where there is no telling.

    That is more than may be mended unasked: a decimal comma, a shortened unit, `ago`.
    """
    tidy = _tidy(re.sub(r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))", ".", text)).removesuffix(" ago")
    whole = re.sub(r"[a-z]+", lambda found: SHORT.get(found[0], found[0]), tidy)
    return _read(text, whole, reads)


def advised(text: str, form: str, reads: Reads) -> str:
    """Say what to write instead of a text: the quantity itself where it is clear, and else its form."""
    if found := suggested(text, reads):
        return f"write {found}, with a point" if "," in text else f"write {found}"
    like = form.removeprefix("write it ")
    plain = text.strip().casefold()
    if like.endswith(" mm") and LENGTHS.search(plain):
        return f"write it in mm, {like}"
    if any(_reads(f"{_tidy(plain)} {unit}", reads) for unit in ("mm", "days")):
        return f"write the unit too, {like}"
    return form


def compared(text: str) -> str:
    """Give a comparison with a number in the form that is read: `18–21` is `18 to 21`; empty where there is none."""
    tidy = " ".join(text.casefold().split())
    tidy = re.sub(rf"^({FIGURE}) ?(?:{DASH}|to) ?({FIGURE})$", r"\1 to \2", tidy)
    return tidy if tidy != text and re.fullmatch(rf"(under|over|at least) {FIGURE}|{FIGURE} to {FIGURE}", tidy) else ""


def in_words(text: str) -> str:
    """Give a comparison that is written in signs in words: `< 18` is `under 18`; empty where there is none."""
    plain = text.strip()
    for sign, word in COMPARED:
        rest = plain.removeprefix(sign).strip()
        if rest != plain and re.fullmatch(FIGURE, rest):
            return f"{word} {rest}"
    return ""


def _tidy(text: str) -> str:
    plain = " ".join(text.casefold().split())
    if found := RANGE.fullmatch(plain):
        low, its_unit, high, unit = found.groups()
        if its_unit in ("", unit):
            return f"{low}-{high} {unit}".rstrip()
    return re.sub(r"(?<=[0-9])(?=[a-zµμ])", " ", plain)


def _read(text: str, tidy: str, reads: Reads) -> str:
    if tidy == text or re.findall("[0-9]+", tidy) != re.findall("[0-9]+", text):
        return ""
    return tidy if _reads(tidy, reads) else ""


def _reads(text: str, reads: Reads) -> bool:
    try:
        reads(text)
    except ValueError:
        return False
    return True
