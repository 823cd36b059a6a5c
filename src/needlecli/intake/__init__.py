"""Intake is the ways in: text to documents of answers, one reader a file."""
