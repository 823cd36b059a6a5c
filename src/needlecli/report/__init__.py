"""A report is how we say it: the words of every answer, decided once and drawn by many formats.

Each module is a door of its own, so that a program asking for data does not wait for the words of pages:
`contract` and the `…_data` functions give data, the `…_page` functions pages.
"""
