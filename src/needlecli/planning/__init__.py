"""Planning sets the days of a course: what is permitted, what an event leaves, and how far apart."""

from needlecli.planning.plan import Because, Plan, Visit, Wait

__all__ = ["Because", "Plan", "Visit", "Wait"]
