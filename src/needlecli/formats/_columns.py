"""Share the width of a screen among columns of words."""

from rich.cells import cell_len

ENDLESS = 100_000
GAP = 2


def shared(columns: list[list[str]], room: int) -> list[int] | None:
    """Share the room among columns so that no word is torn; None where there is too little for that."""
    room -= GAP * (len(columns) - 1)
    widths = [max(cell_len(cell) for cell in column) for column in columns]
    least = [max((cell_len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    if sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]))
        widths[widest] -= 1
    return widths
