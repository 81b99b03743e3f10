"""Claims and the ledger that keeps them, read from an article in one pass."""
