"""Properties is what is proved of a pack: one property a file, with its claim and the search for who refutes it."""
