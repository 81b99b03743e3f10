"""How fast dispatches are read, beside the tools that others use, in one run on one core."""
