"""Mutation makes small faults in a pack, one at a time: each is what a slip of the pen could have written."""
