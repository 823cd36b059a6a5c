"""The keys of an intake record, by what they mostly hold."""

TEXTS = (*("ref", "event", "on", "others", "operator", "notes", "schema", "max_downtime", "max_depth", "prefer"),)
LISTS = ("concerns", "areas", "available", "cleared", "unrecognised")
KEYS = frozenset((*TEXTS, *LISTS, "facts"))
