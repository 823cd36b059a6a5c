"""What a client is, and what it has no room for."""

from builders import TODAY
from needlecli.client import PREFERENCES, Client, Wish


def test_a_client_has_no_name_and_no_birth_date() -> None:
    assert set(Client(on=TODAY)._asdict()).isdisjoint({"name", "birth_date", "born", "email", "phone", "address"})


def test_concerns_without_their_weights() -> None:
    assert Client(on=TODAY, concerns=(Wish("a", 2.0), Wish("b"))).concern_ids == {"a", "b"}


def test_a_wish_weighs_one_unless_said_otherwise() -> None:
    assert Wish("a").weight == 1.0


def test_there_are_four_preferences() -> None:
    assert PREFERENCES == ("effect", "downtime", "cost", "comfort")
