"""A report is how we say it: the words of every answer, decided once and drawn by many formats."""

from needlecli.report.recommendation import recommendation_page

__all__ = ["recommendation_page"]
