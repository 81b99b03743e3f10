"""What the figures of a text allow to be worked out: shares, ratios and rates, with their bounds."""

from __future__ import annotations

from tallybook.analysis.derived.combine import add, per_capita, per_day, portion, ratio, share
from tallybook.analysis.derived.find import Derivation, derive
from tallybook.analysis.derived.measure import MEASURES, Derived

__all__ = ["MEASURES", "Derivation", "Derived", "add", "derive", "per_capita", "per_day", "portion", "ratio", "share"]
