"""From an option that was chosen to the hand-out that restates it."""

from datetime import date

from needlecli.advice import Option, Recommendation
from needlecli.client import Client
from needlecli.handout.course import course
from needlecli.handout.document import Clinic, Field, Handout
from needlecli.handout.origin import origin
from needlecli.handout.steps import after, before, call, expect, use
from needlecli.handout.treatment import settings, treatment
from needlecli.knowledge import Pack
from needlecli.logic import Choice
from needlecli.pictures import long_day
from needlecli.planning import Plan

LEAD = (
    "This sheet is yours to keep. It restates what your practitioner chose with you. "
    "If they told you something else, do what they told you."
)


def write(
    advice: Recommendation, option: Option, clinic: Clinic, day: date | None = None, plan: Plan | None = None
) -> Handout:
    """Write the hand-out of an option that `refusal` lets pass: texts of the pack, and sentences of this package."""
    pack, client = advice.pack, advice.client
    care = pack.care(option.variant.id)
    numbing = all(adjust.anaesthetic != "none" for adjust in settings(option))
    sections = (
        treatment(pack, client, option),
        before(care, day, numbing=numbing, gap=option.variant.event is not None),
        expect(care, day),
        after(care, day),
        use(pack, care, day),
        call(care.call_us_if, clinic.telephone),
        course(pack, option, plan, day, client.event),
        origin(pack, option, care),
    )
    return Handout(
        title=option.variant.name,
        lead=LEAD,
        fields=tuple(_fields(client, clinic, day, plan)),
        sections=tuple(section for section in sections if section.blocks),
        footer=_footer(pack, client),
        clinic=clinic,
        day=day,
    )


def _fields(client: Client, clinic: Clinic, day: date | None, plan: Plan | None) -> list[Field]:
    skin = client.answers.get("skin_type")
    known = isinstance(skin, Choice) and len(skin.possible) == 1
    fields = [
        Field("Your name"),
        Field("Day of treatment", long_day(day) if day else ""),
        Field("Clinic", clinic.name),
        Field("Telephone", clinic.telephone),
        Field("Your practitioner"),
    ]
    if isinstance(skin, Choice) and known:
        fields.append(Field("Your skin type", min(skin.possible)))
    event = plan.event if plan is not None else client.event
    if event is not None:
        fields.append(Field("Your event", long_day(event)))
    return fields


def _footer(pack: Pack, client: Client) -> tuple[str, ...]:
    label = pack.common.pack
    return (
        f"Written for {long_day(client.on)} from {label.id} {label.version}, reviewed {long_day(label.reviewed)}.",
        "No picture shows a real person's skin. All are drawn from mean values.",
    )
