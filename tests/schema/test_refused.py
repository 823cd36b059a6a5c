"""What a schema refuses while a file is written, at its place; needle itself refuses all of it, too."""

from typing import Any

import pytest

from builders import TODAY
from needlecli.cases import read_cases
from needlecli.client import read_client
from needlecli.knowledge import Pack
from needlecli.knowledge.compiling import compile_pack
from needlecli.source import Checked
from needlecli.source.yaml import parse
from schema_builders import parsed, refusals

PROTOCOL = """
id: new
name: New
short: New
summary: Something new.
reviewed: 2026-01-31
technique: needle
operator: nurse
adds_to: pen
depth: 0.5-1.5 mm
downtime: {range: 1-3 days, typical: 2 days}
discomfort: {typical: 3, range: 2-4}
cost: {tier: 2}
standing: {is: accepted}
indications:
  - concern: acne-scars
    grade: B
    says: It helps.
    effect: moderate
    depth: {cheeks: 1.0-1.5 mm}
    treatments: 3-6
    interval: 4-6 weeks
    sources: [seed-article]
cautions:
  - id: new-caution
    level: defer
    when: {isotretinoin: within 6 months, skin_type: [V, VI], age: under 60, area: [face], concern: melasma}
    says: Wait.
    except: [roller]
    adjust: {max_depth: 1.0 mm, max_depth_in: {nose: 0.5 mm}, passes: 2, test_spot: true}
    sources: [seed-article]
care: {after: [{from: 24 hours, says: Rest.}]}
"""
CAUTION = "cautions/0"
WHEN = f"{CAUTION}/when"
INDICATION = "indications/0"

WRONG_IN_A_PROTOCOL = [
    ("id: new\n", "", ""),
    ("name: New\n", "name: 3\n", "name"),
    ("short: New\n", "shrt: New\n", ""),
    ("2026-01-31", "31.01.2026", "reviewed"),
    ("technique: needle", "technique: laser", "technique"),
    ("operator: nurse", "operator: doctor", "operator"),
    ("adds_to: pen", "adds_to: pens", "adds_to"),
    ("depth: 0.5-1.5 mm", "depth: 0,5-1,5 mm", "depth"),
    ("depth: 0.5-1.5 mm", "depth: 0.5-1.5mm", "depth"),
    ("depth: 0.5-1.5 mm", "depth: 0.5 - 1.5 mm", "depth"),
    ("range: 1-3 days", "range: 1 to 3 days", "downtime/range"),
    ("typical: 2 days", "typical: 2", "downtime/typical"),
    ("typical: 3,", "typical: a little,", "discomfort/typical"),
    ("tier: 2", "tier: 5", "cost/tier"),
    ("is: accepted", "is: fine", "standing/is"),
    ("concern: acne-scars", "concern: acne-scar", f"{INDICATION}/concern"),
    ("grade: B", "grade: D", f"{INDICATION}/grade"),
    ("effect: moderate", "effect: strong", f"{INDICATION}/effect"),
    ("cheeks: 1.0-1.5 mm", "cheek: 1.0-1.5 mm", f"{INDICATION}/depth"),
    ("cheeks: 1.0-1.5 mm", "cheeks: 1.0-1.5 cm", f"{INDICATION}/depth/cheeks"),
    ("treatments: 3-6", "treatments: three", f"{INDICATION}/treatments"),
    ("interval: 4-6 weeks", "interval: 4-6 wk", f"{INDICATION}/interval"),
    ("    sources: [seed-article]\ncautions", "    sources: [sed-article]\ncautions", f"{INDICATION}/sources/0"),
    ("    sources: [seed-article]\ncautions", "    sources: seed-article\ncautions", f"{INDICATION}/sources"),
    ("    sources: [seed-article]\ncautions", "    source: [seed-article]\ncautions", INDICATION),
    ("level: defer", "level: deferred", f"{CAUTION}/level"),
    ("isotretinoin: within", "isotretinoine: within", WHEN),
    ("within 6 months", "6 months", f"{WHEN}/isotretinoin"),
    ("within 6 months", "within 6 moons", f"{WHEN}/isotretinoin"),
    ("within 6 months", "less than 6 months", f"{WHEN}/isotretinoin"),
    ("[V, VI]", "[V, VII]", f"{WHEN}/skin_type/1"),
    ("[V, VI]", "dark", f"{WHEN}/skin_type"),
    ("[V, VI]", "[]", f"{WHEN}/skin_type"),
    ("under 60", "60", f"{WHEN}/age"),
    ("under 60", "'< 60'", f"{WHEN}/age"),
    ("area: [face]", "area: [fase]", f"{WHEN}/area/0"),
    ("area: [face]", "area: fase", f"{WHEN}/area"),
    ("concern: melasma", "concern: freckles", f"{WHEN}/concern"),
    ("concern: melasma", "pregnancy: maybe", f"{WHEN}/pregnancy"),
    ("concern: melasma", "event: 14 days", f"{WHEN}/event"),
    ("concern: melasma", "depth: 1.5 mm", f"{WHEN}/depth"),
    ("concern: melasma", "any: {area: face}", f"{WHEN}/any"),
    ("concern: melasma", "all: []", f"{WHEN}/all"),
    ("concern: melasma", "not: always", f"{WHEN}/not"),
    ("concern: melasma", "any: [{all: [{not: {pregnant: yes}}]}]", f"{WHEN}/any/0/all/0/not"),
    ("except: [roller]", "except: [rollers]", f"{CAUTION}/except/0"),
    ("max_depth: 1.0 mm", "max_depth: 1.0-1.5 mm", f"{CAUTION}/adjust/max_depth"),
    ("max_depth: 1.0 mm", "maxdepth: 1.0 mm", f"{CAUTION}/adjust"),
    ("nose: 0.5 mm", "nase: 0.5 mm", f"{CAUTION}/adjust/max_depth_in"),
    ("passes: 2", "passes: two", f"{CAUTION}/adjust/passes"),
    ("test_spot: true", "test_spot: maybe", f"{CAUTION}/adjust/test_spot"),
    ("from: 24 hours", "from_: 24 hours", "care/after/0"),
    ("from: 24 hours", "from: 24h", "care/after/0/from"),
]

