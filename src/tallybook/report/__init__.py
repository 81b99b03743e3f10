"""Prose and tables whose numbers carry their trace."""
