"""How much work a question may cost, and the honest end when it would cost more."""


class StoppedError(Exception):
    """A question was given up, for the reason given; nothing is claimed of it."""


class Budget:
    """Steps that may still be spent; one step is one box held against another."""

    def __init__(self, steps: int) -> None:
        """Allow this many steps."""
        self.allowed = steps
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Note that steps were taken; raise StoppedError when they are more than were allowed."""
        self.spent += steps
        if self.spent > self.allowed:
            raise StoppedError(f"stopped after {self.allowed} steps")

    def renew(self) -> None:
        """Start again with all of it: another question is asked."""
        self.spent = 0