INTAKE = """
on: 2026-11-22
concerns: [acne-scars]
areas: [cheeks]
facts:
  {age: 34, skin_type: II, pregnancy: no, isotretinoin: 2026-05-23, suspicious-lesion: yes@cheeks+nose}
others: no
event: 2027-06-12
available: [pen]
operator: nurse
max_downtime: 3 days
max_depth: 1.5 mm
prefer: downtime
cleared: [anticoagulant]
"""
WRONG_IN_A_RECORD = [
    ("on: 2026-11-22", "on: tomorrow", "on"),
    ("[acne-scars]", "[acne-scrs]", "concerns/0"),
    ("[acne-scars]", "{acne-scars: many}", "concerns/acne-scars"),
    ("[acne-scars]", "{acne-scars: 0}", "concerns/acne-scars"),
    ("areas: [cheeks]", "areas: [chekes]", "areas/0"),
    ("areas:", "area:", ""),
    ("age: 34", "age: 340", "facts/age"),
    ("age: 34", "age: young", "facts/age"),
    ("skin_type: II", "skin_type: VII", "facts/skin_type"),
    ("pregnancy: no", "pregnancy: perhaps", "facts/pregnancy"),
    ("pregnancy: no", "pregnancyy: no", "facts"),
    ("2026-05-23", "23.05.2026", "facts/isotretinoin"),
    ("2026-05-23", "6 months", "facts/isotretinoin"),
    ("yes@cheeks+nose", "yes@cheks", "facts/suspicious-lesion"),
    ("yes@cheeks+nose", "no@cheeks", "facts/suspicious-lesion"),
    ("others: no", "others: yes", "others"),
    ("event: 2027-06-12", "event: June", "event"),
    ("[pen]", "[pencil]", "available/0"),
    ("operator: nurse", "operator: me", "operator"),
    ("3 days", "3", "max_downtime"),
    ("1.5 mm", "1,5 mm", "max_depth"),
    ("prefer: downtime", "prefer: beauty", "prefer"),
    ("[anticoagulant]", "[pregnancy]", "cleared/0"),
]

