"""Planning sets the days of a course: what is permitted, what an event leaves, and how far apart."""

from needlecli.planning.making import course, make_plan
from needlecli.planning.plan import Because, Gap, Plan, Refused, Visit, Wait

__all__ = ["Because", "Gap", "Plan", "Refused", "Visit", "Wait", "course", "make_plan"]
