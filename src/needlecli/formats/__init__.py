"""Formats are the ways out, one file each: `render(page, style)` draws for people, `write(data)` for programs."""
