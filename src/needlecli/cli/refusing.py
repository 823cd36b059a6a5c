"""Say why nothing is planned or handed out: what stands in the way, and what would undo it."""

import sys

from needlecli.planning import Refused

MOST = 8
"""How many reasons are written."""


def refuse(refused: Refused) -> None:
    """Write the reasons to standard error."""
    from needlecli.page import clean
    from needlecli.report.words import verdict

    name, grounds = refused.option.variant.short, refused.says or ("nothing more is said of it",)
    told = [f"error: there is no plan for {name}: {verdict(refused.option)}"]
    told += [f"  because: {one}" for one in grounds[:MOST]]
    told += [f"  … and {len(grounds) - MOST} more reasons; see needle why {refused.option.variant.id}"] * (
        len(grounds) > MOST
    )
    told.append(f"  help: {refused.undone_by}")
    sys.stderr.write("\n".join(map(clean, told)) + "\n")
