"""What must hold for the shipped pack, caution by caution and word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from builders import TODAY
from needlecli.advice import Finding, Recommendation, Verdict, recommend
from needlecli.client import read_client
from needlecli.files import load_pack
from needlecli.knowledge import Caution, Pack
from needlecli.logic import (
    PLANNED_DEPTH,
    AllOf,
    AnyOf,
    Condition,
    Deeper,
    Duration,
    EventWithin,
    Not,
    Within,
    named_facts,
)
from needlecli.source import Document

CORE = load_pack()
EVERY = tuple(CORE.all_cautions())
INDICATIONS = [(variant, indication) for variant in CORE.variants.values() for indication in variant.indications]
BASELINE: Mapping[str, Any] = {
    "age": 40, "sex": "female", "skin_type": "II", "operator": "physician", "face-volume": "average",
}  # fmt: skip
"""A client for whom nothing fires but what is said to everyone."""


def advise(**record: Any) -> Recommendation:
    """Give advice for acne scars on the cheeks of the baseline client, unless the record says otherwise."""
    facts = {**BASELINE, **record.pop("facts", {})}
    full = {"concerns": ["acne-scars"], "others": "no", "event": "no", "facts": facts} | record
    checked = read_client(Document("record", "", full), CORE, TODAY)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return recommend(CORE, checked.value)


def fired(answer: Recommendation) -> dict[str, Finding]:
    return {f.caution.id: f for option in answer.options for f in option.findings if f.fired}


# What every statement rests on


def statements(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Visit everything in the pack that names its sources."""
    if hasattr(value, "sources") and not isinstance(value, Pack):
        yield path, value
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from statements(inner, f"{path}/{key}")
    elif hasattr(value, "_fields"):
        for name in value._fields:
            yield from statements(getattr(value, name), f"{path}/{name}")
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from statements(getattr(value, name), f"{path}/{name}")
    elif isinstance(value, tuple | list):
        for place, inner in enumerate(value):
            yield from statements(inner, f"{path}/{place}")


SAID = [*statements(CORE.common, "common"), *statements(CORE.variants, ""), *statements(CORE.vocabulary, "vocabulary")]


def test_every_source_named_anywhere_exists() -> None:
    assert len(SAID) > 1000
    missing = {(path, name) for path, said in SAID for name in said.sources if name not in CORE.sources}
    assert missing == set()


@pytest.mark.parametrize("caution", EVERY, ids=lambda c: c.id)
def test_every_caution_has_sources(caution: Caution) -> None:
    assert caution.sources
    assert caution.says.strip()
    assert caution.origin


def test_every_indication_has_sources() -> None:
    assert [f"{v.id}/{i.concern}" for v, i in INDICATIONS if not i.sources or not i.says] == []


def test_every_variant_says_something_of_every_concern() -> None:
    for variant in CORE.variants.values():
        assert {i.concern for i in variant.indications} == set(CORE.vocabulary.concerns), variant.id


def test_what_rests_on_recall_alone_is_of_low_confidence() -> None:
    kinds = {name: source.kind for name, source in CORE.sources.items()}
    for path, said in SAID:
        only_recall = said.sources and all(kinds[name] == "recall" for name in said.sources)
        if only_recall and hasattr(said, "level"):
            assert said.confidence == "low", path


def test_no_high_confidence_rests_on_what_nobody_read() -> None:
    unread = {name for name, source in CORE.sources.items() if not source.verified}
    wrong = [
        path
        for path, said in SAID
        if getattr(said, "confidence", None) == "high" and said.sources and unread.issuperset(said.sources)
    ]
    assert wrong == []


def test_ids_of_cautions_are_unique_and_a_caution_is_excepted_only_where_there_is_a_variant() -> None:
    ids = [caution.id for caution in EVERY]
    assert len(ids) == len(set(ids))
    assert {name for caution in EVERY for name in caution.except_} <= set(CORE.variants)


# What is never said

