"""Tallybook: the figures that a news dispatch reports, each with its hedge, period, place, source and characters."""

__version__ = "0.1.0"
