"""`needle consult`: the interview that asks only what could still change the result."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from needlecli.cli.options import Asked, Color, Format, takes_client
from needlecli.cli.stopping import INTERRUPTED

if TYPE_CHECKING:
    from needlecli.advice import Recommendation
    from needlecli.cli.interviewing import Interview
    from needlecli.page import Page

FILE = "client.yaml"


@takes_client
def consult(
    asked: Asked,
    form: Format = "table",
    everything: Annotated[bool, typer.Option("--all", help="Every question, source and position.")] = False,
    save: Annotated[
        str,
        typer.Option(
            "--save",
            help="Keep the answers as an intake record (.yaml or .json), for recommend --intake.",
            metavar="FILE",
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Let --save replace a file.")] = False,
    color: Color = "auto",
) -> None:
    """Ask what could still change the result, the most decisive first, and end in the recommendation.

    Example: needle consult -c acne-scars --save client.yaml
    """
    from needlecli.cli.asking import ask_in_full
    from needlecli.cli.interviewing import Interview
    from needlecli.cli.recording import check_place
    from needlecli.cli.screen import check_look
    from needlecli.consulting import begin
    from needlecli.errors import UsageError

    check_look(form, color)
    if asked.intake == "-":
        raise UsageError("consult reads its answers from standard input, so the record cannot be there", "name a file")
    if save:
        check_place(save, force=force or save == asked.intake)
    pack, client, record = ask_in_full(asked)
    interview = Interview(begin(pack, record, client.on))
    try:
        ending = interview.run()
        if not save and interview.lines.by_hand and ending != "ran out" and interview.state.before is not None:
            save = _offer(interview)
    except KeyboardInterrupt:
        _interrupted(interview, save, asked.intake)
        raise typer.Exit(INTERRUPTED) from None
    if not (interview.state.client.concerns or interview.state.client.answers or interview.state.client.areas):
        raise UsageError("nothing was said about the client, so there is nothing to recommend", "name a concern")
    _finish(interview, ending, save)
    _show(interview, form, color, everything=everything)
    _point_on(interview, save)


def _finish(interview: "Interview", ending: str, save: str) -> None:
    """Say how it ended, and write down what was said before anything else is done with it."""
    from needlecli.cli.recording import save_record
    from needlecli.consulting import progress

    done, _, spared = progress(interview.state)
    still = len(interview.state.advice.questions)
    how = {"done": "Done", "stopped": "Stopped", "ran out": "The input ended"}[ending]
    after = f"after {done} question{'' if done == 1 else 's'}"
    sys.stderr.write("\n")
    interview.say(
        f"{how} {after}; {spared} of {len(interview.state.pack.vocabulary.facts)} facts need not be asked about."
    )
    if still:
        interview.say(f"Not known, and could still change the result: {still} answer{'' if still == 1 else 's'}.")
    if save:
        save_record(save, interview.state.record)
        interview.say(f"The answers are kept in {save}")
    sys.stderr.write("\n")
    sys.stderr.flush()


def _offer(interview: "Interview") -> str:
    """Ask at the end whether to keep the answers, where somebody is there to say so; give the file, or nothing."""
    from needlecli.cli.recording import check_place
    from needlecli.client import Unreadable
    from needlecli.errors import UsageError

    sys.stderr.write("\n")
    interview.say("Keep the answers in a file?", "strong")
    interview.say(f"A name that ends in .yaml or .json, like {FILE}. Enter: no.", "quiet")
    while True:
        try:
            file = (interview.hear() or "").strip()
            if file.casefold() in ("n", "no", "none"):
                return ""
            if file:
                check_place(file, force=False)
        except Unreadable as problem:
            interview.say(f"{problem}.", indent="  ")
        except UsageError as problem:
            interview.say(
                f"{problem.says}; {problem.advice.removesuffix(', or add --force to replace it')}.", indent="  "
            )
        else:
            return file


def _show(interview: "Interview", form: str, color: str, *, everything: bool) -> None:
    from needlecli.cli.screen import show

    advice = interview.state.advice

    def page() -> "Page":
        from needlecli.report.recommendation import recommendation_page

        return recommendation_page(advice, everything=everything)

    def data() -> Mapping[str, object]:
        from needlecli.report.contract import document

        return document(advice)

    show(form, color, page=page, data=data)


def _point_on(interview: "Interview", save: str) -> None:
    """Name the commands that come next, for the first variant that is offered."""
    first = _first(interview.state.advice)
    sys.stderr.write("\n")
    if first is None:
        return
    if not save:
        interview.say(f"To go on with these answers, keep them: needle consult --save {FILE}")
        return
    interview.say(f"next: needle plan {first} --intake {save}")
    interview.say(f"next: needle handout {first} --intake {save} -o handout.html")


def _first(advice: "Recommendation") -> str | None:
    from needlecli.advice import Verdict

    offered = (option.variant.id for option in advice.options if option.if_clear < Verdict.CONTRAINDICATED)
    return next(offered, None)


def _interrupted(interview: "Interview", save: str, intake: str) -> None:
    """Say what is kept: the answers so far, where a file was named for them and none of another kind stands there."""
    from pathlib import Path

    from needlecli.cli.recording import save_record

    sys.stderr.write("\n")
    if not save or interview.state.before is None:
        interview.say("Interrupted: nothing was recommended, and nothing was written.")
    elif Path(save).exists() and save != intake:
        interview.say(f"Interrupted: nothing was recommended, and {save} is as it was.")
    else:
        save_record(save, interview.state.record)
        interview.say("Interrupted: nothing was recommended.")
        interview.say(
            f"The answers so far are kept in {save}; go on with: needle consult --intake {save} --save {save}"
        )
