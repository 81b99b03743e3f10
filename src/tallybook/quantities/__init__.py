"""Amounts as the text states them: numerals, hedges, and what is counted."""
