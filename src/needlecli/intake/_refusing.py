"""Why a whole input cannot be read: what is wrong with it, and what to do instead."""


class Unusable(Exception):
    """An input of which no row can be trusted; the sentence names no value that a client wrote."""

    def __init__(self, says: str, help: str = "") -> None:  # noqa: A002 - the word that Trouble uses
        super().__init__(says)
        self.says = says
        self.help = help
