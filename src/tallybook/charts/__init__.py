"""The charts: each function takes a result of `analysis` and returns a `Drawing`; none saves."""
