"""A pack and a client in, a recommendation out: one path for one client or a million."""

from collections.abc import Collection

from needlecli.advice.assessing import assess
from needlecli.advice.questions import open_questions
from needlecli.advice.ranking import rank
from needlecli.advice.recommendation import Option, Recommendation
from needlecli.advice.verdict import Verdict
from needlecli.client import Client
from needlecli.knowledge import Pack


def recommend(pack: Pack, client: Client, only: Collection[str] = ()) -> Recommendation:
    """Assess every variant of a pack for a client, rank them, and list what to ask; pure.

    Where only some variants are looked at, each comes to the same, in the same order among them.
    """
    wanted = (variant for name, variant in pack.variants.items() if not only or name in only)
    options = tuple(_unread(assess(pack, variant, client), client) for variant in wanted)
    return Recommendation(client, pack, rank(options, client.prefer), open_questions(pack, client, options))


def _unread(option: Option, client: Client) -> Option:
    """Keep an option from being settled while something written about the client has not been understood."""
    if client.unrecognised and option.verdict < Verdict.ASK_FIRST:
        return option._replace(verdict=Verdict.ASK_FIRST)
    return option
