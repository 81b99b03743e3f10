"""Pure functions from ledgers to results; no drawing, no printing."""
