"""Formats are the ways out: each draws a page, one file each."""