BANNED = re.compile(r"\b(safe|safely|approved|diagnosis|diagnose[sd]?|guaranteed?)\b", re.IGNORECASE)


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Visit every text the pack itself says: not titles, addresses, synonyms, codes or notes on sources."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts(inner, f"{path}/{key}")
    elif isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        for place, inner in enumerate(value):
            yield from texts(inner, f"{path}/{place}")
    elif hasattr(value, "_fields") or hasattr(value, "__dataclass_fields__"):
        for name in getattr(value, "_fields", None) or value.__dataclass_fields__:  # type: ignore[attr-defined]
            if name not in ("sources", "synonyms", "codes", "recalled_codes", "origin", "id"):
                yield from texts(getattr(value, name), f"{path}/{name}")


def test_the_words_safe_approved_and_diagnosis_are_never_used() -> None:
    said = [*texts(CORE.common, "common"), *texts(CORE.variants), *texts(CORE.vocabulary, "vocabulary")]
    assert len(said) > 1000
    assert [(path, text) for path, text in said if BANNED.search(text)] == []


# Words that are declared and used


def inside(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from inside(part)
        case Not(part):
            yield from inside(part)
        case _:
            pass


def test_every_fact_is_used_by_a_caution() -> None:
    used = {fact for caution in EVERY for fact in named_facts(caution.when)}
    used |= {f for fact in CORE.vocabulary.facts.values() if fact.only_when for f in named_facts(fact.only_when)}
    used |= {PLANNED_DEPTH for caution in EVERY for part in inside(caution.when) if isinstance(part, Deeper)}
    assert set(CORE.vocabulary.facts) - used == set()


def test_every_fact_has_a_question_and_a_group_that_is_asked() -> None:
    for fact in CORE.vocabulary.facts.values():
        assert fact.question.rstrip(")").endswith(("?", ".")), fact.id
        assert fact.group in CORE.vocabulary.groups, fact.id


def test_every_concern_can_be_treated_where_it_usually_is() -> None:
    for concern in CORE.vocabulary.concerns:
        options = advise(concerns=[concern]).options
        assert options[0].verdict < Verdict.CONTRAINDICATED, concern


# Depth


def test_every_depth_of_an_indication_lies_within_the_limit_of_its_area() -> None:
    for variant, indication in INDICATIONS:
        for area, depth in indication.depth.items():
            limits = [CORE.vocabulary.areas[leaf].limits for leaf in CORE.vocabulary.treatable(area)]
            assert all(depth.high <= limit[variant.technique].mm for limit in limits), (variant.id, indication, area)


def test_every_depth_of_the_guide_lies_within_the_limit_of_its_area() -> None:
    for technique, guide in (("needle", CORE.common.depths.needle), ("rf", CORE.common.depths.rf)):
        for group, areas in guide.items():
            for area in areas.keys() - {"face"}:  # the row for the whole face is for reading; each area has its own
                limits: Mapping[Any, Any] = CORE.vocabulary.areas[area].limits
                assert areas[area].high <= limits[technique].mm, (technique, group, area)


def test_no_cap_of_a_caution_is_deeper_than_the_area_it_is_for() -> None:
    for caution in EVERY:
        for area, most in caution.adjust.max_depth_in.items():
            assert most.mm <= max(limit.mm for limit in CORE.vocabulary.areas[area].limits.values()), caution.id


def test_the_lips_and_the_inside_of_the_orbital_rim_are_never_treated() -> None:
    never = [name for name, area in CORE.vocabulary.areas.items() if not area.limits and area.within == "face"]
    assert never == ["inside-orbital-rim", "lips"]
    for area in never:
        for concern in CORE.vocabulary.concerns:
            for option in advise(concerns=[concern], areas=[area]).options:
                assert option.depth == ()
                assert option.verdict >= Verdict.CONTRAINDICATED


# Waiting periods


@cache
def windows() -> tuple[tuple[str, str, Duration], ...]:
    """Give every waiting period: caution, fact, how long; where a caution holds one plain period."""
    return tuple(
        (caution.id, caution.when.fact, caution.when.window) for caution in EVERY if isinstance(caution.when, Within)
    )


def _before(end: date, window: Duration) -> date:
    """Give the day from which a window ends on a given day."""
    return next(day for n in range(4000) if window.after(day := end - timedelta(days=n)) <= end)


def test_there_are_waiting_periods() -> None:
    assert len(windows()) > 25


@pytest.mark.parametrize(("name", "fact", "window"), windows(), ids=str)
def test_a_waiting_period_holds_the_day_before_and_ends_on_its_day(name: str, fact: str, window: Duration) -> None:
    last = _before(TODAY, window)
    still = fired(advise(facts={fact: str(last + timedelta(days=1))}))
    assert name in still
    assert name not in fired(advise(facts={fact: str(last)}))
    assert name not in fired(advise(facts={fact: str(last - timedelta(days=1))}))
    if still[name].caution.level == "defer":
        assert still[name].until == window.after(last + timedelta(days=1)) > TODAY


@pytest.mark.parametrize(
    ("last", "on", "deferred"),
    [
        ("2026-09-01", "2027-02-28", True),
        ("2026-09-01", "2027-03-01", False),
        ("2026-09-01", "2027-03-02", False),
        ("2026-08-31", "2027-02-27", True),
        ("2026-08-31", "2027-02-28", False),
    ],
)
def test_six_months_after_isotretinoin_are_calendar_months(last: str, on: str, deferred: bool) -> None:
    assert ("isotretinoin-6-months" in fired(advise(on=on, facts={"isotretinoin": last}))) is deferred


EVENT_WINDOWS = [
    (caution.id, caution.when.window)
    for variant in CORE.variants
    for caution in CORE.cautions_by_variant[variant]
    if isinstance(caution.when, EventWithin)
]


@pytest.mark.parametrize(("name", "window"), sorted(set(EVENT_WINDOWS), key=str), ids=str)
def test_an_event_counts_until_its_gap_is_kept(name: str, window: Duration) -> None:
    kept = window.after(TODAY)
    assert name in fired(advise(event=str(kept - timedelta(days=1))))
    assert name not in fired(advise(event=str(kept)))
    assert name not in fired(advise(event=str(kept + timedelta(days=1))))
    assert name in fired(advise(event=str(TODAY)))


# Every caution fires for someone, and is held back for someone else


@dataclass(frozen=True)
class Both:
    """A record that makes a caution fire, and one close to it that does not; `{}` is the baseline client."""

    fires: Mapping[str, Any]
    holds: Mapping[str, Any]


def yes(fact: str, **more: Any) -> Both:
    return Both({"facts": {fact: "yes"}, **more}, {"facts": {fact: "no"}, **more})


def is_(fact: str, value: Any, other: Any, **more: Any) -> Both:
    return Both({"facts": {fact: value}, **more}, {"facts": {fact: other}, **more})


def on(area: str, elsewhere: str, concern: str = "acne-scars", **facts: Any) -> Both:
    return Both(
        {"concerns": [concern], "areas": [area], "facts": facts},
        {"concerns": [concern], "areas": [elsewhere], "facts": facts},
    )


def always(variant: str) -> Both:
    """Give what is said to everyone; without the variant there is nothing to say it about."""
    return Both({"expect": variant}, {"expect": variant, "never": True})


FIRES: Mapping[str, Both] = {
    # common
    "age-under-18": is_("age", 17, 18),
    "age-18-21": is_("age", 21, 22),
    "pregnancy": yes("pregnancy"),
    "pregnancy-possible": yes("pregnancy-possible"),
    "breastfeeding": yes("breastfeeding"),
    "isotretinoin-6-months": is_("isotretinoin", "2026-09-01", "2026-05-01"),
    "retinoid-oral-other": is_("retinoid-oral-other", "2026-09-01", "2026-05-01"),
    "retinoid-topical-5-days": is_("retinoid-topical", "4 days ago", "5 days ago"),
    "exfoliant-topical-5-days": is_("exfoliant-topical", "4 days ago", "5 days ago"),
    "anticoagulant": yes("anticoagulant"),
    "antiplatelet-prescribed": yes("antiplatelet-prescribed"),
    "nsaid-or-supplement-bleeding": is_("bleeding-supplement", "6 days ago", "7 days ago"),
    "corticosteroid-high-dose": is_("corticosteroid-high-dose", "27 days ago", "28 days ago"),
    "corticosteroid-current": is_("corticosteroid-systemic", "current", "13 days ago"),
    "immunosuppression": yes("immunosuppressant"),
    "photosensitiser": yes("photosensitiser"),
    "local-anaesthetic-allergy": yes("local-anaesthetic-allergy"),
    "topical-anaesthetic-risk": yes("methaemoglobinaemia"),
    "anaesthetic-dose": yes("topical-anaesthetic-planned"),
    "keloid-history": yes("keloid-history"),
    "hypertrophic-scar-history": yes("hypertrophic-scar-history"),
    "poor-wound-healing": yes("poor-wound-healing"),
    "scar-under-6-months": is_("scar-formed", "2026-09-01", "2026-05-01"),
    "surgery-in-area": Both(
        {"facts": {"surgery-in-area": "2026-06-01"}},
        {"concerns": ["surgical-scars"], "areas": ["abdomen"], "facts": {"surgery-in-area": "2026-06-01"}},
    ),
    "active-infection-in-area": is_("active-infection", "current", "7 days ago"),
    "herpes-active": is_("herpes-active", "yes@perioral", "yes@abdomen"),
    "herpes-labialis-history": Both(
        {"facts": {"herpes-labialis-history": "yes"}},
        {"concerns": ["stretch-marks"], "areas": ["abdomen"], "facts": {"herpes-labialis-history": "yes"}},
    ),
    "febrile-illness": is_("febrile-illness", "current", "14 days ago"),
    "sepsis-or-instability": yes("sepsis"),
    "bloodborne-virus": yes("bloodborne-virus"),
    "acne-inflammatory-active": is_("active-acne", "inflammatory", "comedonal"),
    "acne-comedonal-mild": is_("active-acne", "comedonal", "none"),
    "open-or-irritated-skin": is_("irritated-skin", "yes@cheeks", "yes@neck"),
    "eczema-active": is_("eczema-active", "yes", "14 days ago"),
    "eczema-history": yes("eczema-history"),
    "psoriasis-in-area": is_("psoriasis-in-area", "yes@cheeks", "yes@neck"),
    "koebner-history": yes("vitiligo"),
    "rosacea-active": is_("rosacea", "active", "controlled"),
    "rosacea-controlled": is_("rosacea", "controlled", "none"),
    "actinic-keratosis": yes("actinic-keratosis"),
    "raised-lesion": yes("raised-lesion"),
    "vascular-lesion": yes("vascular-lesion"),
    "melasma": Both({"concerns": ["melasma"]}, {"concerns": ["hyperpigmentation"]}),
    "pih-prone": is_("skin_type", "IV", "III"),
    "pih-prone-over-1-0mm": Both({"facts": {"skin_type": "IV"}}, {"facts": {"skin_type": "III"}}),
    "skin-cancer-in-area": is_("suspicious-lesion", "yes@cheeks", "yes@back"),
    "skin-cancer-history-in-area": yes("skin-cancer-history"),
    "cancer-active": yes("cancer-active"),
    "chemotherapy-current": is_("chemotherapy", "current", "2026-11-01"),
    "chemotherapy-recent": is_("chemotherapy", "2026-11-01", "2026-05-01"),
    "radiotherapy-recent": is_("radiotherapy", "2026-11-01", "2026-05-01"),
    "radiotherapy-area-ever": yes("radiotherapy-in-area"),
    "bleeding-disorder": yes("bleeding-disorder"),
    "thrombocytopenia": yes("thrombocytopenia"),
    "diabetes-uncontrolled": is_("diabetes", "uncontrolled", "controlled"),
    "diabetes-controlled": is_("diabetes", "controlled", "none"),
    "scleroderma": yes("scleroderma"),
    "connective-tissue-disease": yes("autoimmune-connective-tissue"),
    "sarcoidosis": yes("sarcoidosis"),
    "cardiac-disease": yes("hypertension-uncontrolled"),
    "epilepsy": is_("epilepsy", "uncontrolled", "controlled"),
    "liver-kidney-disease": yes("kidney-disease"),
    "stainless-steel-allergy": yes("stainless-steel-allergy"),
    "nickel-allergy": yes("nickel-allergy"),
    "latex-allergy": yes("latex-allergy"),
    "recent-filler-4-weeks": is_("recent-filler", "27 days ago", "28 days ago"),
    "recent-botulinum-toxin-2-weeks": is_("recent-botulinum-toxin", "13 days ago", "14 days ago"),
    "recent-laser-nonablative": is_("recent-laser-nonablative", "27 days ago", "28 days ago"),
    "recent-laser-ablative": is_("recent-laser-ablative", "11 weeks ago", "12 weeks ago"),
    "recent-peel-superficial": is_("recent-peel-superficial", "27 days ago", "28 days ago"),
    "recent-peel-medium-deep": is_("recent-peel-medium-deep", "2026-08-23", "2026-08-22"),
    "recent-needling-4-weeks": is_("recent-microneedling", "27 days ago", "28 days ago"),
    "recent-waxing": is_("recent-waxing", "6 days ago", "7 days ago"),
    "last-session-not-healed": yes("unhealed-last-session"),
    "previous-bad-reaction": yes("previous-bad-reaction"),
    "sunburn": is_("sunburn", "yes", "14 days ago"),
    "recent-tan": is_("recent-tan", "yes", "14 days ago"),
    "self-tanner": is_("self-tanner", "yesterday", "2 days ago"),
    "sun-exposure-planned": yes("sun-exposure-planned"),
    "care-not-possible": yes("cannot-follow-care"),
    "area-eyelid-mucosa": on("lips", "perioral"),
    "periorbital-thin-skin": on("periorbital", "cheeks", "fine-lines"),
    "bony-prominence": on("forehead", "cheeks"),
    "topical-during-needling": yes("unlisted-product-planned"),
    "depth-over-1-5mm": Both(
        {"facts": {"operator": "nurse", "planned-depth": 1.6}},
        {"facts": {"operator": "nurse", "planned-depth": 1.5}},
    ),
    "overtreatment": yes("above-protocol-planned"),
    "needle-single-use": yes("needles-not-new"),
    "tattoo-in-area": is_("tattoo-in-area", "yes@cheeks", "yes@back"),
    "piercing-in-area": is_("piercing-in-area", "yes@cheeks", "yes@nose"),
    "consent-missing": yes("consent-missing"),
    "event-within-7-days": Both({"event": "2026-11-28"}, {"event": "2026-11-29"}),
    "body-dysmorphic-disorder": yes("body-dysmorphic-disorder"),
    "unrealistic-expectations": yes("unrealistic-expectations"),
    "smoking": yes("smoking"),
    "alcohol-24h": is_("alcohol", "yesterday", "2 days ago"),
    "needle-fear-syncope": yes("vasovagal-history"),
    "pen-label-stricter": yes("device-label-stricter"),
    "pen-neck-skin-type": on("neck", "cheeks", "wrinkles", skin_type="V"),
    "pen-face-wrinkle-skin-type": on("cheeks", "neck", "wrinkles", skin_type="V"),
    "pen-off-label-use": Both({"concerns": ["stretch-marks"]}, {"concerns": ["acne-scars"]}),
    # chemical peel
    "peel-salicylate-allergy": Both(
        {"facts": {"salicylate-allergy": "yes", "peel-solution": "salicylic"}},
        {"facts": {"salicylate-allergy": "yes", "peel-solution": "glycolic"}},
    ),
    "peel-ingredient-allergy": yes("peel-ingredient-allergy"),
    "peel-nut-allergy": Both(
        {"facts": {"nut-allergy": "yes", "peel-solution": "mandelic"}},
        {"facts": {"nut-allergy": "yes", "peel-solution": "lactic"}},
    ),
    "peel-retinoid-topical": Both(
        {"facts": {"retinoid-topical": "10 days ago", "skin_type": "V"}},
        {"facts": {"retinoid-topical": "10 days ago", "skin_type": "II"}},
    ),
    "peel-dark-skin-same-session": Both(
        {"facts": {"skin_type": "VI", "peel-timing": "same-visit"}},
        {"facts": {"skin_type": "IV", "peel-timing": "same-visit"}},
    ),
    "peel-dark-skin-alternating": Both(
        {"facts": {"skin_type": "V", "peel-timing": "alternating"}},
        {"facts": {"skin_type": "IV", "peel-timing": "alternating"}},
    ),
    "peel-skin-type-iv": is_("skin_type", "IV", "III"),
    "peel-photosensitiser": yes("photosensitiser"),
    "peel-irradiated-or-operated": is_("surgery-in-area", "2026-05-23", "2026-05-22"),
    "peel-deep-over-needling": is_("peel-solution", "medium-or-deep", "glycolic"),
    "peel-tca-medical-only": is_("peel-solution", "tca-to-20", "glycolic"),
    "peel-needle-depth-cap": is_("peel-timing", "same-visit", "alternating"),
    "peel-esthetician-over-0-5mm": is_("operator", "esthetician", "nurse"),
    "peel-pregnancy-per-acid": yes("pregnancy"),
    "peel-compliance": yes("cannot-follow-care"),
    "peel-reduced-sensation": is_("neuropathy-in-area", "yes@cheeks", "yes@hands"),
    "peel-event-14-days": Both({"event": "2026-12-05"}, {"event": "2026-12-06"}),
    "peel-discomfort": always("chemical-peel"),
    # pen
    "pen-depth-evaluated": is_("planned-depth", 1.6, 1.5),
    "pen-not-for-drug-delivery": yes("product-delivery-planned"),
    "esthetician-over-0-5mm": is_("operator", "esthetician", "nurse"),
    "esthetician-absorption-over-0-3mm": Both(
        {"concerns": ["product-absorption"], "facts": {"operator": "esthetician"}},
        {"concerns": ["dullness"], "facts": {"operator": "esthetician"}},
    ),
    "nurse-over-1-5mm-face": Both(
        {"facts": {"operator": "nurse", "planned-depth": 1.6}},
        {"facts": {"operator": "nurse", "planned-depth": 1.5}},
    ),
    # PRP
    "prp-platelet-disorder": yes("thrombocytopenia"),
    "prp-sepsis-or-instability": yes("sepsis"),
    "prp-bloodborne-virus": yes("bloodborne-virus"),
    "prp-chronic-liver-disease": yes("liver-disease"),
    "prp-anaemia": yes("anaemia"),
    "prp-anticoagulant": yes("anticoagulant"),
    "prp-nsaid-7-days": is_("nsaid", "6 days ago", "7 days ago"),
    "prp-steroid-systemic": is_("corticosteroid-systemic", "13 days ago", "14 days ago"),
    "prp-steroid-injection": is_("corticosteroid-injection", "29 days ago", "30 days ago"),
    "prp-cancer": yes("blood-bone-cancer-history"),
    "prp-metabolic-autoimmune": yes("metabolic-uncontrolled"),
    "prp-activator": yes("prp-activator-allergy"),
    "prp-unlicensed-blood-handling": yes("unlicensed-blood-handling"),
    "prp-nurse-over-1-5mm-face": Both(
        {"facts": {"operator": "nurse", "planned-depth": 1.6}},
        {"facts": {"operator": "nurse", "planned-depth": 1.5}},
    ),
    "prp-off-label": always("prp"),
    # radiofrequency
    "rf-electronic-implant": yes("implanted-electronic-device"),
    "rf-metal-in-area": is_("metal-implant-in-area", "yes@cheeks", "yes@neck"),
    "rf-soft-implant-or-permanent-filler": is_("soft-implant-in-area", "yes@cheeks", "yes@neck"),
    "rf-filler-6-months": is_("recent-filler", "2026-05-23", "2026-05-22"),
    "rf-tattoo-or-pmu": is_("tattoo-in-area", "yes@cheeks", "yes@back"),
    "rf-hair-bearing-lips": is_("hair-in-area", "yes@cheeks", "yes@back"),
    "rf-metal-allergy": yes("gold-allergy"),
    "rf-copper-iud": Both(
        {"concerns": ["stretch-marks"], "areas": ["abdomen"], "facts": {"copper-iud": "yes"}},
        {"facts": {"copper-iud": "yes"}},
    ),
    "rf-skin-type-v-vi": is_("skin_type", "V", "IV"),
    "rf-melasma": is_("melasma", "yes", "no"),
    "rf-self-tanner": is_("self-tanner", "13 days ago", "14 days ago"),
    "rf-thin-face-fat-loss": is_("face-volume", "lean", "average"),
    "rf-neck-midline": on("neck", "cheeks", "skin-laxity"),
    "rf-incomplete-insertion": always("radiofrequency"),
    "rf-reduced-sensation": is_("neuropathy-in-area", "yes@cheeks", "yes@hands"),
    "rf-no-anaesthetic-possible": yes("local-anaesthetic-allergy"),
    "rf-cancer-history": yes("cancer-history"),
    "rf-thyroid-hormonal": yes("hormonal-virilisation"),
    "rf-medical-operator": is_("operator", "esthetician", "nurse"),
    "rf-serious-harm-disclosure": always("radiofrequency"),
    "rf-event-14-days": Both({"event": "2026-12-05"}, {"event": "2026-12-06"}),
    # roller
    "roller-practitioner-view": always("roller"),
    "roller-angle-tearing": always("roller"),
    "roller-regulatory": always("roller"),
    "roller-length-over-1-5-face": is_("planned-depth", 1.6, 1.5),
    "roller-small-curved-areas": on("nose", "cheeks"),
    "roller-depth-cap": on("cheeks", "back"),
    "roller-facial-nerve-line": on("forehead", "nose"),
    "roller-acne-any": is_("active-acne", "comedonal", "none"),
    "roller-home-use": is_("home-roller", "13 days ago", "14 days ago"),
    "roller-esthetician-over-0-3mm": is_("operator", "esthetician", "nurse"),
}
"""For every caution of the pack, the least that makes it fire, and the least that does not."""


def test_the_table_names_every_caution_of_the_pack_and_no_other() -> None:
    assert set(FIRES) == {caution.id for caution in EVERY}


@pytest.mark.parametrize("name", FIRES)
def test_a_caution_fires_for_the_client_it_is_for(name: str) -> None:
    record = {key: value for key, value in FIRES[name].fires.items() if key != "expect"}
    assert name in fired(advise(**record))


@pytest.mark.parametrize("name", [name for name, both in FIRES.items() if not both.holds.get("never")])
def test_a_caution_is_held_back_from_a_client_it_is_not_for(name: str) -> None:
    answer = advise(**FIRES[name].holds)
    assert name not in {f.caution.id for o in answer.options for f in o.findings}


@pytest.mark.parametrize("name", [name for name, both in FIRES.items() if both.holds.get("never")])
def test_what_is_said_to_everyone_is_said_of_its_variant_only(name: str) -> None:
    for option in advise().options:
        said = name in {f.caution.id for f in option.findings if f.fired}
        assert said is (option.variant.id == FIRES[name].fires["expect"])


@pytest.mark.parametrize("name", [caution.id for caution in EVERY if caution.level == "contraindicated"])
def test_a_contraindication_bars_the_variants_it_is_for(name: str) -> None:
    answer = advise(**{key: value for key, value in FIRES[name].fires.items() if key != "expect"})
    barred = [o for o in answer.options if any(f.caution.id == name and f.fired for f in o.findings)]
    assert barred
    assert all(o.verdict >= Verdict.CONTRAINDICATED for o in barred)


@pytest.mark.parametrize("name", [caution.id for caution in EVERY if caution.level == "clearance"])
def test_a_letter_settles_a_caution_that_asks_for_one(name: str) -> None:
    record = {key: value for key, value in FIRES[name].fires.items() if key != "expect"}
    for option in advise(**record, cleared=[name]).options:
        for finding in option.findings:
            assert finding.cleared is (finding.caution.id == name)


@pytest.mark.parametrize("name", [caution.id for caution in EVERY if caution.level in ("contraindicated", "defer")])
def test_a_letter_settles_no_bar_and_no_wait(name: str) -> None:
    record = {"concerns": ["acne-scars"], "cleared": [name]}
    assert read_client(Document("record", "", record), CORE, TODAY).value is None


def test_of_the_baseline_client_only_what_is_said_to_everyone_is_found() -> None:
    everyone = {name for name, both in FIRES.items() if both.holds.get("never")}
    local = {"roller-depth-cap", "roller-facial-nerve-line"}
    assert set(fired(advise())) == everyone | local
