"""What a ledger shows, as frozen results: pure functions, no drawing, no printing."""