CASES = """
on: 2026-11-22
client: {concerns: [acne-scars], others: no}
variants: [pen, prp]
cases:
  - name: It waits
    client: {facts: {isotretinoin: 2026-05-23}}
    variants: [pen]
    confirmed: yes
    sources: [seed-article]
    expect:
      cautions: [isotretinoin-6-months]
      asks: {exclude: [event]}
      offered: [pen]
      first: pen
      verdicts: {pen: defer}
      until: {pen: 2026-11-23}
      depth: {pen: {cheeks: none}}
      interval: {pen: 4-6 weeks}
"""
EXPECT = "cases/0/expect"
WRONG_IN_A_CASE = [
    ("on: 2026-11-22\n", "", ""),
    ("  - name: It waits\n    client", "  - client", "cases/0"),
    ("[pen, prp]", "[pen, rpr]", "variants/1"),
    ("confirmed: yes", "confirmed: maybe", "cases/0/confirmed"),
    ("variants: [pen]", "variants: [pens]", "cases/0/variants/0"),
    ("variants: [pen]", "variants: []", "cases/0/variants"),
    ("sources: [seed-article]", "sources: [sed-article]", "cases/0/sources/0"),
    ("{isotretinoin: 2026", "{isotretinion-x: 2026", "cases/0/client/facts"),
    ("expect:", "expects:", "cases/0"),
    ("[isotretinoin-6-months]", "[isotretinoin-6-month]", f"{EXPECT}/cautions/0"),
    ("[isotretinoin-6-months]", "isotretinoin-6-months", f"{EXPECT}/cautions"),
    ("exclude: [event]", "without: [event]", f"{EXPECT}/asks"),
    ("exclude: [event]", "exclude: [party]", f"{EXPECT}/asks/exclude/0"),
    ("offered: [pen]", "offered: [pencil]", f"{EXPECT}/offered/0"),
    ("first: pen", "first: best", f"{EXPECT}/first"),
    ("{pen: defer}", "{pen: wait}", f"{EXPECT}/verdicts/pen"),
    ("{pen: defer}", "{pencil: defer}", f"{EXPECT}/verdicts"),
    ("{pen: 2026-11-23}", "{pen: soon}", f"{EXPECT}/until/pen"),
    ("{cheeks: none}", "{cheek: none}", f"{EXPECT}/depth/pen"),
    ("{cheeks: none}", "{cheeks: 1 cm}", f"{EXPECT}/depth/pen/cheeks"),
    ("{pen: 4-6 weeks}", "{pen: monthly}", f"{EXPECT}/interval/pen"),
]


def changed(text: str, old: str, new: str) -> str:
    """Put a wrong value in the place of the right one."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def read(text: str, kind: str, pack: Pack) -> Checked[Any]:
    """Read a text as needle does."""
    document = parse("new.yaml", text.encode()).value
    assert document is not None
    match kind:
        case "protocol":
            return compile_pack([document], behind=pack)
        case "intake":
            return read_client(document, pack, TODAY)
        case _:
            return read_cases(document, pack)


@pytest.mark.parametrize(("kind", "text"), [("protocol", PROTOCOL), ("intake", INTAKE), ("case", CASES)])
def test_what_is_right_passes_both(kind: str, text: str, pack: Pack) -> None:
    assert refusals(kind, parsed(text)) == {}
    assert read(text, kind, pack).usable, read(text, kind, pack).diagnostics


@pytest.mark.parametrize(
    ("kind", "text", "old", "new", "path"),
    [("protocol", PROTOCOL, *wrong) for wrong in WRONG_IN_A_PROTOCOL]
    + [("intake", INTAKE, *wrong) for wrong in WRONG_IN_A_RECORD]
    + [("case", CASES, *wrong) for wrong in WRONG_IN_A_CASE],
)
def test_what_is_wrong_is_refused_at_its_place_and_by_needle_too(
    kind: str, text: str, old: str, new: str, path: str, pack: Pack
) -> None:
    wrong = changed(text, old, new)
    assert set(refusals(kind, parsed(wrong))) == {path}
    assert not read(wrong, kind, pack).usable


@pytest.mark.parametrize(
    ("kind", "text", "path"),
    [
        ("vocabulary", "facts: {a: {name: A, kind: flags, group: age, question: A?}}", "facts/a/kind"),
        ("vocabulary", "facts: {a: {id: a, name: A, kind: flag, group: age, question: A?}}", "facts/a"),
        ("vocabulary", "concerns: {a: {name: A, group: scar, usual_areas: [face]}}", "concerns/a/group"),
        ("vocabulary", "areas: {a: {name: A, limits: {needle: 2}}}", "areas/a/limits/needle"),
        ("vocabulary", "areas: {a: {name: A, limits: {laser: 2 mm}}}", "areas/a/limits"),
        ("vocabulary", "fact: {}", ""),
        ("sources", "sources: {a: {title: A, kind: blog, verified: true}}", "sources/a/kind"),
        ("sources", "sources: {a: {title: A, kind: rct}}", "sources/a"),
        ("sources", "sources: {a: {title: A, kind: rct, verified: true, year: old}}", "sources/a/year"),
        ("common", "pack: {id: a, version: 1, name: A, reviewed: 2026-01-31}", "pack/version"),
        ("common", "depths: {needle: {scars: {cheek: 1 mm}}, rf: {}}", "depths/needle/scars"),
        ("common", "adverse_events: [{event: a}]", "adverse_events/0"),
    ],
)
def test_what_is_wrong_in_the_other_files_of_a_pack_is_refused(kind: str, text: str, path: str, pack: Pack) -> None:
    assert set(refusals(kind, parsed(text))) == {path}
    document = parse(f"own/_{kind}.yaml", text.encode()).value
    assert document is not None
    assert not compile_pack([document], behind=pack).usable
