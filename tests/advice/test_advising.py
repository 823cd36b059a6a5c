"""A pack and a client in, a recommendation out."""

from builders import TODAY
from needlecli.advice import Recommendation, Verdict, recommend
from needlecli.client import Client
from needlecli.knowledge import Pack


def test_every_variant_of_the_pack_appears_once(pack: Pack) -> None:
    answer = recommend(pack, Client(on=TODAY))
    assert sorted(o.variant.id for o in answer.options) == sorted(pack.variants)
    assert [o.rank for o in answer.options] == [1, 2, 3, 4, 5]


def test_the_answer_carries_what_it_rests_on(pack: Pack) -> None:
    one = Client(on=TODAY)
    answer = recommend(pack, one)
    assert isinstance(answer, Recommendation)
    assert answer.client is one
    assert answer.pack is pack


def test_of_a_client_nobody_asked_anything_nothing_is_suitable(pack: Pack) -> None:
    answer = recommend(pack, Client(on=TODAY))
    assert all(o.verdict >= Verdict.ASK_FIRST for o in answer.options)
    assert answer.questions


def test_the_same_client_gets_the_same_answer(pack: Pack) -> None:
    one = Client(on=TODAY)
    assert recommend(pack, one) == recommend(pack, one)
