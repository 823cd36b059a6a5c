"""x."""
def why() -> None:
    """x"""
