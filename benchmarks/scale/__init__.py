"""How many dispatches are read in an hour, by how many workers, in how much memory, and what a million would cost."""
